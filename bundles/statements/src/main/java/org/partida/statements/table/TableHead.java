package org.partida.statements.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.statements.text.Kinds;

/** The row of headings, found by the set of its names wherever the columns stand. Immutable. */
final class TableHead {
  /** How far down headings are looked for: preambles run up to twenty rows. */
  static final int SEARCHED_ROWS = 40;

  private static final int[] NO_COLUMN = {};

  private final int row;
  // asked for every cell
  private final Map<Role, int[]> columns = new EnumMap<>(Role.class);

  private TableHead(int row, Map<Role, List<Integer>> columns) {
    this.row = row;
    for (Role role : Role.values()) {
      this.columns.put(role, NO_COLUMN);
    }
    columns.forEach(
        (role, at) -> this.columns.put(role, at.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** Index among the rows. */
  int row() {
    return row;
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
    return columns.get(role).length > 0;
  }

  /** The cell; texts of several columns are joined. */
  String cell(Grid.Row of, Role role) {
    int[] at = columns.get(role);
    return switch (at.length) {
      case 0 -> "";
      case 1 -> of.cell(at[0]);
      default ->
          Arrays.stream(at)
              .mapToObj(of::cell)
              .filter(c -> !c.isEmpty())
              .distinct()
              .collect(Collectors.joining(" "));
    };
  }

  /** Whether the file keeps the cell as a number, so that its decimal mark is known. */
  boolean isNumber(Grid.Row of, Role role) {
    int[] at = columns.get(role);
    return at.length == 1 && !of.numbers().isEmpty() && of.numbers().contains(at[0]);
  }

  Optional<String> text(Grid.Row of, Role role) {
    String cell = cell(of, role);
    return cell.isEmpty() || cell.equals("-") ? Optional.empty() : Optional.of(cell);
  }
}
