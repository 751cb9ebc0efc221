package org.partida.statements.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.statements.text.Kinds;
import org.partida.statements.text.Refusal;

/**
 * Tells movements from what else stands in a table: footers, rows that do not count, rows that go
 * on with the text of the one before. One use, not thread-safe.
 */
final class TableRows {
  private final TableProfile profile;
  private final TableHead head;
  private final List<Grid.Row> movements = new ArrayList<>();
  private final Map<Integer, StringBuilder> more = new HashMap<>();
  private Optional<Grid.Row> total = Optional.empty();
  private final List<Grid.Row> footers = new ArrayList<>();
  private int left;
  private boolean ended;

  TableRows(TableProfile profile, TableHead head) {
    this.profile = profile;
    this.head = head;
  }

  TableRows read(List<Grid.Row> rows) {
    for (Grid.Row row : rows) {
      if (!row.blank()) {
        row(row);
      }
    }
    return this;
  }

  private void row(Grid.Row row) {
    if (ended || isEnd(row)) {
      ended = true;
      // what is pending comes again when it is booked
      left += row.cells().stream().anyMatch(ColumnDates::looksLikeDate) ? 1 : 0;
      return;
    }
    if (ColumnDates.looksLikeDate(head.cell(row, Role.DATE))) {
      if (counts(row)) {
        movements.add(row);
      } else {
        left++;
      }
      return;
    }
    List<String> starts = row.cells().stream().map(Kinds::plain).toList();
    if (isFooter(starts)) {
      footers.add(row);
      if (starts.stream().anyMatch(s -> s.startsWith("total"))) {
        total = Optional.of(row);
      }
    } else if (hasAmount(row) && !sameHeadings(row)) {
      throw Refusal.at(
          row.line(),
          "csv.date",
          "a row with an amount has no date: " + Refusal.quote(head.cell(row, Role.DATE)));
    } else if (profile.continued() && !movements.isEmpty()) {
      more.computeIfAbsent(movements.get(movements.size() - 1).line(), k -> new StringBuilder())
          .append(' ')
          .append(String.join(" ", row.cells().stream().filter(c -> !c.isEmpty()).toList()));
    }
  }

  private boolean isEnd(Grid.Row row) {
    return !profile.ends().isEmpty()
        && row.cells().stream()
            .map(Kinds::plain)
            .anyMatch(s -> profile.ends().stream().anyMatch(s::startsWith));
  }

  private boolean isFooter(List<String> starts) {
    return starts.stream().anyMatch(s -> profile.footers().stream().anyMatch(s::startsWith));
  }

  /** Pages repeat the headings. */
  private boolean sameHeadings(Grid.Row row) {
    return profile.signature().stream()
        .allMatch(s -> row.cells().stream().map(Kinds::plain).anyMatch(s::contains));
  }

  private boolean hasAmount(Grid.Row row) {
    return !head.cell(row, Role.AMOUNT).isEmpty()
        || !head.cell(row, Role.DEBIT).isEmpty()
        || !head.cell(row, Role.CREDIT).isEmpty();
  }

  /** A state that nobody has told of may be money that moved: it is never left out unseen. */
  private boolean counts(Grid.Row row) {
    if (profile.keep().isEmpty() || !head.has(Role.STATE)) {
      return true;
    }
    String state = Kinds.plain(head.cell(row, Role.STATE));
    if (!profile.keep().contains(state) && !profile.drop().contains(state)) {
      throw Refusal.at(
          row.line(),
          "csv.state",
          "it is not known whether a row in the state "
              + Refusal.quote(head.cell(row, Role.STATE))
              + " counts",
          "Name the state under keep or drop in a profile of your own (statement-look).");
    }
    return profile.keep().contains(state);
  }

  List<Grid.Row> movements() {
    return List.copyOf(movements);
  }

  /** What the rows below a movement add to its text. */
  String more(Grid.Row movement) {
    StringBuilder b = more.get(movement.line());
    return b == null ? "" : b.toString();
  }

  /** Rows between and below the movements that are none, such as balances. */
  List<Grid.Row> footers() {
    return List.copyOf(footers);
  }

  /** A row that gives the sum. */
  Optional<Grid.Row> total() {
    return total;
  }

  /** Rows that do not count. */
  int left() {
    return left;
  }
}
