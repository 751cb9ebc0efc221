package org.partida.posting.rules;

import java.time.LocalDate;
import java.util.Optional;

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
}
