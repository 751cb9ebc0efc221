package org.partida.base.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final Instant NOON = Instant.parse("2026-11-27T10:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 60, 199, 200, 1000, 5000})
  void noMinuteHoldsMoreThanTheLimitWhereverItBegins(int limit) {
    Pace pace = Pace.perMinute(limit);
    Random random = new Random(limit);
    Instant now = NOON;
    Instant arrival = Instant.EPOCH;
    Deque<Instant> lastMinute = new ArrayDeque<>();
    for (int i = 0; i < 20_000; i++) {
      int ready = pace.ready(arrival, now);
      if (ready > 0) {
        int calls = 1 + random.nextInt(ready);
        arrival = pace.after(arrival, now, calls);
        for (int c = 0; c < calls; c++) {
          lastMinute.add(now);
        }
      }
      Instant minuteAgo = now.minusSeconds(60);
      lastMinute.removeIf(at -> !at.isAfter(minuteAgo));
      assertThat(lastMinute.size()).isLessThanOrEqualTo(limit);
      now = now.plusMillis(random.nextInt(10) == 0 ? random.nextInt(90_000) : random.nextInt(100));
    }
  }

  @Test
  void whoeverAsksInTimeGetsNinetyEightOfAHundred() {
    Pace pace = Pace.perMinute(1000);
    Instant now = NOON;
    Instant arrival = Instant.EPOCH;
    int calls = 0;
    while (now.isBefore(NOON.plusSeconds(3600))) {
      assertThat(pace.ready(arrival, now)).isPositive();
      arrival = pace.after(arrival, now, 1);
      calls++;
      now = now.plus(pace.wait(arrival, now, 1));
    }
    assertThat(calls).isBetween(58_800, 60_000);
  }

  @Test
  void theBurstIsReadyAfterItsWait() {
    Pace pace = Pace.perMinute(1000);
    Instant arrival = pace.after(Instant.EPOCH, NOON, pace.burst());
    assertThat(pace.ready(arrival, NOON)).isZero();
    Duration all = pace.wait(arrival, NOON, pace.burst());
    assertThat(pace.ready(arrival, NOON.plus(all))).isEqualTo(pace.burst());
    assertThat(pace.ready(arrival, NOON.plus(all).minusNanos(1000))).isLessThan(pace.burst());
  }

  @Test
  void aClockThatIsSetBackDoesNotStopTheCalls() {
    Pace pace = Pace.perMinute(1000);
    Instant arrival = NOON.plus(Duration.ofDays(30));
    assertThat(pace.wait(arrival, NOON, 1)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void theNextMinuteIsToldFromWhatWasTaken() {
    Pace pace = Pace.perMinute(1000);
    assertThat(pace.withinMinute(Instant.EPOCH, NOON)).isBetween(985, 990);
    Instant arrival = pace.after(Instant.EPOCH, NOON, 5);
    assertThat(pace.withinMinute(arrival, NOON)).isBetween(980, 985);
  }
}
