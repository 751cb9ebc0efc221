package org.partida.statements.mt940;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.Shapes;

/** Dates without century, and entry dates without year. Stateless. */
final class SwiftDate {
  private static final int FIRST_YEAR_OF_THE_1900S = 80;

  private SwiftDate() {}

  /** YYMMDD; a day that the calendar lacks, such as 30 February, is refused. */
  static LocalDate of(String yymmdd, int line) {
    int yy = Shapes.number(yymmdd, 0, 2);
    return date((yy < FIRST_YEAR_OF_THE_1900S ? 2000 : 1900) + yy, yymmdd.substring(2))
        .orElseThrow(() -> Refusal.at(line, "mt940.date", "no such day: " + yymmdd + " (YYMMDD)"));
  }

  /**
   * MMDD in the year that brings it nearest to the value date: at New Year the two dates lie in
   * different years, both ways.
   */
  static LocalDate entry(String mmdd, LocalDate value, int line) {
    if (Shapes.number(mmdd, 0, 4) == value.getMonthValue() * 100 + value.getDayOfMonth()) {
      return value;
    }
    LocalDate best = null;
    for (int year = value.getYear() - 1; year <= value.getYear() + 1; year++) {
      Optional<LocalDate> candidate = date(year, mmdd);
      if (candidate.isPresent()
          && (best == null || distance(candidate.get(), value) < distance(best, value))) {
        best = candidate.get();
      }
    }
    if (best == null) {
      throw Refusal.at(line, "mt940.date", "no such day: " + mmdd + " (MMDD)");
    }
    return best;
  }

  private static long distance(LocalDate a, LocalDate b) {
    return Math.abs(ChronoUnit.DAYS.between(a, b));
  }

  private static Optional<LocalDate> date(int year, String mmdd) {
    try {
      return Optional.of(
          LocalDate.of(year, Shapes.number(mmdd, 0, 2), Shapes.number(mmdd, 2, mmdd.length())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
