package org.partida.api.statement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.partida.model.Problem;

/**
 * Which days of an account the imported statements cover. Immutable.
 *
 * @param account IBAN, or whose money it is
 * @param currency of its balances; empty if none of its statements has balances
 * @param days every day from the first asked for to the last, with what is known of it
 * @param problems gaps between balances, statements that do not add up, days nobody covers
 */
public record StatementCalendar(
    String account, String currency, SortedMap<LocalDate, Day> days, List<Problem> problems) {

  /** What is known of a day. */
  public enum Day {
    /** A statement covers it. */
    COVERED,
    /** No statement covers it, but balances before and after agree: nothing moved. */
    QUIET,
    /** No statement covers it. */
    MISSING,
    /** The statement of the day does not add up, or does not begin where the last one ended. */
    BROKEN,
    /** More than one statement covers it with the same movements. */
    DUPLICATE
  }

  public StatementCalendar {
    days = Collections.unmodifiableSortedMap(new TreeMap<>((Map<LocalDate, Day>) days));
    problems = List.copyOf(problems);
  }
}
