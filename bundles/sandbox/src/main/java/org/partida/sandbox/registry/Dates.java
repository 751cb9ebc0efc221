package org.partida.sandbox.registry;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Days as the registers read and print them. */
final class Dates {
  private static final DateTimeFormatter POINTS =
      DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

  private Dates() {}

  static String points(LocalDate day) {
    return POINTS.format(day);
  }

  static Optional<LocalDate> read(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
