package org.partida.base.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Calls spread evenly, with a small burst, so that no minute holds more than the limit wherever it
 * begins: a counter by the clock's minutes would let twice the limit pass around a border. It is
 * the generic cell rate algorithm (ITU-T I.371): all that must be remembered is when the next call
 * would come if they came evenly. Of the limit, 98.5 % are the steady rate and 0.5 % the burst; 1 %
 * is left for calls that the way to the authority pushes together, and for the second try with a
 * fresh token. Immutable.
 *
 * @param interval between two calls
 * @param burst how many may be made at once after a pause
 */
public record Pace(Duration interval, int burst) {
  private static final long MINUTE_MICROS = 60_000_000L;

  /** Keeps within so many calls in any 60 seconds. */
  public static Pace perMinute(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit of no calls at all: " + limit);
    }
    long rate = Math.max(1, limit * 985L / 1000);
    long micros = (MINUTE_MICROS + rate - 1) / rate;
    return new Pace(Duration.of(micros, ChronoUnit.MICROS), Math.max(1, limit / 200));
  }

  /** How many calls may be made now. */
  public int ready(Instant arrival, Instant now) {
    Duration early = Duration.between(start(arrival, now), now.plus(tolerance()));
    return early.isNegative() ? 0 : Math.toIntExact(early.dividedBy(interval) + 1);
  }

  /** How long until so many calls may be made, at most the burst. */
  public Duration wait(Instant arrival, Instant now, int calls) {
    Instant first = start(arrival, now).minus(tolerance()).plus(interval.multipliedBy(calls - 1L));
    Duration wait = Duration.between(now, first);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** What is to be remembered after so many calls. */
  public Instant after(Instant arrival, Instant now, int calls) {
    return start(arrival, now).plus(interval.multipliedBy(calls));
  }

  /** How many calls can be made within the next 60 seconds. */
  public int withinMinute(Instant arrival, Instant now) {
    Instant last = now.plusSeconds(60).plus(tolerance());
    return Math.toIntExact(Duration.between(start(arrival, now), last).dividedBy(interval));
  }

  private Duration tolerance() {
    return interval.multipliedBy(burst - 1L);
  }

  /**
   * A time further ahead than the burst can bring it was written before the clock was set back; it
   * must not stop the calls until then.
   */
  private Instant start(Instant arrival, Instant now) {
    if (arrival.isBefore(now)) {
      return now;
    }
    Instant latest = now.plus(interval.multipliedBy(burst));
    return arrival.isAfter(latest) ? latest : arrival;
  }
}
