package org.partida.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Thread-safe. */
public final class TestClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  /** A clock at a moment written as {@code 2026-03-01T08:00:00Z}, in UTC. */
  public TestClock(String instant) {
    this(new AtomicReference<>(Instant.parse(instant)), ZoneOffset.UTC);
  }

  private TestClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** Moves time on (or back, with a negative duration). */
  public TestClock advance(Duration by) {
    now.updateAndGet(i -> i.plus(by));
    return this;
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same time seen in another zone: moving one moves both. */
  @Override
  public Clock withZone(ZoneId other) {
    return new TestClock(now, other);
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
