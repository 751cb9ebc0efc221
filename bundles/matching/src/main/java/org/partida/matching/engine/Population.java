package org.partida.matching.engine;

/**
 * How many there are, to three bits: a document that comes or goes must not change a little what
 * every other line's evidence weighs. Stateless.
 */
final class Population {
  private static final int STEPS = 8;

  private Population() {}

  /** The next step at or above the count; never less than the least. */
  static int of(int count, int least) {
    if (count <= least) {
      return least;
    }
    int step = Math.max(1, Integer.highestOneBit(count) / STEPS);
    return (int) Math.min(Integer.MAX_VALUE, ((long) count + step - 1) / step * step);
  }
}
