package org.partida.documents.network;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.base.budget.Limit;
import org.partida.base.budget.Pace;
import org.partida.base.port.BudgetStore.Pacing;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.Tx;
import org.partida.base.work.Gate;
import org.partida.base.work.Outcome;
import org.partida.base.work.Priority;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkLimits;

/**
 * Lets rows of a queue pass as far as the authority's limits allow; one row is one call. While more
 * wait than may pass, they pass a few at a time, almost as many as the burst allows, so that
 * leasing costs a commit for those few and not for each; what is left of the burst makes up for a
 * timer that is late, so no call is lost. The pace of all calls, the day's limit of the row's own
 * scope, and a pause that the authority asked for are looked at and charged in the transaction that
 * leases. Thread-safe.
 */
final class CallGate implements Gate {
  /** The queues that share a network's pace. */
  private static final List<String> SHARERS = List.of(Queues.LIST, Queues.FETCH);

  private final List<Network> networks;
  private final String kind;

  /** {@code kind} names the day's scope: list, of a company; or fetch, of a message. */
  CallGate(List<Network> networks, String kind) {
    this.networks = List.copyOf(networks);
    this.kind = kind;
  }

  @Override
  public Admission admit(Tx tx, String queue, int wanted, Instant now) {
    Optional<Priority> mine = tx.work().foremost(queue, now);
    if (networks.isEmpty() || mine.isEmpty()) {
      return Admission.of(wanted);
    }
    Admission best = null;
    for (Network n : networks) {
      Admission a = admit(tx, n, queue, mine.get(), wanted, now);
      if (best == null
          || a.rows() > best.rows()
          || (best.rows() == 0 && a.readyIn().compareTo(best.readyIn()) < 0)) {
        best = a;
      }
    }
    return best;
  }

  private static Admission admit(
      Tx tx, Network network, String queue, Priority mine, int wanted, Instant now) {
    if (!paced(network)) {
      return Admission.of(wanted);
    }
    Pacing at = tx.budget().pacing(network.id()).orElse(Pacing.NONE);
    if (at.pausedUntil().isAfter(now)) {
      return Admission.closedFor(Duration.between(now, at.pausedUntil()));
    }
    Pace pace = pace(network);
    int ready = pace.ready(at.arrival(), now);
    int together = Math.max(1, pace.burst() - 1);
    if (ready < together) {
      return Admission.closedFor(pace.wait(at.arrival(), now, together));
    }
    if (ready < pace.burst() && yields(tx, queue, mine, at, now)) {
      return Admission.closedFor(pace.wait(at.arrival(), now, pace.burst()));
    }
    return Admission.of(Math.min(wanted, ready));
  }

