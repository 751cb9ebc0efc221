package org.partida.base.work.internal;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait after a failure that nobody foresaw: short at first, since most pass by
 * themselves, then rarely.
 */
final class Backoff {
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  private Backoff() {}

  static Duration after(int attempts) {
    return STEPS.get(Math.max(0, Math.min(attempts, STEPS.size() - 1)));
  }
}
