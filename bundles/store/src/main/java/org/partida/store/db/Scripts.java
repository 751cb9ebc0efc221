package org.partida.store.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a script apart: the lines of one dialect, then statements. */
final class Scripts {
  private static final List<String> DIALECTS = List.of("sqlite", "postgresql");

  private Scripts() {}

  /**
   * The statements of a script in this dialect. One ends at a semicolon at the end of a line; a
   * trigger at a line {@code end;}; what stands between {@code $$} is one piece.
   */
  static List<String> statements(String script, String dialect) {
    List<String> statements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String raw : script.split("\\R")) {
      String line = forDialect(raw.stripTrailing(), dialect);
      if (line.isBlank() || line.stripLeading().startsWith("--")) {
        continue;
      }
      current.append(line).append('\n');
      if (line.endsWith(";") && complete(current.toString(), line)) {
        statements.add(current.substring(0, current.lastIndexOf(";")));
        current.setLength(0);
      }
    }
    if (!current.isEmpty()) {
      statements.add(current.toString());
    }
    return statements;
  }

  /** The line without its mark; empty if it is for another dialect. */
  private static String forDialect(String line, String dialect) {
    for (String d : DIALECTS) {
      String mark = "--" + d;
      if (line.endsWith(mark)) {
        return d.equals(dialect)
            ? line.substring(0, line.length() - mark.length()).stripTrailing()
            : "";
      }
    }
    return line;
  }

  private static boolean complete(String statement, String lastLine) {
    boolean quoted = statement.split("\\$\\$", -1).length % 2 == 0;
    boolean trigger =
        statement
            .toLowerCase(Locale.ROOT)
            .matches("(?s)\\s*create\\s+(or\\s+replace\\s+)?trigger\\b.*\\bbegin\\b.*");
    return !quoted && (!trigger || lastLine.strip().equalsIgnoreCase("end;"));
  }
}
