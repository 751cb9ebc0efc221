package org.partida.documents.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.security.Actor;
import org.partida.api.source.Pulled;
import org.partida.api.source.PulledState;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourceWindow;
import org.partida.base.archive.Vault;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Intake;
import org.partida.documents.business.PaperWriter;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;
import org.partida.spi.source.SourceItem;

/**
 * Keeps a page: bytes first, then in one transaction what came and the place where it goes on.
 * Thread-safe.
 */
final class Pulling {
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;
  private final ItemReader reader;
  private final Verifying verifying;
  private final List<Intake> intakes;

  Pulling(
      UnitOfWork books,
      Vault vault,
      Clock clock,
      ItemReader reader,
      Verifying verifying,
      List<Intake> intakes) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    this.reader = reader;
    this.verifying = verifying;
    this.intakes = List.copyOf(intakes);
  }

  /** What a page brought. */
  record Kept(long fresh, long known, long cancelled, List<Problem> problems) {}

  /** A document of the page with what was understood of it. */
  private record Seen(SourceItem item, Sha256 content, long size, ItemReader.Read read) {}

  /**
   * Keeps the page.
   *
   * @param next the window after it
   * @return empty if it was stopped: nothing of the page is kept
   */
  Optional<Kept> keep(
      Company company,
      SourceConnection connection,
      List<SourceItem> items,
      SourceWindow next,
      Progress progress) {
    List<Seen> seen = new ArrayList<>();
    for (SourceItem item : items) {
      if (progress.cancelled()) {
        return Optional.empty();
      }
      seen.add(see(company, connection, item));
    }
    if (progress.cancelled()) {
      return Optional.empty();
    }
    // before the place moves; the same bytes taken again after a crash are the same row
    seen.stream()
        .filter(s -> s.item().form() == SourceItem.Form.STATEMENT)
        .forEach(s -> hand(company, connection, s.item()));
    return Optional.of(books.write(tx -> write(tx, connection, seen, next)));
  }

  private void hand(Company company, SourceConnection connection, SourceItem item) {
    Intake statements =
        intakes.stream()
            .filter(i -> i.kind().equals("statement"))
            .findFirst()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "format.missing",
                            "no bundle takes statements",
                            item.id(),
                            "start partida-core's bundles; then sync again")));
    Map<String, String> told =
        Optional.ofNullable(connection.settings().get("register"))
            .map(r -> Map.of("account", r))
            .orElse(Map.of());
    try {
      statements.take(
          Actor.worker(),
          Optional.of(company.id()),
          item.id(),
          told,
          new ByteArrayInputStream(item.content()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Seen see(Company company, SourceConnection connection, SourceItem item) {
    byte[] content = item.content();
    try {
      Vault.Stored stored = vault.store(new ByteArrayInputStream(content));
      String name = connection.id() + " " + item.id();
      return new Seen(
          item, stored.id(), stored.size(), reader.read(company, name, item.form(), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Kept write(Tx tx, SourceConnection c, List<Seen> seen, SourceWindow next) {
    long fresh = 0;
    long known = 0;
    long cancelled = 0;
    List<Problem> problems = new ArrayList<>();
    for (Seen s : seen) {
      Optional<Pulled> old = tx.sources().pulled(c.id(), next.type(), s.item().id());
      Pulled now = pulled(c, next, s, old);
      if (old.filter(o -> same(o, now)).isPresent()) {
        known++;
      } else if (s.item().cancelled()) {
        cancelled++;
        tx.sources().putPulled(now);
        tellDocument(tx, now);
      } else {
        fresh++;
        tx.sources().putPulled(now);
        if (!c.verified() && now.state() == PulledState.WAITING) {
          make(tx, now, s, problems);
        }
      }
      if (now.state() == PulledState.UNREADABLE) {
        now.problem().ifPresent(problems::add);
      }
    }
    tx.sources().putWindow(next);
    return new Kept(fresh, known, cancelled, problems);
  }

  private void make(Tx tx, Pulled now, Seen s, List<Problem> problems) {
    try {
      verifying.make(tx, now, s.size(), s.read());
    } catch (PartidaException e) {
      problems.add(e.problem());
    }
  }

  /** A document that its source cancelled later is a person's to undo: nothing is taken back. */
  private void tellDocument(Tx tx, Pulled now) {
    // a receipt is a line of a register, which has no findings: what was pulled shows the problem
    if (now.document().flatMap(tx.documents()::find).isPresent() && now.problem().isPresent()) {
      PaperWriter.finding(
          tx,
          now.document().get(),
          "source.cancelled:" + now.id(),
          now.problem().get(),
          clock.instant());
    }
  }

  private static boolean same(Pulled a, Pulled b) {
    return a.content().equals(b.content())
        && a.form() == b.form()
        && a.state() == b.state()
        && a.problem().map(Problem::code).equals(b.problem().map(Problem::code));
  }

  private Pulled pulled(SourceConnection c, SourceWindow w, Seen s, Optional<Pulled> old) {
    Instant now = clock.instant();
    Optional<String> document = old.flatMap(Pulled::document);
    Pulled fresh =
        new Pulled(
            id(c.id(), w, s.item()),
            c.id(),
            c.company(),
            w.seat(),
            w.type(),
            s.item().id(),
            s.item().form(),
            s.content(),
            s.read().facts(),
            PulledState.WAITING,
            document,
            Optional.empty(),
            now);
    if (s.item().cancelled()) {
      return document.isPresent()
          ? fresh.with(PulledState.VERIFIED, document, Optional.of(cancelled(fresh)))
          : fresh.with(PulledState.CANCELLED, document, Optional.empty());
    }
    if (s.item().form() == SourceItem.Form.STATEMENT) {
      return fresh.with(PulledState.VERIFIED, document, Optional.empty());
    }
    if (s.read().problem().isPresent()) {
      boolean read = s.read().facts().isPresent();
      PulledState state = read ? PulledState.NOT_BOOKABLE : PulledState.UNREADABLE;
      return fresh.with(state, document, s.read().problem());
    }
    boolean unchanged =
        old.filter(o -> o.content().equals(s.content()) && o.form() == s.item().form())
            .filter(o -> o.state() == PulledState.DRAFT || o.state() == PulledState.VERIFIED)
            .isPresent();
    return unchanged
        ? fresh.with(old.get().state(), document, old.get().problem().filter(Pulling::stands))
        : fresh;
  }

  /** A cancellation that the source took back is told no more. */
  private static boolean stands(Problem p) {
    return !p.code().equals("source.cancelled");
  }

  private static Problem cancelled(Pulled p) {
    String number = p.facts().map(Pulled.Facts::number).orElse(p.sourceId());
    return new Problem(
        "source.cancelled",
        "the source cancelled " + number + " after it was verified",
        number,
        "reject the document, or undo its entry; if it stays in the books, clear the finding");
  }

  /** Derived, so that a page that is kept again after a crash makes the same rows. */
  private static String id(String connection, SourceWindow w, SourceItem item) {
    String key = connection + "|" + w.type() + "|" + item.id();
    return "s" + Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 23);
  }
}
