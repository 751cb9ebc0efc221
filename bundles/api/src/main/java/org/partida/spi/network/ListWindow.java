package org.partida.spi.network;

import java.time.Instant;

/**
 * A time window and a page of it. Immutable.
 *
 * @param from inclusive
 * @param to exclusive; never in the future
 * @param page counted from 1
 */
public record ListWindow(Instant from, Instant to, int page) {
  public ListWindow next() {
    return new ListWindow(from, to, page + 1);
  }
}
