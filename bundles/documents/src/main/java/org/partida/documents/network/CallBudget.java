package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partida.base.budget.Limit;
import org.partida.base.budget.Pace;
import org.partida.base.port.BudgetStore.Pacing;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkLimits;

/**
 * Keeps single calls within what the authority allows, over all companies and nodes: sending,
 * asking for states. Every call is counted before it is made; the pace is the one that listing and
 * fetching keep too, see {@link CallGate}. An empty answer means that the call may be made now;
 * else it is the outcome that waits until it may. Thread-safe.
 */
public final class CallBudget {
  private final UnitOfWork books;
  private final Clock clock;

  public CallBudget(UnitOfWork books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** A document that is sent; only the pace of all calls counts. */
  public Optional<Outcome> submit(Network network) {
    return take(network, "submit", "submit", Integer.MAX_VALUE);
  }

  /** A buyer's message to a seller. */
  public Optional<Outcome> buyerMessage(Network network, CompanyId company) {
    return take(network, "submit", "message:" + company, network.limits().buyerMessagesPerDay());
  }

  /** A question for the state of what was sent. */
  public Optional<Outcome> state(Network network, String index) {
    return take(network, "state", "state:" + index, network.limits().statesPerSubmissionAndDay());
  }

  private Optional<Outcome> take(Network network, String kind, String what, int perDay) {
    NetworkLimits limits = network.limits();
    Limit day = Limit.perDay(perDay, limits.zone());
    String scope = network.id() + ":" + what;
    Instant now = clock.instant();
    return books.write(
        tx -> {
          if (perDay < Integer.MAX_VALUE && tx.budget().used(scope, day.name(now)) >= perDay) {
            return Optional.of(usedUp(scope, Duration.between(now, day.next(now))));
          }
          Optional<Duration> wait = pace(tx, network, now);
          if (wait.isPresent()) {
            return Optional.of(usedUp(network.id(), wait.get()));
          }
          if (perDay < Integer.MAX_VALUE) {
            tx.budget().count(scope, day.name(now), 1);
          }
          tx.budget().count(CallGate.kindScope(network.id(), kind), day.name(now), 1);
          return Optional.empty();
        });
  }

  /** Takes one call of the pace, or answers how long to wait. */
  private static Optional<Duration> pace(Tx tx, Network network, Instant now) {
    if (!CallGate.paced(network)) {
      return Optional.empty();
    }
    Pace pace = CallGate.pace(network);
    Pacing at = tx.budget().pacing(network.id()).orElse(Pacing.NONE);
    if (at.pausedUntil().isAfter(now)) {
      return Optional.of(Duration.between(now, at.pausedUntil()));
    }
    if (pace.ready(at.arrival(), now) == 0) {
      return Optional.of(pace.wait(at.arrival(), now, 1));
    }
    tx.budget()
        .putPacing(
            network.id(),
            new Pacing(pace.after(at.arrival(), now, 1), at.pausedUntil(), at.reason(), at.last()));
    return Optional.empty();
  }

  /** Waits until there is budget again. */
  static Outcome usedUp(String scope, Duration wait) {
    return Outcome.retry(
        wait,
        new Problem(
            "budget.used-up",
            "the calls that the authority allows are used up for now",
            scope,
            "nothing: it goes on by itself in " + wait.toSeconds() + " s"));
  }
}
