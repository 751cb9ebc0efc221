package org.partida.posting.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * A table of law or market facts: UTF-8 text, cells parted by a bar, lines that start with {@code
 * #} say source and validity, the first other line names the columns. Strict: whatever does not fit
 * fails the start with file and line, because a rule read wrongly would be posted wrongly.
 */
public final class Table {
  private final String file;
  private final List<Row> rows;

  private Table(String file, List<Row> rows) {
    this.file = file;
    this.rows = List.copyOf(rows);
  }

  /** Reads a resource that lies beside the class and must have exactly these columns. */
  public static Table resource(Class<?> beside, String file, String... columns) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw bad(file, "the file is missing from the bundle");
      }
      return read(
          file,
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
          List.of(columns));
    } catch (IOException e) {
      throw new PartidaException(bad(file, "cannot be read").problem(), e);
    }
  }

  /** Reads a table from text. */
  public static Table read(String file, BufferedReader in, List<String> columns)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    boolean head = false;
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      String at = file + ":" + number;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      if (!head) {
        require(cells.equals(columns), at, "expected the columns " + columns + ", found " + cells);
        head = true;
        continue;
      }
      require(
          cells.size() == columns.size(),
          at,
          "expected " + columns.size() + " cells, found " + cells.size());
      rows.add(new Row(at, columns, cells));
    }
    require(!rows.isEmpty(), file, "the table has no rows");
    return new Table(file, rows);
  }

  /** The file's name, for messages. */
  public String file() {
    return file;
  }

  /** Turns each row into a value; a value that a row cannot give fails with the row's place. */
  public <T> List<T> map(Function<Row, T> reader) {
    List<T> out = new ArrayList<>();
    for (Row row : rows) {
      try {
        out.add(reader.apply(row));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new PartidaException(bad(row.at(), String.valueOf(e.getMessage())).problem(), e);
      }
    }
    return List.copyOf(out);
  }

  private static void require(boolean ok, String at, String message) {
    if (!ok) {
      throw bad(at, message);
    }
  }

  static PartidaException bad(String at, String message) {
    return new PartidaException(
        new Problem(
            "data.bad-row", message, at, "correct this line of the data file and start again"));
  }
}
