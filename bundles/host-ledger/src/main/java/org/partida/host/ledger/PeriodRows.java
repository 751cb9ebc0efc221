package org.partida.host.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.voucher.Journal;
import org.partida.spi.host.Periods.Period;
import org.partida.spi.host.Periods.PeriodOrder;
import org.partida.spi.host.Periods.PeriodState;

/**
 * Which days can be posted to: every month from the books' first day to the end of next year,
 * unless it was closed, as a whole or for one journal. Immutable.
 */
final class PeriodRows {
  private final Book book;
  private final LocalDate last;

  /** The last change of each month and journal; {@code ""} stands for the whole books. */
  private final Map<YearMonth, Map<String, Period>> states;

  private PeriodRows(Book book, LocalDate last, Map<YearMonth, Map<String, Period>> states) {
    this.book = book;
    this.last = last;
    this.states = states;
  }

  /** A date after the end of next year is taken for a slip of the pen. */
  static PeriodRows read(Sql sql, Book book, LocalDate today) throws SQLException {
    Map<YearMonth, Map<String, Period>> states = new TreeMap<>();
    for (Period p :
        sql.list(
            "SELECT month, journal, state, reason, person, changed_at FROM period_change WHERE id > ? AND id < ? ORDER BY id",
            PeriodRows::period,
            book.floor(),
            book.ceiling())) {
      states
          .computeIfAbsent(p.month(), m -> new TreeMap<>())
          .put(p.journal().map(Journal::name).orElse(""), p);
    }
    return new PeriodRows(book, LocalDate.of(today.getYear() + 1, 12, 31), states);
  }

  private static Period period(ResultSet r) throws SQLException {
    return new Period(
        YearMonth.parse(r.getString(1)),
        Optional.of(r.getString(2)).filter(j -> !j.isEmpty()).map(Journal::valueOf),
        PeriodState.valueOf(r.getString(3)),
        r.getString(4),
        r.getString(5),
        Optional.of(Instant.parse(r.getString(6))));
  }

  /** Writes what is not so already. */
  void put(BookTx tx, PeriodOrder order) throws SQLException {
    String journal = order.journal().map(Journal::name).orElse("");
    for (YearMonth month : order.months()) {
      Period there = states.getOrDefault(month, Map.of()).get(journal);
      if (there == null ? order.state() == PeriodState.OPEN : there.state() == order.state()) {
        continue;
      }
      tx.sql.update(
          "INSERT INTO period_change (book, id, month, journal, state, reason, person, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          tx.book.id,
          tx.id(),
          month.toString(),
          journal,
          order.state().name(),
          order.reason(),
          order.person(),
          tx.now.toString());
    }
  }

  List<Period> list(YearMonth from, YearMonth to) {
    List<Period> all = new ArrayList<>();
    states.forEach(
        (month, byJournal) -> {
          if (!month.isBefore(from) && !month.isAfter(to)) {
            all.addAll(byJournal.values());
          }
        });
    return all;
  }

  /** Of the whole books. */
  PeriodState state(LocalDate date) {
    return state(date, "");
  }

  /** The stricter of the whole books' state and the journal's. */
  PeriodState state(LocalDate date, Journal journal) {
    PeriodState own = state(date, journal.name());
    PeriodState all = state(date);
    return own.compareTo(all) > 0 ? own : all;
  }

  private PeriodState state(LocalDate date, String journal) {
    if (date.isBefore(book.firstDay) || date.isAfter(last)) {
      return PeriodState.NEVER_OPENED;
    }
    Period p = states.getOrDefault(YearMonth.from(date), Map.of()).get(journal);
    return p == null ? PeriodState.OPEN : p.state();
  }

  /** The first month of a return that is not filed yet; what is deducted earlier is refused. */
  boolean takesVatOf(YearMonth month) {
    return state(month.atDay(1)).takes(true) || month.atEndOfMonth().isBefore(book.firstDay);
  }

  Optional<LocalDate> firstOpenOnOrAfter(LocalDate date, Journal journal, boolean vat) {
    return first(date, day -> state(day, journal).takes(vat));
  }

  /** Open to every journal. */
  Optional<LocalDate> firstOpenOnOrAfter(LocalDate date) {
    return first(
        date,
        day ->
            state(day) == PeriodState.OPEN
                && states.getOrDefault(YearMonth.from(day), Map.of()).values().stream()
                    .allMatch(p -> p.state() == PeriodState.OPEN));
  }

  private Optional<LocalDate> first(LocalDate date, java.util.function.Predicate<LocalDate> open) {
    LocalDate day = date.isBefore(book.firstDay) ? book.firstDay : date;
    while (!day.isAfter(last)) {
      if (open.test(day)) {
        return Optional.of(day);
      }
      day = day.plusMonths(1).withDayOfMonth(1);
    }
    return Optional.empty();
  }
}
