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
import org.partida.spi.network.NetworkLimits;

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

  /** What is asked once for all companies of a network on a page. */
  private record Asked(
      Map<CompanyId, Map<MessageState, Integer>> messages, Map<CompanyId, Integer> listsLeft) {}

  private List<SyncStatus> statuses(Tx tx, List<Standing> some, Instant now) {
    Map<String, Set<CompanyId>> byNetwork =
        some.stream()
            .map(Standing::mailbox)
            .collect(
                Collectors.groupingBy(
                    Mailbox::network, Collectors.mapping(Mailbox::company, Collectors.toSet())));
    Map<String, Asked> asked =
        byNetwork.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, e -> ask(tx, e.getKey(), e.getValue(), now)));
    Set<CompanyId> all =
        byNetwork.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    Map<CompanyId, Problem> problems = tx.overview().firstProblems(all);
    return some.stream()
        .map(s -> status(s, asked.get(s.mailbox().network()), problems, now))
        .toList();
  }

  private Asked ask(Tx tx, String network, Set<CompanyId> of, Instant now) {
    return new Asked(
        tx.overview().messagesByCompany(network, of),
        networks.stream()
            .filter(n -> n.id().equals(network))
            .map(Network::limits)
            .filter(l -> l.listsPerDay() < Integer.MAX_VALUE)
            .findFirst()
            .map(l -> listsLeft(tx, network, l, of, now))
            .orElse(Map.of()));
  }

  private static Map<CompanyId, Integer> listsLeft(
      Tx tx, String network, NetworkLimits limits, Set<CompanyId> of, Instant now) {
    String day = Limit.perDay(limits.listsPerDay(), limits.zone()).name(now);
    List<String> scopes = of.stream().map(c -> CallGate.listScope(network, c)).toList();
    Map<String, Integer> used = tx.budget().usedOf(scopes, day);
    return of.stream()
        .collect(
            Collectors.toMap(
                c -> c,
                c ->
                    Math.max(
                        0,
                        limits.listsPerDay()
                            - used.getOrDefault(CallGate.listScope(network, c), 0))));
  }

  private SyncStatus status(
      Standing s, Asked asked, Map<CompanyId, Problem> problems, Instant now) {
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
        Optional.ofNullable(asked.listsLeft().get(m.company())),
        asked.messages().getOrDefault(m.company(), Map.of()),
        m.seenUntil().isBefore(unseenSince(now)),
        Optional.ofNullable(problems.get(m.company())).map(Problem::toString).orElse(""));
  }

  /** A sweep is made at the first listing after this. */
  private Optional<Instant> nextSweep(Mailbox m) {
    Duration every = settings.sweep();
    return every.isZero()
        ? Optional.empty()
        : Optional.of(m.sweptAt().map(at -> at.plus(every)).orElse(m.nextListAt()));
  }

  private Instant unseenSince(Instant now) {
    return now.minus(settings.alarm());
  }
}
