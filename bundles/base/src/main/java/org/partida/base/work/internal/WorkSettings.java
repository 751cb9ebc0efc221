package org.partida.base.work.internal;

import java.time.Duration;

/**
 * How the workers work. Immutable.
 *
 * @param threads rows in work at once, over all steps
 * @param lease how long a row is taken for; prolonged while it is in work
 * @param poll how often to look without being woken
 * @param drain how long a step that goes away may take to finish its rows
 * @param soon a retry that is due within this counts as work still going on
 */
public record WorkSettings(
    int threads, Duration lease, Duration poll, Duration drain, Duration soon) {
  /** For tests with a clock that stands still: a retry is not waited for. */
  public static final WorkSettings PLAIN =
      new WorkSettings(
          4, Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ZERO);
}
