package org.partida.matching.match;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.company.BankAccount;
import org.partida.api.company.BookedOn;
import org.partida.api.company.Company;
import org.partida.api.match.PostingDay;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.port.Tx;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.StatementLine;

/**
 * On which day lines of registers are booked, by the register's choice or a person's word for one
 * file. Used once, in a transaction: what a whole transfer has in common is looked up once.
 */
final class PostingDays {
  private final Tx tx;
  private final Company company;
  private final Map<String, Optional<LocalDate>> named = new HashMap<>();
  private final Map<String, Arrival> arrivals = new HashMap<>();

  PostingDays(Tx tx, Company company) {
    this.tx = tx;
    this.company = company;
  }

  /** Empty for a line of a bank account, which is booked on the bank's day. */
  Optional<PostingDay> of(LineRecord line) {
    return company.accounts().stream()
        .filter(a -> a.iban().equals(line.account()) && a.isRegister() && !isCash(a))
        .findFirst()
        .map(a -> of(a, line));
  }

  private static boolean isCash(BankAccount a) {
    return a.account().startsWith("531");
  }

  private PostingDay of(BankAccount a, LineRecord line) {
    Optional<LocalDate> booked =
        line.voucher()
            .filter(v -> line.state() == LineState.SAVED)
            .flatMap(v -> tx.vouchers().find(new ExternalId(v)))
            .map(v -> v.voucher().date());
    if (booked.isPresent()) {
      return new PostingDay(booked, a.bookedOn(), "booked on " + booked.get());
    }
    Optional<LocalDate> said = named.computeIfAbsent(line.statement(), tx.statements()::bookedOn);
    if (said.isPresent()) {
      return new PostingDay(said, BookedOn.FIXED, "the day that was named for the file");
    }
    LocalDate transfer = line.line().bookingDate();
    return switch (a.bookedOn()) {
      case TRANSFER -> new PostingDay(Optional.of(transfer), a.bookedOn(), "day of the transfer");
      case COLLECTION ->
          line.line()
              .valueDate()
              .map(d -> new PostingDay(Optional.of(d), a.bookedOn(), "day of the collection"))
              .orElseGet(
                  () ->
                      new PostingDay(
                          Optional.of(transfer),
                          a.bookedOn(),
                          "day of the transfer: the file does not tell that of the collection"));
      case BANK_LINE ->
          arrivals
              .computeIfAbsent(
                  line.statement() + "|" + transfer, k -> new Arrival(tx, company, a, line))
              .day();
      case FIXED ->
          new PostingDay(
              Optional.empty(), a.bookedOn(), "a person names the day for each file; none yet");
    };
  }

  /** The line as it is to be booked. */
  Dated dated(LineRecord line) {
    Optional<PostingDay> day = of(line);
    if (day.isEmpty()) {
      return new Dated(line, Optional.empty());
    }
    LocalDate on = day.get().day().orElseThrow(() -> unknown(line, day.get()));
    StatementLine l = line.line();
    if (on.equals(l.bookingDate())) {
      return new Dated(line, Optional.empty());
    }
    StatementLine then =
        new StatementLine(
            l.row(),
            on,
            l.valueDate(),
            l.amount(),
            l.counterparty(),
            l.text(),
            l.bankRef(),
            l.endToEndId(),
            l.awb(),
            l.orderRef(),
            l.fee(),
            l.kind());
    LineRecord moved =
        new LineRecord(
            line.id(),
            line.company(),
            line.statement(),
            line.account(),
            then,
            line.state(),
            line.proposal(),
            line.voucher(),
            line.error(),
            line.repeats());
    return new Dated(moved, Optional.of(day.get().why() + "; the file gives " + l.bookingDate()));
  }

  /**
   * A line with the day on which it is booked.
   *
   * @param why empty where that is the day of the file
   */
  record Dated(LineRecord line, Optional<String> why) {}

  private static PartidaException unknown(LineRecord line, PostingDay day) {
    return new PartidaException(
        new Problem(
            "match.posting-day",
            "the day on which it is booked is not known: " + day.why(),
            "statement line " + line.id(),
            day.by() == BookedOn.BANK_LINE
                ? "import the bank's statement, or name the day: statement-date STATEMENT DATE"
                : "name the day: statement-date STATEMENT DATE"));
  }

  /** All of these that are of registers, by line. */
  Map<String, PostingDay> of(List<LineRecord> lines) {
    return lines.stream()
        .filter(l -> of(l).isPresent())
        .collect(Collectors.toMap(LineRecord::id, l -> of(l).orElseThrow(), (a, b) -> a));
  }
}
