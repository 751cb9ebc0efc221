package org.partida.host.ledger;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.partida.spi.host.Periods.PeriodState;

/**
 * Which days can be posted to: every month from the books' first day to the end of next year,
 * unless it was closed. Immutable.
 */
final class PeriodRows {
  private final Book book;
  private final LocalDate last;
  private final Map<YearMonth, PeriodState> states;

  private PeriodRows(Book book, LocalDate last, Map<YearMonth, PeriodState> states) {
    this.book = book;
    this.last = last;
    this.states = states;
  }

  /** A date after the end of next year is taken for a slip of the pen. */
  static PeriodRows read(Sql sql, Book book, LocalDate today) throws SQLException {
    Map<YearMonth, PeriodState> states = new HashMap<>();
    sql.list(
        "SELECT month, state FROM period_state WHERE book = ?",
        r -> states.put(YearMonth.parse(r.getString(1)), PeriodState.valueOf(r.getString(2))),
        book.id);
    return new PeriodRows(book, LocalDate.of(today.getYear() + 1, 12, 31), states);
  }

  static void put(Sql sql, Book book, YearMonth month, PeriodState state) throws SQLException {
    sql.update(
        "INSERT INTO period_state (book, month, state) VALUES (?, ?, ?) ON CONFLICT (book, month) DO UPDATE SET state = excluded.state",
        book.id,
        month.toString(),
        state.name());
  }

  PeriodState state(LocalDate date) {
    if (date.isBefore(book.firstDay) || date.isAfter(last)) {
      return PeriodState.NEVER_OPENED;
    }
    return states.getOrDefault(YearMonth.from(date), PeriodState.OPEN);
  }

  Optional<LocalDate> firstOpenOnOrAfter(LocalDate date) {
    LocalDate day = date.isBefore(book.firstDay) ? book.firstDay : date;
    while (!day.isAfter(last)) {
      if (state(day) == PeriodState.OPEN) {
        return Optional.of(day);
      }
      day = day.plusMonths(1).withDayOfMonth(1);
    }
    return Optional.empty();
  }
}
