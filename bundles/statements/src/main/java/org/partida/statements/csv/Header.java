package org.partida.statements.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.statements.table.Grid;
import org.partida.statements.text.Kinds;

/**
 * The header row of a table, found by the set of its names wherever the columns stand. Immutable.
 */
record Header(char delimiter, int rowIndex, Map<String, Integer> columns) {
  /** How far down a header is looked for: preambles run up to twenty rows. */
  static final int SEARCHED_ROWS = 40;

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  Header {
    columns = Map.copyOf(columns);
  }

  /** The first row that carries all the names; none if any is missing or stands there twice. */
  static Optional<Header> find(String text, Set<String> names) {
    for (char delimiter : DELIMITERS) {
      Optional<Header> found = find(Grid.top(text, delimiter, SEARCHED_ROWS), delimiter, names);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Header> find(List<Grid.Row> rows, char delimiter, Set<String> names) {
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Integer> columns = new HashMap<>();
      boolean twice = false;
      List<String> cells = rows.get(i).cells();
      for (int c = 0; c < cells.size(); c++) {
        String name = Kinds.plain(cells.get(c));
        twice |= names.contains(name) && columns.containsKey(name);
        columns.putIfAbsent(name, c);
      }
      if (!twice && columns.keySet().containsAll(names)) {
        return Optional.of(new Header(delimiter, i, columns));
      }
    }
    return Optional.empty();
  }

  /** Column of that name, -1 if there is none. */
  int column(String name) {
    return columns.getOrDefault(name, -1);
  }
}
