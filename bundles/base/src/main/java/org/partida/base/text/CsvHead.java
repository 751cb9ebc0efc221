package org.partida.base.text;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.base.text.CsvRows.Row;

/**
 * The heading line of a CSV file: which column holds what. Headings are compared by their letters
 * alone. Immutable.
 *
 * @param <F> the columns that are known
 */
public final class CsvHead<F extends Enum<F> & CsvHead.Named> {
  private final Row row;
  private final Class<F> fields;
  private final Map<F, Integer> columns;

  CsvHead(Class<F> fields, Row row) {
    this.row = row;
    this.fields = fields;
    this.columns = new EnumMap<>(fields);
    for (int i = 0; i < row.cells().size(); i++) {
      int column = i;
      field(row.cell(i)).ifPresent(f -> columns.putIfAbsent(f, column));
    }
  }

  /** A column that goes by several names. */
  public interface Named {
    /** Small letters without blanks or diacritics, parted by blanks; the first one is ours. */
    String headings();
  }

  private static boolean isCalled(Named f, String bare) {
    return !bare.isEmpty() && (" " + f.headings() + " ").contains(" " + bare + " ");
  }

  private static String first(Named f) {
    return f.headings().split(" ", 2)[0];
  }

  private Optional<F> field(String heading) {
    String bare =
        Normalizer.normalize(heading, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z]", "");
    for (F f : fields.getEnumConstants()) {
      if (isCalled(f, bare)) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }

  boolean has(F field) {
    return columns.containsKey(field);
  }

  /** The text of a row's cell; empty if there is nothing in it. */
  Optional<String> text(Row of, F field) {
    return Optional.of(CsvCells.plain(of.cell(columns.getOrDefault(field, -1))).strip())
        .filter(t -> !t.isEmpty());
  }

  /** The column as its file calls it. */
  String place(F field) {
    int column = columns.getOrDefault(field, -1);
    return column < 0
        ? "column " + first(field)
        : "column " + (column + 1) + " (" + row.cell(column) + ")";
  }

  /** The column as we call it. */
  String name(F field) {
    return first(field);
  }
}
