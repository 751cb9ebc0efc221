package org.partida.portfolio.discovery;

import java.util.List;
import java.util.Optional;
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

/** Has the authority tell what a connection covers, where it never did. Thread-safe. */
final class Coverage {
  /** A mailbox without messages tells nothing, so the next one may. */
  private static final int TRIES = 3;

  private final UnitOfWork books;
  private final NetworkSync sync;

  Coverage(UnitOfWork books, NetworkSync sync) {
    this.books = books;
    this.sync = sync;
  }

  /** Syncs companies on the connection, one by one, until it is told; answers why it is not. */
  Optional<Problem> ask(Actor actor, String connection, Progress progress) {
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
    return books.read(tx -> tx.registry().coveredAt(connection)).isPresent();
  }
}
