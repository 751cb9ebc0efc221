package org.partida.statements.table;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Kinds;

/**
 * The balances that a file states itself: in a column of its own that repeats them, or under a
 * label above the table, between its rows or below them. Immutable.
 */
record TableBalances(Optional<Money> opening, Optional<Money> closing) {
  static final TableBalances NONE = new TableBalances(Optional.empty(), Optional.empty());
  private static final Pattern NUMBER = Pattern.compile("[-+(]?\\d[\\d.,\\s\u00a0]*\\)?-?");
  private static final Pattern NUMBER_AT_END = Pattern.compile("[-+]?\\d[\\d.,]*$");

  /** A text, or a number of a workbook. */
  private record Said(String text, boolean number) {}

  /**
   * Those of the columns.
   *
   * @param rows of one account; a column whose values differ says nothing of the whole
   */
  static TableBalances inColumns(
      TableHead head, List<Grid.Row> rows, TableCells cells, Currency currency) {
    return new TableBalances(
        same(head, rows, Role.OPENING, cells, currency),
        same(head, rows, Role.CLOSING, cells, currency));
  }

  private static Optional<Money> same(
      TableHead head, List<Grid.Row> rows, Role role, TableCells cells, Currency currency) {
    List<Money> all =
        rows.stream().flatMap(r -> cells.amount(r, role, currency).stream()).distinct().toList();
    return head.has(role) && all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** These, and what they do not tell from others. */
  TableBalances or(TableBalances others) {
    return new TableBalances(opening.or(others::opening), closing.or(others::closing));
  }

  /**
   * With the closing balance that follows from the opening one and a sum of all movements that the
   * file gives.
   */
  TableBalances withTotal(Optional<Money> total) {
    return closing.isEmpty() && opening.isPresent() && total.isPresent()
        ? new TableBalances(opening, Optional.of(opening.get().plus(total.get())))
        : this;
  }

  /**
   * Those under a label in rows that are no movements; what cannot be read for certain is not
   * there.
   */
  static TableBalances labelled(List<Grid.Row> rows, TableProfile profile, Currency currency) {
    Optional<Said> opening = said(rows, profile.columns().getOrDefault(Role.OPENING, List.of()));
    Optional<Said> closing = said(rows, profile.columns().getOrDefault(Role.CLOSING, List.of()));
    List<String> texts =
        Stream.concat(opening.stream(), closing.stream())
            .filter(s -> !s.number())
            .map(Said::text)
            .toList();
    try {
      NumberStyle style = NumberStyle.of(texts, 1);
      return new TableBalances(
          opening.map(s -> money(s, style, currency)), closing.map(s -> money(s, style, currency)));
    } catch (PartidaException unclear) {
      return NONE;
    }
  }

  private static Money money(Said said, NumberStyle style, Currency currency) {
    return Amounts.exact(said.number() ? said.text() : style.plain(said.text()), currency, 1);
  }

  private static Optional<Said> said(List<Grid.Row> rows, List<String> labels) {
    for (int r = 0; r < rows.size(); r++) {
      List<String> cells = rows.get(r).cells();
      for (int c = 0; c < cells.size(); c++) {
        String plain = Kinds.plain(cells.get(c));
        if (labels.stream().anyMatch(l -> plain.equals(l) || plain.startsWith(l + " "))) {
          Optional<Said> found = beside(rows.get(r), c);
          if (found.isEmpty() && r + 1 < rows.size()) {
            found = number(rows.get(r + 1), c);
          }
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** In the label's own cell, or in the first one behind it that is a number and no day. */
  private static Optional<Said> beside(Grid.Row row, int label) {
    Matcher inside = NUMBER_AT_END.matcher(TableCells.bare(row.cell(label)));
    if (inside.find() && !ColumnDates.looksLikeDate(inside.group())) {
      return Optional.of(new Said(inside.group(), false));
    }
    for (int c = label + 1; c < row.cells().size(); c++) {
      Optional<Said> found = number(row, c);
      if (found.isPresent()) {
        return found;
      }
      if (row.cell(c).matches(".*\\p{L}{4}.*")) {
        // the next label
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Said> number(Grid.Row row, int column) {
    String cell = TableCells.bare(row.cell(column));
    return NUMBER.matcher(cell).matches() && !ColumnDates.looksLikeDate(cell)
        ? Optional.of(new Said(cell, row.numbers().contains(column)))
        : Optional.empty();
  }
}
