package org.partida.base.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LimitTest {
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  @Test
  void windowsAreNamedByTheClockOfTheirZone() {
    Instant now = Instant.parse("2026-10-24T21:30:30.5Z");
    assertThat(Limit.perMinute(1).name(now)).isEqualTo("2026-10-24T21:30");
    assertThat(Limit.perHour(1).name(now)).isEqualTo("2026-10-24T21");
    assertThat(Limit.perDay(1, BUCHAREST).name(now)).isEqualTo("2026-10-25");
    assertThat(Limit.perMinute(1).name(Instant.parse("2026-10-24T21:00:00Z")))
        .isEqualTo("2026-10-24T21:00");
  }

  @Test
  void aDayOfTwentyFiveHoursIsOneDay() {
    // clocks go back in the night of 25 October 2026
    Instant now = Instant.parse("2026-10-24T21:00:00Z");
    assertThat(Limit.perDay(1, BUCHAREST).next(now))
        .isEqualTo(Instant.parse("2026-10-25T22:00:00Z"));
    assertThat(Limit.perMinute(1).next(now)).isEqualTo(Instant.parse("2026-10-24T21:01:00Z"));
  }
}
