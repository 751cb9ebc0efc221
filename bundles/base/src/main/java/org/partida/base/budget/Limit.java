package org.partida.base.budget;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * So many calls in a window of the wall clock. Immutable.
 *
 * @param window minute, hour or day
 * @param calls how many
 * @param zone where a day begins
 */
public record Limit(Window window, int calls, ZoneId zone) {
  /** Kinds of window. */
  public enum Window {
    MINUTE(ChronoUnit.MINUTES, 16),
    HOUR(ChronoUnit.HOURS, 13),
    DAY(ChronoUnit.DAYS, 10);

    private final ChronoUnit unit;
    private final int digits;

    Window(ChronoUnit unit, int digits) {
      this.unit = unit;
      this.digits = digits;
    }
  }

  public static Limit perMinute(int calls) {
    return new Limit(Window.MINUTE, calls, ZoneId.of("UTC"));
  }

  public static Limit perHour(int calls) {
    return new Limit(Window.HOUR, calls, ZoneId.of("UTC"));
  }

  /** A day as the authority counts it. */
  public static Limit perDay(int calls, ZoneId zone) {
    return new Limit(Window.DAY, calls, zone);
  }

  /**
   * Name of the window that now is in, such as {@code 2026-11-22T19:40}; names of one kind sort by
   * time.
   */
  public String name(Instant now) {
    return now.atZone(zone).toLocalDateTime().toString().substring(0, window.digits);
  }

  /** When the next window begins; a day of 23 or 25 hours counts as one day. */
  public Instant next(Instant now) {
    ZonedDateTime start = now.atZone(zone).truncatedTo(window.unit);
    return start.plus(1, window.unit).toInstant();
  }
}
