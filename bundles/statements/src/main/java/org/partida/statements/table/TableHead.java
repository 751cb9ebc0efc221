package org.partida.statements.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.statements.text.Kinds;

/**
 * The row of headings, found by the set of its names wherever the columns stand. Immutable.
 *
 * @param row index among the rows
 * @param columns by what they are for, in the order of the profile's names
 */
record TableHead(int row, Map<Role, List<Integer>> columns) {
  /** How far down headings are looked for: preambles run up to twenty rows. */
  static final int SEARCHED_ROWS = 40;

  TableHead {
    // asked for every cell: an EnumMap is an array
    EnumMap<Role, List<Integer>> own = new EnumMap<>(Role.class);
    own.putAll(columns);
    columns = Collections.unmodifiableMap(own);
  }

  /**
   * The headings of the profile among the rows.
   *
   * @param rows of {@link #names}
   */
  static Optional<TableHead> find(List<Map<String, List<Integer>>> rows, TableProfile profile) {
    for (int i = 0; i < rows.size(); i++) {
      Map<String, List<Integer>> names = rows.get(i);
      if (is(names, profile)) {
        return Optional.of(new TableHead(i, columns(names, profile)));
      }
    }
    return Optional.empty();
  }

  /** The cells of each of the first rows as plain names, with the columns that they stand in. */
  static List<Map<String, List<Integer>>> names(List<Grid.Row> rows) {
    return rows.stream().limit(SEARCHED_ROWS).map(TableHead::names).toList();
  }

  private static Map<String, List<Integer>> names(Grid.Row row) {
    Map<String, List<Integer>> names = new HashMap<>();
    for (int c = 0; c < row.cells().size(); c++) {
      String name = Kinds.plain(row.cell(c));
      if (!name.isEmpty()) {
        names.computeIfAbsent(name, k -> new ArrayList<>()).add(c);
      }
    }
    return names;
  }

  private static boolean is(Map<String, List<Integer>> names, TableProfile profile) {
    for (Set<String> one : profile.signature()) {
      if (one.stream().noneMatch(names::containsKey)) {
        return false;
      }
    }
    return profile.without().stream().noneMatch(names::containsKey);
  }

  private static Map<Role, List<Integer>> columns(
      Map<String, List<Integer>> names, TableProfile profile) {
    Map<Role, List<Integer>> columns = new EnumMap<>(Role.class);
    profile
        .columns()
        .forEach(
            (role, known) -> {
              List<Integer> found = new ArrayList<>();
              for (String name : known) {
                for (int column : names.getOrDefault(name, List.of())) {
                  if (!found.contains(column)) {
                    found.add(column);
                  }
                }
              }
              if (!found.isEmpty()) {
                columns.put(role, role == Role.TEXT ? found : List.of(found.get(0)));
              }
            });
    return columns;
  }

  boolean has(Role role) {
    return columns.containsKey(role);
  }

  /** The cell; texts of several columns are joined. */
  String cell(Grid.Row of, Role role) {
    List<Integer> at = columns.getOrDefault(role, List.of());
    if (at.isEmpty()) {
      return "";
    }
    return at.size() == 1
        ? of.cell(at.get(0))
        : String.join(" ", at.stream().map(of::cell).filter(c -> !c.isEmpty()).distinct().toList());
  }

  /** Whether the file keeps the cell as a number, so that its decimal mark is known. */
  boolean isNumber(Grid.Row of, Role role) {
    List<Integer> at = columns.getOrDefault(role, List.of());
    return at.size() == 1 && of.numbers().contains(at.get(0));
  }

  Optional<String> text(Grid.Row of, Role role) {
    return Optional.of(cell(of, role)).filter(c -> !c.isEmpty() && !c.equals("-"));
  }
}
