package org.partida.spv.client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * ANAF's times are Romanian wall time without a zone. Of an hour that the clocks show twice, the
 * first is taken.
 */
public final class Romania {
  public static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private static final DateTimeFormatter ITEM =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);
  private static final DateTimeFormatter SENTENCE =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT);

  private Romania() {}

  /** {@code data_creare} of an item. */
  static Optional<Instant> itemTime(String text) {
    return parse(text, ITEM);
  }

  /** A time in one of its sentences. */
  static Optional<Instant> sentenceTime(String text) {
    return parse(text, SENTENCE);
  }

  /** Until the quotas of the next day count. */
  static Duration untilMidnight(Instant now) {
    Instant midnight = now.atZone(ZONE).toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
    return Duration.between(now, midnight);
  }

  private static Optional<Instant> parse(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDateTime.parse(text, form).atZone(ZONE).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
