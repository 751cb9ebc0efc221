package org.partida.documents.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.api.health.HealthCheck;
import org.partida.api.health.HealthEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's settings for listing and fetching. A value that makes no sense is replaced by its
 * default, and health says so: a slip in a file must not end the sync. Immutable.
 */
@Component(
    service = {SyncSettings.class, HealthCheck.class},
    configurationPid = SyncSettings.PID)
@Designate(ocd = SyncSettings.Config.class)
public final class SyncSettings implements HealthCheck {
  static final String PID = "org.partida.documents.sync";

  private static final Logger LOG = LoggerFactory.getLogger(SyncSettings.class);

  private static final int BUSY_MINUTES = 5;
  private static final int QUIET_HOURS = 24;
  private static final int OVERLAP_HOURS = 24;
  private static final int SWEEP_DAYS = 7;
  private static final int ALARM_DAYS = 45;
  private static final int CALLS_AT_ONCE = 16;

  private final List<HealthEntry> faults = new ArrayList<>();
  private final Duration busy;
  private final Duration quiet;
  private final Duration overlap;
  private final Duration sweep;
  private final Duration alarm;
  private final int callsAtOnce;

  /** What can be set. */
  @ObjectClassDefinition(
      name = "Partida: sync",
      description =
          "How often mailboxes are listed, and how far back; works without a configuration")
  @interface Config {
    @AttributeDefinition(
        min = "1",
        max = "1440",
        description = "minutes between two listings of a mailbox that messages come to")
    int busyMinutes() default BUSY_MINUTES;

    @AttributeDefinition(
        min = "1",
        max = "24",
        description = "hours between two listings of a mailbox that nothing comes to")
    int quietHours() default QUIET_HOURS;

    @AttributeDefinition(
        min = "1",
        max = "168",
        description =
            "hours that a listing reaches back before the end of the last one, because the authority's index lags")
    int overlapHours() default OVERLAP_HOURS;

    @AttributeDefinition(
        min = "0",
        max = "59",
        description =
            "days after which a mailbox is listed over all 60 days again, whatever was listed before; 0 = never")
    int sweepDays() default SWEEP_DAYS;

    @AttributeDefinition(
        min = "1",
        max = "55",
        description =
            "days after which a mailbox that could not be listed without a gap raises a notice; messages are lost after 60")
    int alarmDays() default ALARM_DAYS;

    @AttributeDefinition(
        min = "1",
        max = "64",
        description =
            "lists, and downloads, under way at once on this node; the pace of all calls is kept whatever this says")
    int callsAtOnce() default CALLS_AT_ONCE;
  }

  /**
   * From the values of the configuration as they stand in the file: a text that is no number is
   * taken like a number that is out of range.
   */
  @Activate
  public SyncSettings(Map<String, Object> values) {
    busy = Duration.ofMinutes(valid(values, "busyMinutes", 1, 1440, BUSY_MINUTES));
    Duration longest = Duration.ofHours(valid(values, "quietHours", 1, 24, QUIET_HOURS));
    if (longest.compareTo(busy) < 0) {
      fault(
          "quietHours",
          "quietHours is shorter than busyMinutes; every mailbox is listed every " + busy,
          "set quietHours to at least busyMinutes");
      longest = busy;
    }
    quiet = longest;
    overlap = Duration.ofHours(valid(values, "overlapHours", 1, 168, OVERLAP_HOURS));
    sweep = Duration.ofDays(valid(values, "sweepDays", 0, 59, SWEEP_DAYS));
    alarm = Duration.ofDays(valid(values, "alarmDays", 1, 55, ALARM_DAYS));
    callsAtOnce = valid(values, "callsAtOnce", 1, 64, CALLS_AT_ONCE);
  }

  /** As without a configuration. */
  public static SyncSettings defaults() {
    return new SyncSettings(Map.of());
  }

  private int valid(Map<String, Object> values, String name, int least, int most, int otherwise) {
    String text = String.valueOf(values.getOrDefault(name, otherwise)).strip();
    if (text.matches("\\d{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    fault(
        name,
        name
            + " = "
            + text
            + " is no whole number from "
            + least
            + " to "
            + most
            + "; "
            + otherwise
            + " is used",
        "correct it");
    return otherwise;
  }

  private void fault(String name, String message, String fix) {
    String where = fix + " in etc/" + PID + ".cfg";
    LOG.warn("{}; {}", message, where);
    faults.add(new HealthEntry("sync " + name, HealthEntry.Level.WARN, message, where));
  }

  @Override
  public List<HealthEntry> check() {
    return List.copyOf(faults);
  }

  /** Between two listings of a mailbox that messages come to. */
  Duration busy() {
    return busy;
  }

  /** Between two listings of one that nothing comes to. */
  Duration quiet() {
    return quiet;
  }

  /** How far a listing reaches back before the end of the last one. */
  Duration overlap() {
    return overlap;
  }

  /** Between two listings over everything; zero for none. */
  Duration sweep() {
    return sweep;
  }

  /** Not seen for so long, people are told. */
  Duration alarm() {
    return alarm;
  }

  /** Rows of one kind in work at once. */
  int callsAtOnce() {
    return callsAtOnce;
  }
}
