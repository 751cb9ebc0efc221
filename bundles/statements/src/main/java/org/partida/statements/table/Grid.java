package org.partida.statements.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;

/** Text to rows of trimmed cells. Stateless. */
public final class Grid {
  private static final int MAX_COLUMNS = 200;

  private Grid() {}

  /**
   * A row.
   *
   * @param line line of the file where it begins, counted from 1
   * @param numbers which cells a workbook keeps as numbers
   */
  public record Row(int line, List<String> cells, Set<Integer> numbers) {
    /** A row of texts. */
    public Row(int line, List<String> cells) {
      this(line, cells, Set.of());
    }

    public String cell(int index) {
      return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    public boolean blank() {
      for (String cell : cells) {
        if (!cell.isEmpty()) {
          return false;
        }
      }
      return true;
    }
  }

  /** All rows; a broken quotation is refused. */
  public static List<Row> rows(String text, char delimiter) {
    return rows(text, delimiter, Integer.MAX_VALUE, false);
  }

  /** At most {@code limit} rows, fewer if a quotation is broken: for looking, not for reading. */
  public static List<Row> top(String text, char delimiter, int limit) {
    return rows(text, delimiter, limit, true);
  }

  private static List<Row> rows(String text, char delimiter, int limit, boolean lenient) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    List<Row> rows = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        if (lenient && record.size() > MAX_COLUMNS) {
          return rows;
        }
        rows.add(row((int) Math.min(line, Integer.MAX_VALUE), record, lenient ? '\0' : delimiter));
        line = parser.getCurrentLineNumber() + 1;
        if (rows.size() >= limit) {
          break;
        }
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      if (lenient) {
        return rows;
      }
      throw Refusal.at(
          (int) line, "csv.quotes", "a quotation mark is not closed, or text follows it");
    }
  }

  private static Row row(int line, CSVRecord record, char delimiter) {
    if (record.size() > MAX_COLUMNS) {
      throw Refusal.at(line, "csv.too-many-columns", "a row of " + record.size() + " columns");
    }
    String[] cells = new String[record.size()];
    for (int i = 0; i < cells.length; i++) {
      String cell = record.get(i);
      if (cell.length() > SourceText.MAX_LINE) {
        throw Refusal.at(
            line, "statement.line-too-long", "a cell of " + cell.length() + " characters");
      }
      if (record.size() > 2 && swallows(cell, delimiter, record.size() - 1)) {
        throw Refusal.at(
            line,
            "csv.quotes",
            "a quotation mark that is not closed in its row takes in other rows");
      }
      String folded = SourceText.fold(cell);
      cells[i] = folded.equals("\"\"") ? "" : folded;
    }
    return new Row(line, Collections.unmodifiableList(Arrays.asList(cells)));
  }

  /** Whether a line inside the cell has as many delimiters as a row. */
  private static boolean swallows(String cell, char delimiter, int delimiters) {
    if (cell.indexOf('\n') < 0) {
      return false;
    }
    return cell.lines().anyMatch(l -> l.chars().filter(c -> c == delimiter).count() >= delimiters);
  }
}
