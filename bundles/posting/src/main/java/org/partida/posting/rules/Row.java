package org.partida.posting.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.partida.model.Percent;

/**
 * A row of a {@link Table}. A cell that is not what it should be fails with file, line and column.
 * Immutable.
 *
 * @param at file and line
 * @param columns names of the columns
 * @param cells the row's text
 */
public record Row(String at, List<String> columns, List<String> cells) {

  /** The cell, which may not be empty. */
  public String text(String column) {
    return optional(column)
        .orElseThrow(() -> Table.bad(at, "column " + column + " may not be empty"));
  }

  /** The cell; empty, or a lone dash, is nothing. */
  public Optional<String> optional(String column) {
    String cell = cells.get(columns.indexOf(column));
    return cell.isEmpty() || "-".equals(cell) ? Optional.empty() : Optional.of(cell);
  }

  /** The cell as a date. */
  public Optional<LocalDate> date(String column) {
    try {
      return optional(column).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw Table.bad(
          at, "column " + column + ": not a date (YYYY-MM-DD): " + optional(column).orElse(""));
    }
  }

  /** The cell as a percentage. */
  public Percent percent(String column) {
    try {
      return Percent.of(text(column));
    } catch (NumberFormatException e) {
      throw Table.bad(at, "column " + column + ": not a number: " + text(column));
    }
  }

  /** The cell as a list parted by commas; empty = no element. */
  public List<String> list(String column) {
    return optional(column)
        .map(s -> Arrays.stream(s.split(",")).map(String::strip).toList())
        .orElse(List.of());
  }

  /** The columns validFrom and validTo; validFrom must be given. */
  public Validity validity() {
    LocalDate from =
        date("validFrom").orElseThrow(() -> Table.bad(at, "column validFrom may not be empty"));
    Optional<LocalDate> to = date("validTo");
    if (to.isPresent() && to.get().isBefore(from)) {
      throw Table.bad(at, "validTo is before validFrom");
    }
    return new Validity(from, to);
  }
}
