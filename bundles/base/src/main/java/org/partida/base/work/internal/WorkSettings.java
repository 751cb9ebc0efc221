package org.partida.base.work.internal;

import java.time.Duration;

/**
 * How the workers work. Immutable.
 *
 * @param threads rows in work at once, over all steps that compute
 * @param waiting rows at once over all steps that wait for an answer from outside
 * @param lease how long a row is taken for; prolonged while it is in work
 * @param poll how often to look without being woken
 * @param drain how long a step that goes away may take to finish its rows
 * @param soon a retry that is due within this counts as work still going on
 */
public record WorkSettings(
    int threads, int waiting, Duration lease, Duration poll, Duration drain, Duration soon) {
  /** Enough for lists and downloads at an authority's pace that answers within two seconds. */
  public static final int MANY = 40;

  /** For tests with a clock that stands still: a retry is not waited for. */
  public static final WorkSettings PLAIN =
      new WorkSettings(
          4, Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ZERO);

  /** With as many rows that wait as is usual. */
  public WorkSettings(int threads, Duration lease, Duration poll, Duration drain, Duration soon) {
    this(threads, MANY, lease, poll, drain, soon);
  }
}
