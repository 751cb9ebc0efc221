package org.partida.host.file;

import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partida.model.PartidaException;

/**
 * How files for a program are written: data, so that a program is added without code. Immutable.
 *
 * @param name name of the file without its ending
 * @param pairs a row for each pair of accounts instead of one for each line
 * @param encoding character set
 * @param separator between cells
 * @param decimal decimal mark
 * @param date pattern of dates
 * @param heading the first row names the columns
 * @param guard cells that a spreadsheet would run as a formula get an apostrophe
 * @param negative the program takes negative amounts; else the side changes
 * @param months each month has files of its own
 * @param ending of the file's name
 * @param columns headings and fields
 */
record Profile(
    String name,
    boolean pairs,
    Charset encoding,
    String separator,
    char decimal,
    DateTimeFormatter date,
    boolean heading,
    boolean guard,
    boolean negative,
    boolean months,
    String ending,
    List<Column> columns) {
  private static final Set<String> SETTINGS =
      Set.of(
          "shape",
          "encoding",
          "separator",
          "decimal",
          "date",
          "heading",
          "guard",
          "negative",
          "months",
          "ending");

  /** A column: what it is called, and what stands in it. */
  record Column(String heading, String field) {}

  Profile {
    columns = List.copyOf(columns);
  }

  /** Reads a profile; whatever does not fit is told with its line. */
  static Profile parse(String name, String text) {
    Map<String, String> set = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      String at = name + ".psv, line " + ++number;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\\|", 3);
      if (cells.length < 3) {
        throw bad(at, "a line has three cells parted by |");
      }
      if (cells[0].equals("set") && SETTINGS.contains(cells[1])) {
        set.put(cells[1], cells[2]);
      } else if (cells[0].equals("column")) {
        if (!Fields.known(cells[2])) {
          throw bad(at, "there is no field " + cells[2] + "; there are " + Fields.names());
        }
        columns.add(new Column(cells[1], cells[2]));
      } else {
        throw bad(at, "expected set with one of " + SETTINGS + ", or column");
      }
    }
    if (columns.isEmpty()) {
      throw bad(name + ".psv", "there is no column");
    }
    return of(name, set, columns);
  }

  private static Profile of(String name, Map<String, String> set, List<Column> columns) {
    try {
      String separator = set.getOrDefault("separator", ";").replace("\\t", "\t");
      String decimal = set.getOrDefault("decimal", ".");
      if (separator.length() != 1 || decimal.length() != 1 || separator.equals("\"")) {
        throw bad(name + ".psv", "separator and decimal are one character each");
      }
      return new Profile(
          name,
          set.getOrDefault("shape", "lines").equals("pairs"),
          Charset.forName(set.getOrDefault("encoding", "UTF-8")),
          separator,
          decimal.charAt(0),
          DateTimeFormatter.ofPattern(set.getOrDefault("date", "yyyy-MM-dd")),
          yes(set, "heading"),
          yes(set, "guard"),
          yes(set, "negative"),
          yes(set, "months"),
          set.getOrDefault("ending", "csv"),
          columns);
    } catch (IllegalArgumentException e) {
      throw bad(name + ".psv", String.valueOf(e.getMessage()));
    }
  }

  private static boolean yes(Map<String, String> set, String key) {
    return !set.getOrDefault(key, "yes").equals("no");
  }

  private static PartidaException bad(String at, String message) {
    return Problems.of(
        "host-file.profile", message, at, "correct the profile; operations.md tells its lines");
  }
}
