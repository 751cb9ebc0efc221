package org.partida.base.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Cells of a CSV file (RFC 4180) that people open in a spreadsheet. What the spreadsheet would run
 * as a formula gets an apostrophe before it; reading takes it away again, so that a file that is
 * exported, looked at and imported says the same. Stateless.
 */
public final class CsvCells {
  /**
   * What begins a formula, also in its wide form; tab and line ends are skipped by spreadsheets.
   */
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvCells() {}

  /** A text from outside as a cell: guarded, and quoted where that is needed. */
  public static String text(String value) {
    return quoted(guarded(value));
  }

  /** A text from outside with the guard alone, for a file with separators of its own. */
  public static String guarded(String value) {
    return isFormula(value) ? "'" + value : value;
  }

  /** A row of texts from outside, with its end of line. */
  public static String row(List<String> values) {
    return values.stream().map(CsvCells::text).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** The text behind a cell: the opposite of the guard of {@link #text}. */
  public static String plain(String cell) {
    return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
  }

  /**
   * Apostrophes before it do not count: a text that has one already gets one more, else reading
   * would take its own away. Nor do blanks: some programs drop them.
   */
  private static boolean isFormula(String value) {
    int i = 0;
    while (i < value.length() && (value.charAt(i) == '\'' || value.charAt(i) == ' ')) {
      i++;
    }
    return i < value.length() && FORMULA.indexOf(value.charAt(i)) >= 0;
  }

  /**
   * A semicolon or a tab divides cells too where the spreadsheet's language says so, and blanks at
   * the ends count only in quotation marks.
   */
  private static String quoted(String value) {
    return value.equals(value.strip()) && value.matches("[^\",;\t\r\n]*")
        ? value
        : '"' + value.replace("\"", "\"\"") + '"';
  }
}
