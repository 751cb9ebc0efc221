package org.partida.documents.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.base.budget.Limit;
import org.partida.model.CompanyId;

/**
 * The nights in which Romania's clocks are set: an hour that comes twice must not list a mailbox
 * twice nor give its day's calls out again, one that is left out must lose neither.
 */
class SummerTimeTest {
  private static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");
  private static final Duration DAY = Duration.ofHours(24);

  /** Begin and end of the Romanian day, and how many hours it has. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-28T22:00:00Z, 2026-03-29T21:00:00Z, 23",
    "2026-10-24T21:00:00Z, 2026-10-25T22:00:00Z, 25",
    "2026-11-21T22:00:00Z, 2026-11-22T22:00:00Z, 24"
  })
  void aRomanianDayHasOneBudgetHoweverLongItIs(Instant begin, Instant end, int hours) {
    Limit limit = Limit.perDay(1500, ROMANIA);
    Set<String> names = new HashSet<>();
    int n = 0;
    for (Instant t = begin; t.isBefore(end); t = t.plus(Duration.ofMinutes(10))) {
      names.add(limit.name(t));
      assertThat(limit.next(t)).as("used up at %s, it waits until midnight", t).isEqualTo(end);
      n++;
    }
    assertThat(n).isEqualTo(hours * 6);
    assertThat(names).hasSize(1);
    assertThat(names).doesNotContain(limit.name(begin.minusSeconds(1)), limit.name(end));
  }

  @ParameterizedTest
  @CsvSource({"2026-03-28T00:00:00Z", "2026-10-24T00:00:00Z"})
  void quietMailboxesAreListedOnceInTwentyFourHoursThroughTheNight(Instant begin) {
    for (int i = 0; i < 500; i++) {
      CompanyId company = new CompanyId("RO" + (20_000_000 + i * 13));
      Instant t = Schedule.next(company, DAY, begin);
      assertThat(t).isBetween(begin, begin.plus(DAY));
      for (int day = 0; day < 3; day++) {
        Instant next = Schedule.next(company, DAY, t.plusSeconds(20));
        assertThat(Duration.between(t, next)).isEqualTo(DAY);
        t = next;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z"})
  void busyMailboxesAreListedEveryFewMinutesThroughTheHourThatIsDoubledOrLeftOut(Instant begin) {
    CompanyId company = new CompanyId("RO12345674");
    Map<Long, Integer> byHour = new HashMap<>();
    Instant t = begin;
    while (t.isBefore(begin.plus(Duration.ofHours(3)))) {
      Duration interval =
          Schedule.interval(
              Optional.of(t.minusSeconds(60)), t, Duration.ZERO, SyncSettings.defaults());
      Instant next = Schedule.next(company, interval, t);
      assertThat(Duration.between(t, next)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
      byHour.merge(Duration.between(begin, t).toHours(), 1, Integer::sum);
      t = next;
    }
    assertThat(byHour).hasSize(3);
    assertThat(byHour.values()).allSatisfy(n -> assertThat(n).isBetween(11, 15));
  }

  @Test
  void theDoubledHourIsTwoHoursForTheSchedule() {
    CompanyId company = new CompanyId("RO12345674");
    Instant first = Instant.parse("2026-10-25T00:30:00Z");
    Instant second = first.plus(Duration.ofHours(1));
    assertThat(first.atZone(ROMANIA).toLocalDateTime())
        .isEqualTo(second.atZone(ROMANIA).toLocalDateTime());
    Duration twoHours = Duration.ofHours(2);
    assertThat(Schedule.next(company, twoHours, second))
        .isEqualTo(Schedule.next(company, twoHours, first).plus(Duration.ofHours(1)));
  }
}
