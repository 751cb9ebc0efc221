package org.partida.documents.source;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.source.Pulled;
import org.partida.api.source.PulledState;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourcePeriod;
import org.partida.api.source.SourceReport;
import org.partida.api.source.SourceStatus;
import org.partida.api.source.SourceWindow;
import org.partida.api.source.Sources.PulledFilter;
import org.partida.base.port.UnitOfWork;
import org.partida.model.Page;

/** How connections stand, and which period comes next. Thread-safe. */
final class Statuses {
  private static final int PAGE = 500;

  private final UnitOfWork books;
  private final Clock clock;

  Statuses(UnitOfWork books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  SourceStatus of(SourceConnection c, boolean present) {
    return books.read(
        tx ->
            new SourceStatus(
                c,
                present,
                proposed(tx.sources().windows(c.id())),
                tx.sources().windows(c.id()),
                tx.sources().counts(c.id()),
                List.of()));
  }

  long waiting(String connection) {
    return books.<Long>read(
        tx -> tx.sources().counts(connection).getOrDefault(PulledState.WAITING, 0L));
  }

  /** The ids of all that wait, oldest first. */
  List<String> waiting(PulledFilter f) {
    PulledFilter waiting =
        new PulledFilter(f.company(), f.connection(), Optional.of(PulledState.WAITING));
    List<String> ids = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Optional<String> from = after;
      Page<Pulled> page = books.read(tx -> tx.sources().list(waiting, PAGE, from));
      page.items().forEach(p -> ids.add(0, p.id()));
      after = page.next();
    } while (after.isPresent());
    return ids;
  }

  /** The days of a sync: as given, or since the last one. */
  SourcePeriod period(String connection, Optional<LocalDate> from, Optional<LocalDate> to) {
    SourcePeriod proposed = proposed(books.read(tx -> tx.sources().windows(connection)));
    LocalDate last = to.orElse(proposed.to());
    LocalDate first = from.orElse(proposed.from().isAfter(last) ? last : proposed.from());
    if (first.isAfter(last)) {
      throw SourceProblems.refused(
          "source.period", first + " is after " + last, first.toString(), "correct the period");
    }
    return new SourcePeriod(first, last);
  }

  /**
   * From the first day that was not over when it was synced, or where a sync broke off; a first
   * sync begins with the month.
   */
  private SourcePeriod proposed(List<SourceWindow> windows) {
    LocalDate today = LocalDate.now(clock);
    LocalDate first =
        windows.stream()
            .map(w -> w.done() ? after(w) : w.from())
            .min(LocalDate::compareTo)
            .orElse(today.withDayOfMonth(1));
    return new SourcePeriod(first.isAfter(today) ? today : first, today);
  }

  private LocalDate after(SourceWindow w) {
    LocalDate synced = LocalDate.ofInstant(w.at(), clock.getZone());
    LocalDate next = w.to().plusDays(1);
    return synced.isBefore(next) ? synced : next;
  }

  /** A sync in one line, for the trail. */
  static String summary(SourceReport r) {
    return r.period().from()
        + " to "
        + r.period().to()
        + ": "
        + r.fresh()
        + " new, "
        + r.known()
        + " known, "
        + r.cancelled()
        + " cancelled, "
        + r.problems().size()
        + " problems"
        + (r.stopped() ? ", stopped" : "");
  }
}
