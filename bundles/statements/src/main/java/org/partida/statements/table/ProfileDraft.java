package org.partida.statements.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.partida.statements.text.Kinds;

/**
 * A first draft of a profile for a table: the headings are taken for what the profiles that are
 * there call so; a person corrects it. Stateless.
 */
final class ProfileDraft {
  private ProfileDraft() {}

  static String of(List<List<String>> rows, List<TableProfile> known) {
    List<String> headings = headings(rows);
    Map<Role, List<String>> columns = new EnumMap<>(Role.class);
    for (String h : headings) {
      for (TableProfile p : known) {
        p.columns()
            .forEach(
                (role, names) -> {
                  if (names.contains(Kinds.plain(h))
                      && columns.values().stream().noneMatch(c -> c.contains(h))) {
                    columns.computeIfAbsent(role, k -> new ArrayList<>()).add(h);
                  }
                });
      }
    }
    StringBuilder b = new StringBuilder(512);
    b.append(
        "id: my-bank\nname: My bank\nsource: bank   # bank, courier, processor or marketplace\n");
    b.append("# headings by which the file is known; all of them must be there\nsignature:\n");
    headings.stream()
        .filter(h -> !h.isBlank())
        .limit(8)
        .forEach(h -> b.append("  - ").append(quoted(h)).append('\n'));
    b.append(
        "# what each column is for; date, and amount or debit and credit, must be there\ncolumns:\n");
    for (Role role : Role.values()) {
      String key = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (columns.containsKey(role)) {
        b.append("  ").append(key).append(": ");
        List<String> names = columns.get(role).stream().map(ProfileDraft::quoted).toList();
        b.append(names.size() == 1 ? names.get(0) : names.toString()).append('\n');
      } else if (role == Role.DATE || role == Role.AMOUNT || role == Role.TEXT) {
        b.append("  # ").append(key).append(": …\n");
      }
    }
    b.append("# currency: RON        # where the file names none\n");
    b.append("# register: MY-COURIER # the account, where the file names none\n");
    return b.toString();
  }

  /** The first row with at least three texts that the row below answers with a date or number. */
  private static List<String> headings(List<List<String>> rows) {
    for (int i = 0; i + 1 < rows.size(); i++) {
      List<String> row = rows.get(i);
      long texts = row.stream().filter(c -> c.matches(".*\\p{L}{2}.*")).count();
      boolean answered =
          rows.get(i + 1).stream()
              .anyMatch(c -> ColumnDates.looksLikeDate(c) || c.matches("[-+]?[\\d.,]+"));
      if (texts >= 3 && answered) {
        return row;
      }
    }
    return rows.isEmpty() ? List.of() : rows.get(0);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
