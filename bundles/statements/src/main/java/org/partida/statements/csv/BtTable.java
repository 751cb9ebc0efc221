package org.partida.statements.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.model.Money;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.StatementLine;
import org.partida.statements.table.Grid;
import org.partida.statements.table.NumberStyle;
import org.partida.statements.table.RunningBalance;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Kinds;
import org.partida.statements.text.Refusal;

/** The rows under the header to movements. One use, one thread. */
final class BtTable {
  private final BtLayout layout;
  private final Currency currency;
  private final BtDescription description;
  private final Set<String> footers;
  private final List<StatementLine> lines = new ArrayList<>();
  private final List<RunningBalance.Entry> balances = new ArrayList<>();

  BtTable(BtLayout layout, Currency currency, BtDescription description, Set<String> footers) {
    this.layout = layout;
    this.currency = currency;
    this.description = description;
    this.footers = footers;
  }

  void read(List<Grid.Row> rows) {
    List<Grid.Row> movements = rows.stream().filter(this::isMovement).toList();
    if (movements.isEmpty()) {
      return;
    }
    NumberStyle style = NumberStyle.of(amounts(movements), movements.get(0).line());
    // one layout writes debits with a minus, the other without; the column tells
    boolean signedDebit =
        movements.stream()
            .map(r -> style.plain(r.cell(layout.debit())))
            .anyMatch(d -> d.startsWith("-"));
    for (Grid.Row row : movements) {
      line(row, style, signedDebit);
    }
  }

  List<StatementLine> lines() {
    return List.copyOf(lines);
  }

  Optional<RunningBalance> runningBalance() {
    boolean newestFirst =
        lines.size() > 1
            && lines.get(0).bookingDate().isAfter(lines.get(lines.size() - 1).bookingDate());
    return balances.size() == lines.size()
        ? RunningBalance.of(balances, newestFirst)
        : Optional.empty();
  }

  private boolean isMovement(Grid.Row row) {
    if (row.blank()) {
      return false;
    }
    String first = row.cell(layout.date());
    if (DateStyle.looksLikeDate(first)) {
      return true;
    }
    String start =
        Kinds.plain(row.cells().stream().filter(c -> !c.isEmpty()).findFirst().orElse(""));
    boolean hasAmount = !row.cell(layout.debit()).isEmpty() || !row.cell(layout.credit()).isEmpty();
    if (hasAmount && footers.stream().noneMatch(start::startsWith)) {
      throw Refusal.at(
          row.line(), "csv.date", "a row with an amount has no date: " + Refusal.quote(first));
    }
    return false;
  }

  private List<String> amounts(List<Grid.Row> movements) {
    List<String> values = new ArrayList<>();
    for (Grid.Row row : movements) {
      for (int column : new int[] {layout.debit(), layout.credit(), layout.balance()}) {
        if (!row.cell(column).isEmpty()) {
          values.add(row.cell(column));
        }
      }
    }
    return values;
  }

  private void line(Grid.Row row, NumberStyle style, boolean signedDebit) {
    Optional<Money> debit = amount(row, layout.debit(), style);
    Optional<Money> credit = amount(row, layout.credit(), style);
    if (debit.isEmpty() && credit.isEmpty()) {
      throw Refusal.at(row.line(), "csv.amount", "a row with a date has neither debit nor credit");
    }
    Money out = debit.map(d -> signedDebit ? d : d.negate()).orElse(Money.zero(currency));
    Money amount = Amounts.plus(out, credit.orElse(Money.zero(currency)), row.line());
    String details = row.cell(layout.description());
    String type = row.cell(layout.type());
    String text = type.isEmpty() ? details : type + "; " + details;
    Counterparty other = description.counterparty(text);
    LocalDate booking = DateStyle.parse(row.cell(layout.date()), row.line());
    Optional<LocalDate> value =
        Optional.of(row.cell(layout.valueDate()))
            .filter(v -> !v.isEmpty())
            .map(v -> DateStyle.parse(v, row.line()));
    lines.add(
        new StatementLine(
            row.line(),
            booking,
            value,
            amount,
            other,
            text,
            Optional.of(row.cell(layout.reference())).filter(r -> !r.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Kinds.shared().of(Optional.empty(), text, other, amount.signum() < 0)));
    amount(row, layout.balance(), style)
        .ifPresent(b -> balances.add(new RunningBalance.Entry(row.line(), amount, b)));
  }

  private Optional<Money> amount(Grid.Row row, int column, NumberStyle style) {
    String cell = row.cell(column);
    return cell.isEmpty()
        ? Optional.empty()
        : Optional.of(Amounts.exact(style.plain(cell), currency, row.line()));
  }
}
