package org.partida.spi.match;

import org.partida.model.statement.StatementLine;

/**
 * A line to match. Immutable.
 *
 * @param id the caller's id of the line
 * @param line the movement
 * @param source what kind of source it comes from
 * @param duplicate the caller knows it to be there already
 */
public record MatchLine(String id, StatementLine line, Source source, boolean duplicate) {
  /** Kind of source. */
  public enum Source {
    BANK,
    COURIER,
    PROCESSOR
  }
}
