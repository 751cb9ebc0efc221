package org.partida.posting.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The days on which a row of law holds, both ends included. Immutable.
 *
 * @param from first day
 * @param to last day; empty = no end known
 */
public record Validity(LocalDate from, Optional<LocalDate> to) {

  /** True on these days. */
  public boolean on(LocalDate day) {
    return !day.isBefore(from) && to.map(t -> !day.isAfter(t)).orElse(true);
  }

  /** True if it held on some day up to and including this one. */
  public boolean heldBy(LocalDate day) {
    return !day.isBefore(from);
  }

  /** True if there is a day on which both hold. */
  public boolean overlaps(Validity o) {
    return to.map(t -> !t.isBefore(o.from)).orElse(true)
        && o.to.map(t -> !t.isBefore(from)).orElse(true);
  }

  /**
   * Refuses a table in which two rows about the same thing hold on the same day, because which one
   * counts would be chance.
   *
   * @throws org.partida.model.PartidaException naming the file and the thing
   */
  public static <T> List<T> requireDisjoint(
      String file, List<T> rows, Function<T, String> subject, Function<T, Validity> validity) {
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean same = subject.apply(rows.get(i)).equals(subject.apply(rows.get(j)));
        if (same && validity.apply(rows.get(i)).overlaps(validity.apply(rows.get(j)))) {
          throw Table.bad(
              file, "two rows for " + subject.apply(rows.get(i)) + " hold on the same day");
        }
      }
    }
    return rows;
  }
}
