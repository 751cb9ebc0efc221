package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncReport;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Workers;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/** Starts a sync now, watches it, and tells what it brought. */
@Component(service = NetworkSync.class)
public final class NetworkSyncService implements NetworkSync {
  private static final Duration LONGEST = Duration.ofHours(4);

  /** A report of thousands of companies names no more; {@code spv-status --problems} has all. */
  private static final int MOST_PROBLEMS = 200;

  private final UnitOfWork books;
  private final Workers workers;
  private final Clock clock;

  @Activate
  public NetworkSyncService(
      @Reference UnitOfWork books, @Reference Workers workers, @Reference Clock clock) {
    this.books = books;
    this.workers = workers;
    this.clock = clock;
  }

  @Override
  public SyncReport sync(Actor actor, Optional<CompanyId> company, Progress progress) {
    Optional<Set<CompanyId>> chosen = Allowed.of(actor, company, Access.WRITE);
    Map<MessageState, Integer> before = counts(chosen);
    int connected = ListOrders.now(books, chosen, clock);
    if (connected == 0) {
      throw new PartidaException(
          new Problem(
              "sync.unconnected",
              "no company of this sync has a connection",
              company.map(CompanyId::value).orElse(""),
              "authorise with spv-connect first"));
    }
    workers.wake();
    workers.awaitQuiet(company, LONGEST, new SyncProgress(progress, () -> counts(chosen)));
    List<Problem> problems = books.read(tx -> tx.overview().problems(chosen, MOST_PROBLEMS));
    return report(connected, before, counts(chosen), problems);
  }

  private static SyncReport report(
      int connected,
      Map<MessageState, Integer> before,
      Map<MessageState, Integer> after,
      List<Problem> problems) {
    int listed = total(after) - total(before);
    int fetched = listed + of(before, MessageState.LISTED) - of(after, MessageState.LISTED);
    int read = of(after, MessageState.READ) - of(before, MessageState.READ);
    int quarantined = of(after, MessageState.QUARANTINED) - of(before, MessageState.QUARANTINED);
    int waiting = of(after, MessageState.LISTED) + of(after, MessageState.ARCHIVED);
    return new SyncReport(connected, listed, fetched, read, quarantined, waiting, problems);
  }

  @Override
  public List<MessageRecord> messages(Actor actor, CompanyId company, int limit) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    return books.read(tx -> tx.messages().list(company, limit));
  }

  private Map<MessageState, Integer> counts(Optional<Set<CompanyId>> of) {
    return books.read(tx -> tx.overview().messages(of));
  }

  private static int total(Map<MessageState, Integer> m) {
    return m.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int of(Map<MessageState, Integer> m, MessageState s) {
    return m.getOrDefault(s, 0);
  }
}
