package org.partida.model.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A table for paper or a spreadsheet: texts are in the reader's language already, numbers are
 * numbers. Immutable.
 *
 * @param title what it is
 * @param head lines above the table: company, period
 * @param columns from left to right
 * @param rows from top to bottom; each has a cell a column
 * @param notes lines below the table
 * @param pageTotals true if each page shows the sums of its numbers of ordinary rows
 */
public record PrintedTable(
    String title,
    List<String> head,
    List<Column> columns,
    List<Row> rows,
    List<String> notes,
    boolean pageTotals) {
  public PrintedTable {
    head = List.copyOf(head);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    for (Row r : rows) {
      if (r.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + r.cells().size() + " cells under " + columns.size() + " columns");
      }
    }
  }

  /**
   * A column. Immutable.
   *
   * @param name heading
   * @param amount true if its cells are amounts, which are aligned and summed
   * @param width share of the page's width beside the other columns
   */
  public record Column(String name, boolean amount, int width) {}

  /**
   * A row. Immutable.
   *
   * @param style how it looks, and whether it is summed
   * @param cells one a column
   */
  public record Row(Style style, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** How a row looks. */
  public enum Style {
    ORDINARY,
    /** Set back a little; not summed. */
    PART,
    /** Bold; not summed. */
    TOTAL
  }

  /**
   * A cell. Immutable.
   *
   * @param text what it says; empty for a number
   * @param number an amount with the decimals to show
   */
  public record Cell(String text, Optional<BigDecimal> number) {
    /** Nothing. */
    public static final Cell EMPTY = new Cell("", Optional.empty());

    public static Cell of(String text) {
      return new Cell(text, Optional.empty());
    }

    public static Cell of(BigDecimal number) {
      return new Cell("", Optional.of(number));
    }
  }
}
