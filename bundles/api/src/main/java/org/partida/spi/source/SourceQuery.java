package org.partida.spi.source;

import java.time.LocalDate;

/**
 * What to pull. Immutable.
 *
 * @param seat code of the seat
 * @param type of the documents
 * @param from first day, by the date of the document
 * @param to last day
 * @param limit about how many are wanted at a time
 */
public record SourceQuery(String seat, SourceType type, LocalDate from, LocalDate to, int limit) {
  public SourceQuery {
    if (to.isBefore(from) || limit < 1) {
      throw new IllegalArgumentException("not a period: " + from + " to " + to);
    }
  }
}
