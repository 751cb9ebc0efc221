package org.partida.documents.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.api.health.HealthEntry;

class SyncSettingsTest {
  private static final Instant NOON = Instant.parse("2026-11-27T10:00:00Z");

  /** As an instance gives them that has no file. */
  @Test
  void withoutAConfigurationTheDefaultsOfTheMetatypeHold() throws ReflectiveOperationException {
    Map<String, Object> values = new HashMap<>();
    for (Method m : SyncSettings.Config.class.getDeclaredMethods()) {
      values.put(m.getName(), m.getDefaultValue());
    }
    assertThat(new SyncSettings(values)).usingRecursiveComparison().isEqualTo(defaults());
    assertThat(defaults().check()).isEmpty();
    assertThat(defaults().busy()).isEqualTo(Duration.ofMinutes(5));
    assertThat(defaults().alarm()).isEqualTo(Duration.ofDays(45));
  }

  @Test
  void whatIsSetIsTakenAsNumberOrAsText() {
    SyncSettings s =
        new SyncSettings(
            Map.of(
                "busyMinutes",
                "10",
                "quietHours",
                12,
                "overlapHours",
                " 48 ",
                "sweepDays",
                0,
                "alarmDays",
                "30",
                "callsAtOnce",
                4));
    assertThat(s.check()).isEmpty();
    assertThat(s.busy()).isEqualTo(Duration.ofMinutes(10));
    assertThat(s.quiet()).isEqualTo(Duration.ofHours(12));
    assertThat(s.overlap()).isEqualTo(Duration.ofDays(2));
    assertThat(s.sweep()).isZero();
    assertThat(s.alarm()).isEqualTo(Duration.ofDays(30));
    assertThat(s.callsAtOnce()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "busyMinutes, 0",
    "busyMinutes, often",
    "busyMinutes, 1441",
    "quietHours, 25",
    "overlapHours, -1",
    "sweepDays, 60",
    "alarmDays, 56",
    "callsAtOnce, 65",
    "callsAtOnce, ''"
  })
  void aValueThatMakesNoSenseLeavesTheDefaultAndHealthSaysSo(String name, String value) {
    SyncSettings s = new SyncSettings(Map.of(name, value));
    assertThat(s.check())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.level()).isEqualTo(HealthEntry.Level.WARN);
              assertThat(e.part()).contains(name);
              assertThat(e.message()).contains(name + " = " + value);
              assertThat(e.fix()).contains("etc/org.partida.documents.sync.cfg");
            });
    assertThat(s).usingRecursiveComparison().ignoringFields("faults").isEqualTo(defaults());
  }

  @Test
  void aQuietMailboxIsNeverListedMoreOftenThanABusyOne() {
    SyncSettings s = new SyncSettings(Map.of("busyMinutes", 180, "quietHours", 2));
    assertThat(s.check()).hasSize(1);
    assertThat(s.quiet()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void theScheduleKeepsToThem() {
    SyncSettings s = new SyncSettings(Map.of("busyMinutes", 30, "quietHours", 6));
    assertThat(Schedule.interval(Optional.of(NOON.minusSeconds(60)), NOON, Duration.ZERO, s))
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(Schedule.interval(Optional.empty(), NOON, Duration.ZERO, s))
        .isEqualTo(Duration.ofHours(6));
    assertThat(
            Schedule.interval(
                Optional.of(NOON.minus(Duration.ofDays(9))), NOON, Duration.ofHours(1), s))
        .isEqualTo(Duration.ofHours(6));
    assertThat(Schedule.interval(Optional.of(NOON), NOON, Duration.ofHours(1), s))
        .isEqualTo(Duration.ofHours(1));
  }

  private static SyncSettings defaults() {
    return SyncSettings.defaults();
  }
}
