package org.partida.web.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed sign-ins by address, so that passwords and tokens cannot be tried in numbers. In
 * memory and bounded: the addresses that failed longest ago are forgotten first. Thread-safe.
 */
public final class FailureLimit {
  private static final int ADDRESSES = 10_000;

  private final Clock clock;
  private final int limit;
  private final Duration window;
  private final Map<String, Failures> byAddress =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > ADDRESSES;
        }
      };

  /** Failures since the window began. */
  private record Failures(int count, Instant since) {}

  public FailureLimit(Clock clock, int limit, Duration window) {
    this.clock = clock;
    this.limit = limit;
    this.window = window;
  }

  /** How long this address must wait; zero if it may try. */
  synchronized Duration wait(String address) {
    Failures f = current(address);
    return f.count() < limit
        ? Duration.ZERO
        : Duration.between(clock.instant(), f.since().plus(window));
  }

  synchronized void failed(String address) {
    Failures f = current(address);
    byAddress.put(address, new Failures(f.count() + 1, f.since()));
  }

  private Failures current(String address) {
    Failures f = byAddress.get(address);
    Instant now = clock.instant();
    return f == null || !now.isBefore(f.since().plus(window)) ? new Failures(0, now) : f;
  }
}
