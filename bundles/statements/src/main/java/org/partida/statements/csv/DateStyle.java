package org.partida.statements.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.partida.statements.text.DateParts;
import org.partida.statements.text.Refusal;

/**
 * Dates as Romanian banks write them: {@code 2026-03-06}, {@code 06/03/2026}, {@code 06.03.2026};
 * the day stands before the month. Stateless.
 */
final class DateStyle {
  private DateStyle() {}

  static boolean looksLikeDate(String text) {
    DateParts parts = DateParts.of(text);
    return isIso(parts) || isDayFirst(parts);
  }

  private static boolean isIso(DateParts p) {
    return p.firstDigits() == 4
        && p.secondDigits() == 2
        && p.thirdDigits() == 2
        && p.isSeparatedBy('-');
  }

  private static boolean isDayFirst(DateParts p) {
    return p.found() && p.firstDigits() <= 2 && p.thirdDigits() == 4;
  }

  static LocalDate parse(String text, int line) {
    DateParts parts = DateParts.of(text);
    try {
      if (isIso(parts)) {
        return LocalDate.of(parts.first(), parts.second(), parts.third());
      }
      if (isDayFirst(parts)) {
        return LocalDate.of(parts.third(), parts.second(), parts.first());
      }
    } catch (DateTimeException e) {
      throw Refusal.at(
          line,
          "csv.date",
          "no such day: " + Refusal.quote(text) + " (the day stands before the month)");
    }
    throw Refusal.at(line, "csv.date", "not a date: " + Refusal.quote(text));
  }
}
