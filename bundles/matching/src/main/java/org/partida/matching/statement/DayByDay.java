package org.partida.matching.statement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.partida.api.statement.LineRecord;
import org.partida.matching.statement.Comparison.Verdict;
import org.partida.matching.statement.Spooled.Numbered;

/**
 * Compares a statement with what is there, one day after another, so that one day's lines are held
 * and no more. Whether the file as a whole is a repetition is a verdict over all days; it is looked
 * for, by going over the days that are still to come, when a line would be asked about and all
 * before it was a repetition. Not thread-safe; used once.
 */
final class DayByDay {
  /** From how many lines on the same days and amounts, all of them, are no coincidence. */
  private static final int NO_COINCIDENCE = 5;

  private final Comparison.Against against;
  private final Spooled statement;
  private final Booked booked;
  private final Set<LocalDate> filled = new HashSet<>();

  /** Lines of the account that are there. */
  interface Booked {
    /** Days with lines, between two days, both included. */
    Collection<LocalDate> days(LocalDate first, LocalDate last);

    /** Those of a day, by fingerprint. */
    Map<String, LineRecord> on(LocalDate day);
  }

  /**
   * A day that was compared.
   *
   * @param lines those of the statement
   * @param verdicts one for each
   * @param proven lines that are there, were asked about, and are proved to be true twins
   * @param there lines that the statement may repeat
   */
  record Compared(
      List<Numbered> lines,
      List<Verdict> verdicts,
      List<LineRecord> proven,
      Collection<LineRecord> there) {}

  private enum Whole {
    /** So far, and nothing was to be asked. */
    OPEN,
    YES,
    NO
  }

  DayByDay(Comparison.Against against, Spooled statement, Booked booked) {
    this.against = against;
    this.statement = statement;
    this.booked = booked;
  }

  /** Hands each day on; what is done with it may change what is there on that day alone. */
  void each(Consumer<Compared> take) {
    if (statement.count() == 0) {
      return;
    }
    filled.addAll(booked.days(statement.days().first(), statement.days().last()));
    Whole whole = statement.count() < NO_COINCIDENCE ? Whole.NO : Whole.OPEN;
    for (LocalDate day : statement.days()) {
      List<Numbered> lines = statement.on(day);
      Map<String, LineRecord> there = there(day);
      Comparison c = compare(lines, there);
      if (whole == Whole.OPEN && !c.repeatsAll()) {
        whole = Whole.NO;
      } else if (whole == Whole.OPEN && c.asks()) {
        whole = restRepeats(day) ? Whole.YES : Whole.NO;
      }
      if (whole == Whole.YES) {
        c.askNothing();
      }
      take.accept(
          new Compared(
              lines,
              c.verdicts(),
              c.proven(),
              there.values().stream().filter(against.there()).toList()));
    }
  }

  /** Of the days behind this one, and of those that the statement has no line of. */
  private boolean restRepeats(LocalDate day) {
    Set<LocalDate> all = new TreeSet<>(statement.days());
    all.addAll(filled);
    return all.stream()
        .filter(d -> d.isAfter(day) || !statement.days().contains(d))
        .allMatch(d -> compare(statement.on(d), there(d)).repeatsAll());
  }

  private Map<String, LineRecord> there(LocalDate day) {
    return filled.contains(day) ? booked.on(day) : Map.of();
  }

  private Comparison compare(List<Numbered> lines, Map<String, LineRecord> there) {
    return new Comparison(against, lines.stream().map(Numbered::line).toList(), there);
  }
}
