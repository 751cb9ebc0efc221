package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncReport;
import org.partida.api.network.SyncStatus;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkState;
import org.partida.base.work.Workers;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/** Starts a sync now, watches it, and tells where each company stands. */
@Component(service = NetworkSync.class)
public final class NetworkSyncService implements NetworkSync {
  private static final Duration LONGEST = Duration.ofHours(4);

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
    List<Company> companies = chosen(actor, company, Access.WRITE);
    Map<MessageState, Integer> before = counts(companies);
    int connected =
        books.write(
            tx -> (int) companies.stream().filter(c -> NetworkTick.enqueue(tx, c, clock)).count());
    if (connected == 0) {
      throw new PartidaException(
          new Problem(
              "sync.unconnected",
              "no company of this sync has a connection",
              company.map(CompanyId::value).orElse(""),
              "authorise with spv-connect first"));
    }
    workers.wake();
    Progress shown = new SyncProgress(progress, () -> counts(companies));
    workers.awaitQuiet(company, LONGEST, shown);
    Map<MessageState, Integer> after = counts(companies);
    return report(connected, before, after, companies);
  }

  private SyncReport report(
      int connected,
      Map<MessageState, Integer> before,
      Map<MessageState, Integer> after,
      List<Company> companies) {
    List<Problem> problems = new ArrayList<>();
    for (Company c : companies) {
      books.read(tx -> stuck(tx, c.id())).forEach(i -> i.problem().ifPresent(problems::add));
    }
    int listed = total(after) - total(before);
    int fetched = listed + of(before, MessageState.LISTED) - of(after, MessageState.LISTED);
    int read = of(after, MessageState.READ) - of(before, MessageState.READ);
    int quarantined = of(after, MessageState.QUARANTINED) - of(before, MessageState.QUARANTINED);
    int waiting = of(after, MessageState.LISTED) + of(after, MessageState.ARCHIVED);
    return new SyncReport(connected, listed, fetched, read, quarantined, waiting, problems);
  }

  private static List<WorkItem> stuck(Tx tx, CompanyId company) {
    List<WorkItem> all =
        new ArrayList<>(tx.work().list(Optional.of(company), WorkState.WAITING, 50));
    tx.work().list(Optional.of(company), WorkState.READY, 50).stream()
        .filter(i -> i.problem().isPresent())
        .forEach(all::add);
    all.addAll(tx.work().list(Optional.of(company), WorkState.REJECTED, 50));
    return all;
  }

  @Override
  public List<SyncStatus> status(Actor actor) {
    List<SyncStatus> all = new ArrayList<>();
    for (Company c : chosen(actor, Optional.empty(), Access.READ)) {
      books.read(tx -> status(tx, c)).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<SyncStatus> status(Tx tx, Company c) {
    return c.connection()
        .flatMap(id -> tx.connections().find(id))
        .map(ConnectionRow::network)
        .map(
            network ->
                new SyncStatus(
                    c.id(),
                    network,
                    tx.messages().cursor(c.id(), network),
                    tx.messages().countByState(c.id(), network),
                    stuck(tx, c.id()).stream()
                        .findFirst()
                        .flatMap(WorkItem::problem)
                        .map(Problem::toString)
                        .orElse("")));
  }

  @Override
  public List<MessageRecord> messages(Actor actor, CompanyId company, int limit) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    return books.read(tx -> tx.messages().list(company, limit));
  }

  private List<Company> chosen(Actor actor, Optional<CompanyId> company, Access access) {
    company.ifPresent(c -> actor.require(c, Module.DOCUMENTS, access));
    return books.read(tx -> tx.companies().list()).stream()
        .filter(
            c ->
                company.map(c.id()::equals).orElse(true)
                    && actor.may(c.id(), Module.DOCUMENTS, access))
        .toList();
  }

  private Map<MessageState, Integer> counts(List<Company> companies) {
    Map<MessageState, Integer> sum = new EnumMap<>(MessageState.class);
    books.read(
        tx -> {
          for (Company c : companies) {
            c.connection()
                .flatMap(id -> tx.connections().find(id))
                .ifPresent(
                    x ->
                        tx.messages()
                            .countByState(c.id(), x.network())
                            .forEach((s, n) -> sum.merge(s, n, Integer::sum)));
          }
          return sum;
        });
    return sum;
  }

  private static int total(Map<MessageState, Integer> m) {
    return m.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int of(Map<MessageState, Integer> m, MessageState s) {
    return m.getOrDefault(s, 0);
  }
}
