package org.partida.matching.engine;

import org.partida.spi.match.MatchRequest;

/** A matcher that can match some of a company's lines as it would among all. Thread-safe. */
public interface Rematching {
  /** Open items, ready for any of the lines; those of the request do not count. */
  Batch batch(MatchRequest request);
}
