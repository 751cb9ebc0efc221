package org.partida.statements.ofx;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.FormatFacts;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Kinds;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;
import org.partida.statements.text.Table;

/** One account of the file (STMTRS, CCSTMTRS). One use, one thread. */
final class OfxAccount {
  private static final Table KINDS = Table.beside(OfxAccount.class, "ofx.properties");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

  private final OfxNode node;
  private final List<OfxEntry> entries;
  private final OfxValues values;
  private final List<Problem> warnings;

  OfxAccount(OfxNode node, OfxValues values, List<Problem> warnings) {
    this.node = node;
    this.entries = node.entries();
    this.values = values;
    this.warnings = warnings;
  }

  /** The statement; empty if the account has neither a currency nor a movement. */
  Optional<Statement> statement() {
    Optional<Currency> currency = currency();
    if (currency.isEmpty() && entries.isEmpty()) {
      return Optional.empty();
    }
    Currency in =
        currency.orElseThrow(
            () ->
                Refusal.at(
                    node.line(), "ofx.currency", "the statement names no currency (CURDEF)"));
    List<StatementLine> lines = new ArrayList<>();
    Money sum = Money.zero(in);
    for (OfxEntry e : entries) {
      StatementLine line = line(e, in);
      lines.add(line);
      sum = Amounts.plus(sum, line.amount(), e.line());
    }
    List<LocalDate> days = lines.stream().map(StatementLine::bookingDate).toList();
    Optional<LocalDate> from =
        Stream.concat(days("DTSTART"), days.stream()).min(LocalDate::compareTo);
    Optional<LocalDate> to = Stream.concat(days("DTEND"), days.stream()).max(LocalDate::compareTo);
    return Optional.of(
        new Statement(
            account(),
            in,
            from,
            to,
            Optional.empty(),
            closing(in, to, days),
            Optional.empty(),
            lines));
  }

  private Stream<LocalDate> days(String name) {
    return node.below(List.of("BANKTRANLIST", "INVTRANLIST")).stream()
        .flatMap(l -> l.value(name).stream().map(v -> OfxValues.day(v, l.line())));
  }

  private String account() {
    Optional<String> id =
        Stream.of("BANKACCTFROM", "CCACCTFROM", "INVACCTFROM")
            .flatMap(from -> node.value(from, "ACCTID").stream())
            .map(a -> a.replace(" ", ""))
            .findFirst();
    // some programs leave the block out: then the company must have one account that fits
    return id.orElse(FormatFacts.AT_BANK);
  }

  private Optional<Currency> currency() {
    return node.value("CURDEF")
        .or(() -> entries.stream().flatMap(e -> e.currency().stream()).findFirst())
        .flatMap(Amounts::currency);
  }

  /** A balance of a later day than the statement's last one counts movements that are not here. */
  private Optional<Money> closing(Currency in, Optional<LocalDate> to, List<LocalDate> days) {
    Optional<String> amount = node.value("LEDGERBAL", "BALAMT");
    Optional<LocalDate> day =
        node.value("LEDGERBAL", "DTASOF").map(d -> OfxValues.day(d, node.line()));
    Optional<LocalDate> last = days.stream().max(LocalDate::compareTo);
    boolean fits =
        day.isPresent()
            && to.filter(t -> day.get().isAfter(t)).isEmpty()
            && last.filter(l -> day.get().isBefore(l)).isEmpty();
    return amount.filter(a -> fits).map(a -> values.amount(a, in, node.line()));
  }

  private StatementLine line(OfxEntry e, Currency in) {
    if (e.currency().filter(c -> !c.equals(in.getCurrencyCode())).isPresent()) {
      throw Refusal.at(
          e.line(),
          "ofx.currency-differs",
          "a movement is in " + e.currency().get() + ", the account is kept in " + in,
          "Ask the bank for a statement in the currency of the account.");
    }
    LocalDate posted =
        OfxValues.day(
            e.posted()
                .orElseThrow(
                    () ->
                        Refusal.at(
                            e.line(), "ofx.date", "a movement has no booking date (DTPOSTED)")),
            e.line());
    Money amount =
        values.amount(
            e.amount()
                .orElseThrow(
                    () -> Refusal.at(e.line(), "ofx.amount", "a movement has no amount (TRNAMT)")),
            in,
            e.line());
    Optional<LineKind> told =
        KINDS.get("type." + e.type().toUpperCase(Locale.ROOT)).map(LineKind::valueOf);
    Optional<String> name = e.name().map(SourceText::fold);
    String memo = SourceText.fold(e.memo().orElse(""));
    String text = memo.startsWith(name.orElse("")) ? memo : (name.orElse("") + " " + memo).strip();
    Counterparty other =
        new Counterparty(
            told.isPresent() ? Optional.empty() : name,
            e.account().map(a -> a.replace(" ", "")).filter(a -> IBAN.matcher(a).matches()),
            Optional.empty());
    return new StatementLine(
        e.line(),
        posted,
        e.available().map(d -> OfxValues.day(d, e.line())),
        amount,
        other,
        text,
        e.id().map(SourceText::fold),
        e.number().map(SourceText::fold),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        told.orElseGet(
            () -> Kinds.shared().of(Optional.empty(), text, other, amount.signum() < 0)));
  }

  /** What has not been booked yet comes again. */
  void warnAboutPending() {
    int pending = node.below(List.of("STMTTRNP")).size();
    if (pending > 0) {
      warnings.add(
          Refusal.warning(
              node.line(),
              "ofx.not-booked",
              pending + " movements are pending and were left out",
              "Nothing to do: they come again when the bank books them."));
    }
  }
}
