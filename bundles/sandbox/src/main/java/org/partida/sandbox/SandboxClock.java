package org.partida.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.sandbox.books.SandboxBooks;

/**
 * The authority's clock: the real one plus an offset that is moved on request and kept in the
 * books. Safe for use by several threads; reading it costs no look into the books.
 */
public final class SandboxClock extends Clock {
  /** The authority's zone: printed times and the day of the quotas follow it. */
  public static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");

  private static final String KEY = "clock.offset";
  private static final Pattern SHORT = Pattern.compile("([+-])(\\d{1,6})([dhms])");

  private final Clock real;
  private final SandboxBooks books;
  private final ZoneId zone;
  private final AtomicReference<Duration> offset;

  public SandboxClock(Clock real, SandboxBooks books) {
    this(
        real,
        books,
        ZoneOffset.UTC,
        new AtomicReference<>(books.get(KEY).map(Duration::parse).orElse(Duration.ZERO)));
  }

  private SandboxClock(
      Clock real, SandboxBooks books, ZoneId zone, AtomicReference<Duration> offset) {
    this.real = real;
    this.books = books;
    this.zone = zone;
    this.offset = offset;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SandboxClock(real, books, other, offset);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset());
  }

  /** How far the clock is ahead of the real one. */
  public Duration offset() {
    return offset.get();
  }

  /**
   * Moves the clock: {@code +1d}, {@code -90s}, {@code +2h}, an instant such as {@code
   * 2026-11-22T10:00:00Z}, or {@code reset}.
   */
  public void move(String how) {
    Duration target = target(how);
    books.put(KEY, target.toString());
    offset.set(target);
  }

  private Duration target(String how) {
    if ("reset".equals(how)) {
      return Duration.ZERO;
    }
    Matcher matcher = SHORT.matcher(how);
    if (matcher.matches()) {
      Duration step = step(Long.parseLong(matcher.group(2)), matcher.group(3));
      return "-".equals(matcher.group(1)) ? offset().minus(step) : offset().plus(step);
    }
    try {
      return Duration.between(real.instant(), Instant.parse(how));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "cannot read '" + how + "'; give +1d, -2h, +30m, +90s, an instant or reset", e);
    }
  }

  private static Duration step(long amount, String unit) {
    return switch (unit) {
      case "d" -> Duration.ofDays(amount);
      case "h" -> Duration.ofHours(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofSeconds(amount);
    };
  }
}
