package org.partida.statements.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.FormatFacts.Source;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Kinds;
import org.partida.statements.text.Refusal;

/** Movements of a table: one for a row, one more for what the source keeps of it. Immutable. */
final class TableLines {
  private final TableProfile profile;
  private final TableHead head;
  private final TableRows rows;
  private final TableCells cells;
  private final ColumnDates dates;
  private final ColumnDates valueDates;
  private final boolean signedDebit;

  TableLines(TableProfile profile, TableHead head, TableRows rows) {
    this.profile = profile;
    this.head = head;
    this.rows = rows;
    List<Grid.Row> all = rows.movements();
    int line = all.get(0).line();
    this.cells = TableCells.of(head, all);
    this.dates = ColumnDates.of(column(all, Role.DATE), profile.monthFirst(), line);
    this.valueDates = ColumnDates.of(column(all, Role.VALUE_DATE), profile.monthFirst(), line);
    this.signedDebit = all.stream().anyMatch(r -> head.cell(r, Role.DEBIT).strip().startsWith("-"));
  }

  private List<String> column(List<Grid.Row> all, Role role) {
    return all.stream().map(r -> head.cell(r, role)).filter(c -> !c.isEmpty()).toList();
  }

  /** A row's movements with the balance after them. */
  record Moved(List<StatementLine> lines, Optional<Money> balance) {}

  Moved of(Grid.Row row, Currency currency) {
    Money amount = amount(row, currency);
    boolean payout =
        !profile.payouts().isEmpty()
            && profile.payouts().contains(Kinds.plain(head.cell(row, Role.TYPE)));
    Optional<Money> kept =
        fee(row, currency)
            .filter(f -> !f.isZero())
            .map(f -> profile.feeSigned() || f.signum() < 0 ? f : f.negate());
    proveNet(row, currency, amount, kept);
    if (payout) {
      Money all = kept.map(k -> Amounts.plus(amount.abs(), k, row.line())).orElse(amount.abs());
      return new Moved(
          List.of(line(row, all.negate(), Optional.of(LineKind.PAYOUT), "")),
          balance(row, currency));
    }
    List<StatementLine> lines = new ArrayList<>();
    if (!amount.isZero() || kept.isEmpty()) {
      lines.add(line(row, amount, Optional.empty(), ""));
    }
    kept.ifPresent(k -> lines.add(line(row, k, Optional.of(LineKind.FEE), "; fee")));
    return new Moved(lines, balance(row, currency));
  }

  private Optional<Money> fee(Grid.Row row, Currency currency) {
    Optional<Money> one = cells.amount(row, Role.FEE, currency);
    Optional<Money> two = cells.amount(row, Role.FEE_TOO, currency);
    return one.isPresent() && two.isPresent()
        ? Optional.of(Amounts.plus(one.get(), two.get(), row.line()))
        : one.or(() -> two);
  }

  private Optional<Money> balance(Grid.Row row, Currency currency) {
    return cells.amount(row, Role.BALANCE, currency);
  }

  private Money amount(Grid.Row row, Currency currency) {
    Optional<Money> one = cells.amount(row, Role.AMOUNT, currency);
    if (one.isPresent()) {
      return profile.invert() ? one.get().negate() : one.get();
    }
    Optional<Money> debit = cells.amount(row, Role.DEBIT, currency);
    Optional<Money> credit = cells.amount(row, Role.CREDIT, currency);
    if (debit.isEmpty() && credit.isEmpty()) {
      throw Refusal.at(row.line(), "csv.amount", "a row with a date has no amount");
    }
    Money zero = Money.zero(currency);
    Money out = debit.map(d -> signedDebit ? d : d.negate()).orElse(zero);
    return Amounts.plus(out, credit.orElse(zero), row.line());
  }

  private void proveNet(Grid.Row row, Currency currency, Money amount, Optional<Money> kept) {
    Optional<Money> net = cells.amount(row, Role.NET, currency);
    Money own = Amounts.plus(amount, kept.orElse(Money.zero(currency)), row.line());
    if (net.filter(n -> !n.equals(own) && !n.abs().equals(own.abs())).isPresent()) {
      throw Refusal.at(
          row.line(),
          "csv.net",
          "amount " + amount + " less what is kept is not the net of " + net.get());
    }
  }

  private StatementLine line(Grid.Row row, Money amount, Optional<LineKind> kind, String behind) {
    Counterparty columns =
        new Counterparty(
            head.text(row, Role.NAME),
            head.text(row, Role.IBAN).map(i -> i.replace(" ", "")).filter(i -> i.length() > 4),
            head.text(row, Role.TAX_ID).map(t -> t.replace(" ", "")));
    String text = (head.cell(row, Role.TEXT) + rows.more(row)).strip() + behind;
    Counterparty other =
        profile.facts().source() == Source.BANK
            ? TextParty.of(columns, text, head.cell(row, Role.ACCOUNT).replace(" ", ""))
            : columns;
    boolean out = amount.signum() < 0;
    return new StatementLine(
        row.line(),
        dates.parse(head.cell(row, Role.DATE), row.line()),
        valueDate(row),
        amount,
        other,
        text,
        cells.number(row, Role.REFERENCE),
        cells.number(row, Role.END_TO_END),
        cells.number(row, Role.AWB),
        cells.number(row, Role.ORDER),
        Optional.empty(),
        kind.orElseGet(
            () ->
                profile.facts().source() == Source.BANK
                    ? Kinds.shared().of(Optional.empty(), text, other, out)
                    : out ? LineKind.REVERSAL : LineKind.COLLECTION));
  }

  private Optional<LocalDate> valueDate(Grid.Row row) {
    return head.text(row, Role.VALUE_DATE)
        .filter(ColumnDates::looksLikeDate)
        .map(v -> valueDates.parse(v, row.line()));
  }

  /** The balances that columns of the rows repeat. */
  TableBalances balances(List<Grid.Row> of, Currency currency) {
    return TableBalances.inColumns(head, of, cells, currency);
  }

  /** Where the sum stands. */
  int totalLine() {
    return rows.total().map(Grid.Row::line).orElse(1);
  }

  /**
   * The sum of all movements that a row below the table gives: one amount, or what went out and
   * what came in.
   */
  Optional<Money> total(Currency currency) {
    if (rows.total().isEmpty()) {
      return Optional.empty();
    }
    Grid.Row row = rows.total().get();
    if (head.has(Role.AMOUNT)) {
      return cells.amount(row, Role.AMOUNT, currency);
    }
    Optional<Money> out = cells.amount(row, Role.DEBIT, currency);
    Optional<Money> in = cells.amount(row, Role.CREDIT, currency);
    return out.isPresent() && in.isPresent()
        ? Optional.of(Amounts.plus(in.get(), out.get().abs().negate(), row.line()))
        : Optional.empty();
  }
}
