package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.partida.api.network.MessageState;
import org.partida.api.network.SyncOverview;
import org.partida.api.network.SyncStatus;
import org.partida.api.network.SyncStatuses;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.budget.Limit;
import org.partida.base.port.MailboxStore.Mailbox;
import org.partida.base.port.OverviewStore.Look;
import org.partida.base.port.OverviewStore.Standing;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.network.Network;

/**
 * Tells where the sync stands, with whatever networks are running now: it stays while one of them
 * is being updated or configured.
 */
@Component(service = SyncStatuses.class)
public final class SyncStatusService implements SyncStatuses {
  private final List<Network> networks = new CopyOnWriteArrayList<>();
  private final UnitOfWork books;
  private final SyncSettings settings;
  private final Clock clock;

  @Activate
  public SyncStatusService(
      @Reference UnitOfWork books, @Reference SyncSettings settings, @Reference Clock clock) {
    this.books = books;
    this.settings = settings;
    this.clock = clock;
  }

  @Reference(
      service = Network.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  public void bindNetwork(Network network) {
    networks.add(network);
  }

  /** It is stopped or being updated. */
  public void unbindNetwork(Network network) {
    networks.remove(network);
  }

  @Override
  public List<SyncOverview> overview(Actor actor) {
    if (!actor.mayAll(Module.DOCUMENTS, Access.READ)) {
      return List.of();
    }
    return books.read(
        tx -> new Overviewing(tx, List.copyOf(networks), settings, clock.instant()).all());
  }

  @Override
  public Page<SyncStatus> companies(Actor actor, Wanted wanted, Optional<String> after, int limit) {
    Optional<Set<CompanyId>> of = Allowed.of(actor, wanted.company(), Access.READ);
    Instant now = clock.instant();
    Optional<Instant> troubled = Optional.of(unseenSince(now)).filter(u -> wanted.problemsOnly());
    Look look = new Look(of, after.map(SyncStatusService::position), troubled, limit + 1);
    return books.read(
        tx -> {
          List<Standing> some = tx.overview().standings(look, now);
          List<Standing> shown = some.subList(0, Math.min(limit, some.size()));
          Optional<String> next =
              some.size() > limit
                  ? Optional.of(shown.get(limit - 1).mailbox().company().value())
                  : Optional.empty();
          return new Page<>(statuses(tx, shown, now), next);
        });
  }

  private static CompanyId position(String after) {
    try {
      return new CompanyId(after);
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not a position of this list: " + after,
              "after",
              "give the next of the page before, or nothing"));
    }
  }

  private List<SyncStatus> statuses(Tx tx, List<Standing> some, Instant now) {
    Set<CompanyId> of = some.stream().map(s -> s.mailbox().company()).collect(Collectors.toSet());
    Map<CompanyId, Problem> problems = tx.overview().firstProblems(of);
    Map<String, Map<CompanyId, Map<MessageState, Integer>>> messages =
        some.stream()
            .map(s -> s.mailbox().network())
            .distinct()
            .collect(Collectors.toMap(n -> n, n -> tx.overview().messagesByCompany(n, of)));
    return some.stream()
        .map(
            s ->
                status(
                    tx,
                    s,
                    messages
                        .get(s.mailbox().network())
                        .getOrDefault(s.mailbox().company(), Map.of()),
                    Optional.ofNullable(problems.get(s.mailbox().company())),
                    now))
        .toList();
  }

  private SyncStatus status(
      Tx tx,
      Standing s,
      Map<MessageState, Integer> messages,
      Optional<Problem> problem,
      Instant now) {
    Mailbox m = s.mailbox();
    return new SyncStatus(
        m.company(),
        m.network(),
        m.connection(),
        s.cursor(),
        m.lastListedAt(),
        m.nextListAt(),
        m.queued() || !m.nextListAt().isAfter(now),
        Optional.of(m.interval()).filter(i -> !i.isZero()),
        nextSweep(m),
        m.window().map(w -> new SyncStatus.Window(w.from(), w.goal(), w.page())),
        listsLeft(tx, m, now),
        messages,
        m.seenUntil().isBefore(unseenSince(now)),
        problem.map(Problem::toString).orElse(""));
  }

  /** A sweep is made at the first listing after this. */
  private Optional<Instant> nextSweep(Mailbox m) {
    Duration every = settings.sweep();
    return every.isZero()
        ? Optional.empty()
        : Optional.of(m.sweptAt().map(at -> at.plus(every)).orElse(m.nextListAt()));
  }

  private Optional<Integer> listsLeft(Tx tx, Mailbox m, Instant now) {
    return networks.stream()
        .filter(n -> n.id().equals(m.network()))
        .map(Network::limits)
        .filter(l -> l.listsPerDay() < Integer.MAX_VALUE)
        .findFirst()
        .map(
            l -> {
              String day = Limit.perDay(l.listsPerDay(), l.zone()).name(now);
              int used = tx.budget().used(CallGate.listScope(m.network(), m.company()), day);
              return Math.max(0, l.listsPerDay() - used);
            });
  }

  private Instant unseenSince(Instant now) {
    return now.minus(settings.alarm());
  }
}
