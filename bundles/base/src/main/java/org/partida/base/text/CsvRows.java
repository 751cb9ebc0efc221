package org.partida.base.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV (RFC 4180) that people made. A row whose quotation is broken is marked and read no
 * further than its own first line, so that it never swallows its neighbours. Stateless.
 */
public final class CsvRows {
  private static final int MAX_CELL = 64 * 1024;
  private static final int MAX_COLUMNS = 200;
  private static final String DELIMITERS = ",;\t";

  private final String text;
  private final char delimiter;
  private int at;
  private int line = 1;

  private CsvRows(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /**
   * A row. Immutable.
   *
   * @param line line of the file where it begins, counted from 1
   * @param cells as they stand there; outside quotation marks without blanks at their ends
   * @param broken a quotation mark is not closed, text follows a closed one, or the row is absurdly
   *     large; the cells say nothing then
   */
  public record Row(int line, List<String> cells, boolean broken) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** The cell, or nothing where the row is shorter. */
    public String cell(int index) {
      return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    /** Nothing stands in it. */
    public boolean blank() {
      return !broken && cells.stream().allMatch(String::isBlank);
    }
  }

  /** The rows; comma, semicolon or tab, whichever the first line has most of. */
  public static List<Row> read(String text) {
    CsvRows reader = new CsvRows(text, delimiter(text));
    List<Row> rows = new ArrayList<>();
    while (reader.at < text.length()) {
      rows.add(reader.row());
    }
    return rows;
  }

  private static char delimiter(String text) {
    String head = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char c = DELIMITERS.charAt(i);
      long n = head.chars().filter(x -> x == c).count();
      if (n > most) {
        most = n;
        best = c;
      }
    }
    return best;
  }

  private Row row() {
    int begin = at;
    int first = line;
    List<String> cells = new ArrayList<>();
    boolean more = true;
    while (more) {
      StringBuilder cell = new StringBuilder();
      boolean whole = cell(cell);
      if (!whole || cells.size() == MAX_COLUMNS) {
        at = begin;
        line = first;
        skipLine();
        return new Row(first, List.of(), true);
      }
      cells.add(cell.toString());
      more = at < text.length() && text.charAt(at) == delimiter;
      if (more) {
        at++;
      }
    }
    endOfLine();
    return new Row(first, cells, false);
  }

  /** Reads up to the delimiter or the end of the line; false if the cell is broken. */
  private boolean cell(StringBuilder into) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    if (quoted && !quotation(into)) {
      return false;
    }
    int from = at;
    while (at < text.length() && text.charAt(at) != delimiter && !isEnd(text.charAt(at))) {
      at++;
    }
    String bare = text.substring(from, at);
    into.append(quoted ? "" : bare.strip());
    return into.length() <= MAX_CELL && (!quoted || bare.isBlank());
  }

  private boolean quotation(StringBuilder into) {
    at++;
    while (at < text.length() && into.length() <= MAX_CELL) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' || c == '\r' && !next('\n') ? 1 : 0;
        into.append(c);
      } else if (next('"')) {
        into.append(c);
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean next(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void skipLine() {
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    endOfLine();
  }

  private void endOfLine() {
    if (next('\r')) {
      at++;
      at += next('\n') ? 1 : 0;
      line++;
    } else if (next('\n')) {
      at++;
      line++;
    }
  }

  private static boolean isEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