  /**
   * Another queue has something better, or the same and this one had the last turn. If the other
   * cannot use it, the burst fills up and this one takes it then, so nothing is lost.
   */
  private static boolean yields(Tx tx, String queue, Priority mine, Pacing at, Instant now) {
    for (String other : SHARERS) {
      Optional<Priority> theirs =
          other.equals(queue) ? Optional.empty() : tx.work().foremost(other, now);
      if (theirs.isPresent()) {
        int order = Integer.compare(theirs.get().rank(), mine.rank());
        if (order < 0 || (order == 0 && at.last().equals(queue))) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Map<WorkItem, Outcome> charge(Tx tx, List<WorkItem> items, Instant now) {
    Map<WorkItem, Outcome> refused = new HashMap<>();
    for (WorkItem item : items) {
      MessageKey key = MessageKey.parse(item.payload());
      networks.stream()
          .filter(n -> n.id().equals(key.network()))
          .findFirst()
          .flatMap(n -> charge(tx, n, key, item, now))
          .ifPresent(outcome -> refused.put(item, outcome));
    }
    return refused;
  }

  /** Empty if the call may be made; it is counted then. */
  private Optional<Outcome> charge(
      Tx tx, Network network, MessageKey key, WorkItem item, Instant now) {
    Optional<ConnectionRow> connection =
        tx.companies()
            .find(key.company())
            .flatMap(c -> c.connection())
            .flatMap(tx.connections()::find)
            .filter(c -> !c.state().equals(ConnectionRow.DISCONNECTED));
    if (connection.isEmpty()) {
      // no call will be made; the step says what is missing
      return Optional.empty();
    }
    Optional<Outcome> blocked = blocked(tx, network, key, connection.get(), now);
    if (blocked.isEmpty()) {
      count(tx, network, key, item.queue(), now);
    }
    return blocked;
  }

  private Optional<Outcome> blocked(
      Tx tx, Network network, MessageKey key, ConnectionRow connection, Instant now) {
    Optional<Pacing> held = held(tx, connection, now);
    if (held.isPresent()) {
      return Optional.of(
          new Outcome.Waiting(
              "connection:" + connection.id(),
              new Problem(
                  "connection.refused",
                  "the authority does not accept the authorisation " + connection.id(),
                  connection.id(),
                  "authorise it again with spv-connect; this goes on by itself then"),
              Duration.between(now, held.get().pausedUntil()),
              Outcome.Effect.NONE));
    }
    Limit day = day(network);
    if (day.calls() < Integer.MAX_VALUE
        && tx.budget().used(scope(network, key), day.name(now)) >= day.calls()) {
      return Optional.of(
          CallBudget.usedUp(scope(network, key), Duration.between(now, day.next(now))));
    }
    if (paced(network)) {
      Pacing at = tx.budget().pacing(network.id()).orElse(Pacing.NONE);
      if (pace(network).ready(at.arrival(), now) == 0) {
        return Optional.of(
            CallBudget.usedUp(network.id(), pace(network).wait(at.arrival(), now, 1)));
      }
    }
    return Optional.empty();
  }

  private void count(Tx tx, Network network, MessageKey key, String queue, Instant now) {
    Limit day = day(network);
    if (day.calls() < Integer.MAX_VALUE) {
      tx.budget().count(scope(network, key), day.name(now), 1);
    }
    tx.budget().count(kindScope(network.id(), kind), day.name(now), 1);
    if (paced(network)) {
      Pacing at = tx.budget().pacing(network.id()).orElse(Pacing.NONE);
      tx.budget()
          .putPacing(
              network.id(),
              new Pacing(
                  pace(network).after(at.arrival(), now, 1), at.pausedUntil(), at.reason(), queue));
    }
  }

  /** The authority itself says that the day's limit of this scope is used up. */
  void usedUp(Tx tx, Network network, MessageKey key, Instant now) {
    Limit day = day(network);
    if (day.calls() < Integer.MAX_VALUE) {
      tx.budget().raise(scope(network, key), day.name(now), day.calls());
    }
  }

  /** The authority wants no call of anybody for so long. */
  static void pause(Tx tx, Network network, Duration wait, String reason, Instant now) {
    Pacing at = tx.budget().pacing(network.id()).orElse(Pacing.NONE);
    Instant until = now.plus(wait);
    if (until.isAfter(at.pausedUntil())) {
      tx.budget().putPacing(network.id(), new Pacing(at.arrival(), until, reason, at.last()));
    }
  }

  /**
   * The authority refuses this authorisation; nobody tries it until then, or until it has new
   * tokens.
   */
  static void hold(Tx tx, String connection, Duration wait, String reason, Instant now) {
    tx.connections()
        .find(connection)
        .ifPresent(
            c ->
                tx.budget()
                    .putPacing(
                        connectionScope(c), new Pacing(Instant.EPOCH, now.plus(wait), reason, "")));
  }

  /** Until when, and why, nobody tries this authorisation; empty if it may be tried. */
  static Optional<Pacing> held(Tx tx, ConnectionRow connection, Instant now) {
    return tx.budget()
        .pacing(connectionScope(connection))
        .filter(p -> p.pausedUntil().isAfter(now));
  }

  /** New tokens are another version, so they are tried at once. */
  private static String connectionScope(ConnectionRow c) {
    return "connection:" + c.id() + ":" + c.version();
  }

  /** Counts the day's calls of a kind over all companies. */
  static String kindScope(String network, String kind) {
    return network + ":calls:" + kind;
  }

  private String scope(Network network, MessageKey key) {
    return "list".equals(kind)
        ? listScope(network.id(), key.company())
        : network.id() + ":" + kind + ":" + key;
  }

  /** Counts the day's lists of a company. */
  static String listScope(String network, CompanyId company) {
    return network + ":list:" + company;
  }

  private Limit day(Network network) {
    NetworkLimits l = network.limits();
    return Limit.perDay(
        "list".equals(kind) ? l.listsPerDay() : l.fetchesPerMessageAndDay(), l.zone());
  }

  static boolean paced(Network network) {
    return network.limits().callsPerMinute() < Integer.MAX_VALUE;
  }

  static Pace pace(Network network) {
    return Pace.perMinute(network.limits().callsPerMinute());
  }
}
