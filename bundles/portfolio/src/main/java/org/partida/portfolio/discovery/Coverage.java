package org.partida.portfolio.discovery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncReport;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.network.CoverageSource;
import org.partida.spi.network.NetworkException;

/** Has the authority tell what a connection covers, where it never did. Thread-safe. */
final class Coverage {
  /** A mailbox without messages tells nothing, so the next one may. */
  private static final int TRIES = 3;

  private final UnitOfWork books;
  private final NetworkSync sync;
  private final List<CoverageSource> sources;
  private final Clock clock;

  Coverage(UnitOfWork books, NetworkSync sync, List<CoverageSource> sources, Clock clock) {
    this.books = books;
    this.sync = sync;
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  /**
   * Asks at the certificate's own door if there is one for this connection; where nothing was ever
   * told, has a company on it synced. Answers what went wrong.
   */
  List<Problem> ask(Actor actor, String connection, Progress progress) {
    List<Problem> wrong = new ArrayList<>();
    for (CoverageSource source : sources) {
      if (source.connection().equals(connection)) {
        progress.update(0, 0, "asking what the certificate of " + connection + " covers");
        certificate(source).ifPresent(wrong::add);
      }
    }
    list(actor, connection, progress).ifPresent(wrong::add);
    return wrong;
  }

  /** Certificates that are set up for a connection that is not there. */
  List<Problem> strays(Set<String> connections) {
    return sources.stream()
        .map(CoverageSource::connection)
        .filter(c -> !connections.contains(c))
        .map(Troubles::strayCertificate)
        .toList();
  }

  private Optional<Problem> certificate(CoverageSource source) {
    try {
      CoverageSource.Told told = source.ask();
      String kept = Cover.byCertificate(source.connection());
      books.write(
          tx -> {
            tx.registry().putCovered(kept, told.codes(), told.certificateSerial(), clock.instant());
            return null;
          });
      return Optional.empty();
    } catch (NetworkException e) {
      return Optional.of(e.problem());
    } catch (PartidaException e) {
      return Optional.of(e.problem());
    }
  }

  /** Syncs companies on the connection, one by one, until it is told; answers why it is not. */
  private Optional<Problem> list(Actor actor, String connection, Progress progress) {
    if (told(connection)) {
      return Optional.empty();
    }
    List<CompanyId> on =
        books.read(tx -> tx.companies().list()).stream()
            .filter(c -> c.connection().filter(connection::equals).isPresent())
            .map(Company::id)
            .limit(TRIES)
            .toList();
    Optional<Problem> why =
        Optional.of(on.isEmpty() ? Troubles.nobodyToAsk(connection) : Troubles.untold(connection));
    for (CompanyId company : on) {
      if (progress.cancelled()) {
        return why;
      }
      Optional<Problem> failed = sync(actor, company, progress);
      if (told(connection)) {
        return Optional.empty();
      }
      why = failed.or(() -> Optional.of(Troubles.untold(connection)));
    }
    return why;
  }

  private Optional<Problem> sync(Actor actor, CompanyId company, Progress progress) {
    try {
      SyncReport report = sync.sync(actor, Optional.of(company), progress);
      return report.problems().stream().findFirst();
    } catch (AccessDeniedException e) {
      throw e;
    } catch (PartidaException e) {
      return Optional.of(e.problem());
    }
  }

  private boolean told(String connection) {
    return books.read(tx -> Cover.toldAt(tx, connection)).isPresent();
  }
}
