package org.partida.api.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * A period of VAT (perioadă fiscală): a month or a quarter of the calendar. Immutable. Example:
 * {@code VatPeriod.parse("2026-10")}, {@code VatPeriod.parse("2026-Q4")}.
 *
 * @param first its first month
 * @param months 1 or 3
 */
public record VatPeriod(YearMonth first, int months) {
  private static final int QUARTER = 3;
  private static final Pattern QUARTERS = Pattern.compile("(\\d{4})-?[QT]([1-4])");

  public VatPeriod {
    boolean quarter = months == QUARTER && first.getMonthValue() % QUARTER == 1;
    if (months != 1 && !quarter) {
      throw new IllegalArgumentException("a period of VAT is a month or a quarter: " + first);
    }
  }

  /** One month. */
  public static VatPeriod of(YearMonth month) {
    return new VatPeriod(month, 1);
  }

  /**
   * Reads {@code 2026-10} or {@code 2026-Q4}.
   *
   * @throws PartidaException {@code usage} if it is neither
   */
  public static VatPeriod parse(String text) {
    Matcher quarter = QUARTERS.matcher(text);
    try {
      return quarter.matches()
          ? new VatPeriod(
              YearMonth.of(
                  Integer.parseInt(quarter.group(1)),
                  (Integer.parseInt(quarter.group(2)) - 1) * QUARTER + 1),
              QUARTER)
          : of(YearMonth.parse(text));
    } catch (DateTimeParseException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not a month or a quarter: " + text,
              "period",
              "write a month as 2026-10, a quarter as 2026-Q4"),
          e);
    }
  }

  /** The last month. */
  public YearMonth last() {
    return first.plusMonths(months - 1L);
  }

  /** The first day. */
  public LocalDate from() {
    return first.atDay(1);
  }

  /** The last day. */
  public LocalDate to() {
    return last().atEndOfMonth();
  }

  public boolean contains(YearMonth month) {
    return !month.isBefore(first) && !month.isAfter(last());
  }

  public boolean contains(LocalDate day) {
    return contains(YearMonth.from(day));
  }

  @Override
  public String toString() {
    return months == 1
        ? first.toString()
        : first.getYear() + "-Q" + (first.getMonthValue() / QUARTER + 1);
  }
}
