package org.partida.documents.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.api.network.SyncOverview;
import org.partida.api.network.SyncOverview.Calls;
import org.partida.api.network.SyncOverview.Pause;
import org.partida.api.network.SyncOverview.Sweep;
import org.partida.api.network.SyncOverview.Unseen;
import org.partida.base.budget.Limit;
import org.partida.base.budget.Pace;
import org.partida.base.port.BudgetStore.Pacing;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.OverviewStore.Totals;
import org.partida.base.port.Tx;
import org.partida.spi.network.Network;

/** Looks at every network as a whole, inside one transaction. */
final class Overviewing {
  private static final int MINUTE = 60;

  private final Tx tx;
  private final Map<String, Network> networks;
  private final SyncSettings settings;
  private final Instant now;

  Overviewing(Tx tx, List<Network> networks, SyncSettings settings, Instant now) {
    this.tx = tx;
    this.networks = networks.stream().collect(Collectors.toMap(Network::id, n -> n, (a, b) -> a));
    this.settings = settings;
    this.now = now;
  }

  /** Those that run, and those that have mailboxes. */
  List<SyncOverview> all() {
    Map<String, Totals> totals =
        tx.overview().totals(now.minus(settings.alarm())).stream()
            .collect(Collectors.toMap(Totals::network, t -> t));
    TreeSet<String> ids = new TreeSet<>(totals.keySet());
    ids.addAll(networks.keySet());
    List<SyncOverview> all = new ArrayList<>();
    for (String id : ids) {
      all.add(one(id, Optional.ofNullable(networks.get(id)), totals.getOrDefault(id, none(id))));
    }
    return all;
  }

  private static Totals none(String id) {
    return new Totals(
        id,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  private SyncOverview one(String id, Optional<Network> network, Totals t) {
    Pacing at = tx.budget().pacing(id).orElse(Pacing.NONE);
    Optional<Pause> pause =
        Optional.of(at.pausedUntil())
            .filter(now::isBefore)
            .map(until -> new Pause(id, until, at.reason()));
    return new SyncOverview(
        id,
        network.isPresent(),
        network.filter(CallGate::paced).map(n -> calls(n, at)),
        network.map(this::today).orElse(Map.of()),
        pause,
        refused(id),
        t.mailboxes(),
        t.queued(),
        t.toFetch(),
        listedAgainBy(network, pause, t),
        nextSweep(t),
        t.oldest().flatMap(c -> t.oldestSeen().map(s -> new Unseen(c, s))),
        t.unseen());
  }

  private Calls calls(Network n, Pacing at) {
    int limit = n.limits().callsPerMinute();
    Pace pace = CallGate.pace(n);
    int most = pace.withinMinute(Instant.EPOCH, now);
    return new Calls(limit, pace.withinMinute(at.arrival(), now), limit - most);
  }

  private Map<String, Integer> today(Network n) {
    String prefix = CallGate.kindScope(n.id(), "");
    String day = Limit.perDay(Integer.MAX_VALUE, n.limits().zone()).name(now);
    Map<String, Integer> byKind = new TreeMap<>();
    tx.budget()
        .usedBy(prefix, day)
        .forEach((scope, used) -> byKind.put(scope.substring(prefix.length()), used));
    return byKind;
  }

  private List<Pause> refused(String network) {
    List<Pause> refused = new ArrayList<>();
    for (ConnectionRow c : tx.connections().list()) {
      if (c.network().equals(network)) {
        CallGate.held(tx, c, now)
            .ifPresent(p -> refused.add(new Pause(c.id(), p.pausedUntil(), p.reason())));
      }
    }
    return refused;
  }

  /**
   * When the last of those that are not due yet is due, or when those that are due have had their
   * turn: if messages wait too, every second call is a list.
   */
  private Optional<Instant> listedAgainBy(
      Optional<Network> network, Optional<Pause> pause, Totals t) {
    Instant start = pause.map(Pause::until).orElse(now);
    Optional<Instant> queued =
        network
            .filter(n -> t.queued() > 0)
            .map(
                n -> {
                  long calls = t.queued() + (long) Math.min(t.queued(), t.toFetch());
                  return CallGate.paced(n)
                      ? start.plus(CallGate.pace(n).interval().multipliedBy(calls))
                      : start.plusSeconds(MINUTE);
                });
    return Stream.concat(queued.stream(), t.lastDue().map(d -> later(d, start)).stream())
        .max(Instant::compareTo);
  }

  private Optional<Sweep> nextSweep(Totals t) {
    Duration every = settings.sweep();
    if (every.isZero() || t.mailboxes() == 0) {
      return Optional.empty();
    }
    // a sweep is made at the first listing after it is due
    Instant first = later(t.firstSwept().map(f -> f.plus(every)).orElse(now), now);
    Instant last = t.lastSwept().map(l -> l.plus(every)).orElse(now);
    return Optional.of(new Sweep(first, later(last, first).plus(settings.quiet())));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
