package org.partida.documents.source;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourcePeriod;
import org.partida.api.source.SourceWindow;
import org.partida.base.port.UnitOfWork;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourcePage;
import org.partida.spi.source.SourceQuery;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceType;

/** One sync of one connection. Used by one thread, once. */
final class SyncRun {
  private static final int PAGE = 100;
  private static final int TRIES = 4;

  /** A source may give the same place twice; one that does not stop is in a circle. */
  private static final int REPEATS = 3;

  private final UnitOfWork books;
  private final Clock clock;
  private final Pulling pulling;
  private final Pause pause;
  private final Company company;
  private final SourceConnection connection;
  private final SourceSession session;
  private final Progress progress;

  private final List<Problem> problems = new ArrayList<>();
  private long fresh;
  private long known;
  private long cancelled;
  private boolean stopped;

  /** Waits a little before a call is tried again. */
  interface Pause {
    void await(Duration time) throws InterruptedException;
  }

  SyncRun(
      UnitOfWork books,
      Clock clock,
      Pulling pulling,
      Pause pause,
      Company company,
      SourceConnection connection,
      SourceSession session,
      Progress progress) {
    this.books = books;
    this.clock = clock;
    this.pulling = pulling;
    this.pause = pause;
    this.company = company;
    this.connection = connection;
    this.session = session;
    this.progress = progress;
  }

  private Optional<SourceWindow> last(String seat, SourceType type) {
    List<SourceWindow> all = books.read(tx -> tx.sources().windows(connection.id()));
    return all.stream().filter(w -> w.seat().equals(seat) && w.type() == type).findFirst();
  }

  /** The source says that there is nothing: these days are done, unless earlier ones are not. */
  void nothing(String seat, SourceType type, SourcePeriod period) {
    if (last(seat, type).filter(w -> !w.done()).isEmpty()) {
      SourceWindow done =
          new SourceWindow(
              connection.id(),
              seat,
              type,
              period.from(),
              period.to(),
              Optional.empty(),
              true,
              0,
              Optional.empty(),
              clock.instant());
      books.write(
          tx -> {
            tx.sources().putWindow(done);
            return true;
          });
    }
  }

  /** Pulls a seat and type; false if the whole sync ends here. */
  boolean pull(String seat, SourceType type, SourcePeriod period) {
    Optional<SourceWindow> left =
        last(seat, type)
            .filter(w -> !w.done() && w.cursor().isPresent())
            .filter(w -> w.from().equals(period.from()) && !w.to().isAfter(period.to()));
    LocalDate from = period.from();
    if (left.isPresent()) {
      if (!window(left.get())) {
        return false;
      }
      if (left.get().to().equals(period.to())) {
        return true;
      }
      from = left.get().to();
    }
    return window(
        new SourceWindow(
            connection.id(),
            seat,
            type,
            from,
            period.to(),
            Optional.empty(),
            false,
            0,
            Optional.empty(),
            clock.instant()));
  }

  private boolean window(SourceWindow start) {
    SourceWindow w = start;
    Set<String> seen = new HashSet<>();
    int repeats = 0;
    while (true) {
      if (progress.cancelled()) {
        stopped = true;
        return false;
      }
      SourcePage page;
      try {
        page = page(w);
      } catch (SourceException e) {
        return broken(w, e.problem(), e.kind() == SourceException.Kind.REFUSED);
      }
      Optional<String> next = page.next();
      boolean again = next.isPresent() && !seen.add(next.get());
      repeats = again ? repeats + 1 : 0;
      if (repeats > REPEATS) {
        return broken(w, circle(w, next.get()), false);
      }
      SourceWindow after =
          new SourceWindow(
              w.connection(),
              w.seat(),
              w.type(),
              w.from(),
              w.to(),
              next,
              next.isEmpty(),
              w.pulled() + page.items().size(),
              Optional.empty(),
              clock.instant());
      Optional<Pulling.Kept> kept =
          pulling.keep(company, connection, page.items(), after, progress);
      if (kept.isEmpty()) {
        stopped = true;
        return false;
      }
      fresh += kept.get().fresh();
      known += kept.get().known();
      cancelled += kept.get().cancelled();
      problems.addAll(kept.get().problems());
      w = after;
      progress.update(w.pulled(), page.total().orElse(0), w.seat() + " " + w.type().word());
      if (w.done()) {
        return true;
      }
    }
  }

  /** What came is kept, with the place; the next sync goes on there. */
  private boolean broken(SourceWindow w, Problem problem, boolean all) {
    problems.add(problem);
    books.write(
        tx -> {
          tx.sources()
              .putWindow(
                  new SourceWindow(
                      w.connection(),
                      w.seat(),
                      w.type(),
                      w.from(),
                      w.to(),
                      w.cursor(),
                      false,
                      w.pulled(),
                      Optional.of(problem),
                      clock.instant()));
          return true;
        });
    return !all;
  }

  private static Problem circle(SourceWindow w, String cursor) {
    return new Problem(
        "source.cursor",
        "the source goes in a circle: it gives the place \"" + cursor + "\" again and again",
        w.seat() + " " + w.type().word(),
        "tell whoever keeps the source; what came so far is kept");
  }

  private SourcePage page(SourceWindow w) throws SourceException {
    SourceQuery query = new SourceQuery(w.seat(), w.type(), w.from(), w.to(), PAGE);
    return trying(() -> session.pull(query, w.cursor()));
  }

  /** A call to the source. */
  interface Ask<T> {
    T ask() throws SourceException;
  }

  /** Asks up to four times where that may help: at once, after 1, 5 and 15 seconds. */
  <T> T trying(Ask<T> ask) throws SourceException {
    int[] seconds = {1, 5, 15};
    for (int n = 0; ; n++) {
      try {
        return ask.ask();
      } catch (SourceException e) {
        if (e.kind() != SourceException.Kind.AGAIN
            || n + 1 >= TRIES
            || progress.cancelled()
            || !waited(seconds[n])) {
          throw e;
        }
      }
    }
  }

  private boolean waited(int seconds) {
    try {
      pause.await(Duration.ofSeconds(seconds));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  List<Problem> problems() {
    return problems;
  }

  long fresh() {
    return fresh;
  }

  long known() {
    return known;
  }

  long cancelled() {
    return cancelled;
  }

  boolean stopped() {
    return stopped;
  }
}
