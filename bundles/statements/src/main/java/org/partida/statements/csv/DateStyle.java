package org.partida.statements.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.statements.text.Refusal;

/**
 * Dates as Romanian banks write them: {@code 2026-03-06}, {@code 06/03/2026}, {@code 06.03.2026};
 * the day stands before the month. Stateless.
 */
final class DateStyle {
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");

  private DateStyle() {}

  static boolean looksLikeDate(String text) {
    return ISO.matcher(text).matches() || DAY_FIRST.matcher(text).matches();
  }

  static LocalDate parse(String text, int line) {
    Matcher iso = ISO.matcher(text);
    Matcher day = DAY_FIRST.matcher(text);
    try {
      if (iso.matches()) {
        return date(iso.group(1), iso.group(2), iso.group(3));
      }
      if (day.matches()) {
        return date(day.group(3), day.group(2), day.group(1));
      }
    } catch (DateTimeException e) {
      throw Refusal.at(
          line,
          "csv.date",
          "no such day: " + Refusal.quote(text) + " (the day stands before the month)");
    }
    throw Refusal.at(line, "csv.date", "not a date: " + Refusal.quote(text));
  }

  private static LocalDate date(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }
}
