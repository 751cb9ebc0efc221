package org.partida.base.clock.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovableClockTest {
  private static final Instant SYSTEM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MOVED = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void timeIsMovedWhileThereIsAnOverride() {
    MovableClock clock = new MovableClock(Clock.fixed(SYSTEM, ZoneOffset.UTC));
    Clock elsewhere = clock.withZone(ZoneId.of("Europe/Bucharest"));
    Clock override = Clock.fixed(MOVED, ZoneOffset.UTC);
    clock.bindOverride(override, Map.of("service.id", 7L));
    assertThat(clock.instant()).isEqualTo(MOVED);
    assertThat(elsewhere.instant()).isEqualTo(MOVED);
    assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Europe/Bucharest"));
    clock.unbindOverride(override);
    assertThat(clock.instant()).isEqualTo(SYSTEM);
  }
}
