package org.partida.matching.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partida.api.company.BankAccount;
import org.partida.api.company.BookedOn;
import org.partida.api.company.Company;
import org.partida.api.match.PostingDay;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.port.Tx;
import org.partida.model.Money;
import org.partida.model.TaxIds;

/**
 * The bank's line with which a courier's or processor's transfer came: it names the transfer's
 * number, or is the whole sum and names the holder. Exactly one counts; anything else would be a
 * guess.
 */
final class Arrival {
  /** A transfer may be dated after the bank has it. */
  private static final int DAYS_BEFORE = 3;

  private static final int DAYS_AFTER = 21;

  private final PostingDay day;

  Arrival(Tx tx, Company company, BankAccount register, LineRecord line) {
    Optional<String> number =
        tx.statements().ofImport(line.statement()).stream()
            .filter(s -> s.id().equals(line.statement()))
            .flatMap(s -> s.number().stream())
            .findFirst();
    LocalDate on = line.line().bookingDate();
    Money sum = Money.zero(register.currency());
    for (LineRecord l : tx.statements().linesOf(line.statement())) {
      boolean counts = l.state() == LineState.UNSAVED || l.state() == LineState.SAVED;
      if (counts && (number.isPresent() || l.line().bookingDate().equals(on))) {
        sum = sum.plus(l.line().amount());
      }
    }
    this.day = find(tx, company, register, number, on, sum);
  }

  PostingDay day() {
    return day;
  }

  private static PostingDay find(
      Tx tx,
      Company company,
      BankAccount register,
      Optional<String> number,
      LocalDate on,
      Money sum) {
    List<LineRecord> byNumber = new ArrayList<>();
    List<LineRecord> bySum = new ArrayList<>();
    for (BankAccount bank : company.accounts()) {
      if (bank.isRegister() || !bank.currency().equals(register.currency())) {
        continue;
      }
      for (LineRecord l :
          tx.statements()
              .booked(company.id(), bank.iban(), on.minusDays(DAYS_BEFORE), on.plusDays(DAYS_AFTER))
              .values()) {
        boolean moved =
            (l.state() == LineState.UNSAVED || l.state() == LineState.SAVED)
                && l.line().amount().signum() > 0;
        if (moved && number.filter(n -> names(l, n)).isPresent()) {
          byNumber.add(l);
        } else if (moved && l.line().amount().equals(sum) && isOf(l, register)) {
          bySum.add(l);
        }
      }
    }
    List<LineRecord> found = byNumber.isEmpty() ? bySum : byNumber;
    String transfer = number.map(n -> "transfer " + n).orElse("the transfer of " + on);
    if (found.size() != 1) {
      return new PostingDay(
          Optional.empty(),
          BookedOn.BANK_LINE,
          found.isEmpty()
              ? "no bank's line of " + transfer + " (" + sum + ") is there yet"
              : found.size() + " bank's lines may be " + transfer + " (" + sum + ")");
    }
    LineRecord line = found.get(0);
    return new PostingDay(
        Optional.of(line.line().bookingDate()),
        BookedOn.BANK_LINE,
        "day of the bank's line " + line.id() + " with " + transfer);
  }

  private static boolean names(LineRecord l, String number) {
    return number.length() >= 3
        && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(number) + "(?![\\p{L}\\p{N}])")
            .matcher(l.line().text())
            .find();
  }

  /** Its fiscal code, or all words of the register's name. */
  private static boolean isOf(LineRecord l, BankAccount register) {
    boolean byCode =
        register.holder().isPresent()
            && l.line()
                .counterparty()
                .taxId()
                .filter(t -> bare(t).equals(bare(register.holder().get())))
                .isPresent();
    if (byCode) {
      return true;
    }
    String words =
        (l.line().counterparty().name().orElse("") + " " + l.line().text())
            .toUpperCase(Locale.ROOT);
    List<String> name =
        Stream.of(register.iban().toUpperCase(Locale.ROOT).split("[^A-Z]+"))
            .filter(w -> w.length() > 1)
            .toList();
    return !name.isEmpty() && name.stream().allMatch(words::contains);
  }

  private static String bare(String code) {
    return TaxIds.normalised(code).replaceFirst("^RO", "");
  }
}
