package org.partida.spv.filing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.partida.base.json.Json;

/**
 * Working days in Romania: Monday to Friday but for the public holidays of art. 139 of the Labour
 * Code (Codul muncii), dated in {@code holidays.json}. Immutable and thread-safe.
 */
final class WorkingDays {
  private final List<Holiday> holidays;

  /**
   * Row of the data file.
   *
   * @param name for people
   * @param monthDay a fixed day, such as 12-01; empty for one that moves
   * @param easter days after Orthodox Easter Sunday
   * @param from first year
   */
  record Holiday(
      String name, Optional<String> monthDay, Optional<Integer> easter, Optional<Integer> from) {
    LocalDate in(int year) {
      return monthDay
          .map(d -> MonthDay.parse("--" + d).atYear(year))
          .orElseGet(() -> WorkingDays.easter(year).plusDays(easter.orElseThrow()));
    }

    boolean falls(LocalDate day) {
      return day.getYear() >= from.orElse(0) && in(day.getYear()).equals(day);
    }
  }

  private WorkingDays(List<Holiday> holidays) {
    this.holidays = List.copyOf(holidays);
  }

  static WorkingDays load() {
    return new WorkingDays(Json.readList(FilingData.text("holidays.json"), Holiday.class));
  }

  boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && holidays.stream().noneMatch(h -> h.falls(day));
  }

  /** The so-many-th working day after this day, which itself does not count. */
  LocalDate plus(LocalDate day, int workingDays) {
    LocalDate at = day;
    for (int left = workingDays; left > 0; left -= works(at) ? 1 : 0) {
      at = at.plusDays(1);
    }
    return at;
  }

  /** This day, or the next one on which people work. */
  LocalDate orNext(LocalDate day) {
    LocalDate at = day;
    while (!works(at)) {
      at = at.plusDays(1);
    }
    return at;
  }

  /** Working days after {@code from} up to and with {@code to}; negative if {@code to} is over. */
  int between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -Math.max(1, between(to, from));
    }
    int count = 0;
    for (LocalDate at = from.plusDays(1); !at.isAfter(to); at = at.plusDays(1)) {
      count += works(at) ? 1 : 0;
    }
    return count;
  }

  /**
   * Easter Sunday of the Orthodox Church: the Julian date by Meeus' rule, thirteen days on, which
   * holds from 1900 to 2099.
   */
  static LocalDate easter(int year) {
    int d = (19 * (year % 19) + 15) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int both = d + e + 114;
    return LocalDate.of(year, both / 31, both % 31 + 1).plusDays(13);
  }
}
