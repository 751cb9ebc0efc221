package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.partida.base.budget.Limit;
import org.partida.base.budget.RateBudget;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.model.Problem;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkLimits;

/** Keeps calls within what the authority allows, over all companies and nodes. Thread-safe. */
final class CallBudget {
  private final RateBudget budget;

  CallBudget(UnitOfWork books, Clock clock) {
    this.budget = new RateBudget(books, clock);
  }

  /** Empty if a list may be asked for now, else the outcome that waits for the next window. */
  Optional<Outcome> list(Network network, MessageKey key) {
    NetworkLimits l = network.limits();
    return take(
        key,
        key.network() + ":list:" + key.company(),
        l.callsPerMinute(),
        Limit.perDay(l.listsPerDay(), l.zone()));
  }

  /** Empty if the message may be fetched now. */
  Optional<Outcome> fetch(Network network, MessageKey key) {
    NetworkLimits l = network.limits();
    return take(
        key,
        key.network() + ":fetch:" + key,
        l.callsPerMinute(),
        Limit.perDay(l.fetchesPerMessageAndDay(), l.zone()));
  }

  private Optional<Outcome> take(MessageKey key, String scope, int perMinute, Limit own) {
    Optional<Duration> wait =
        budget.peek(scope, own).or(() -> budget.take(key.network(), Limit.perMinute(perMinute)));
    if (wait.isEmpty()) {
      wait = budget.take(scope, own);
    }
    return wait.map(
        w ->
            Outcome.retry(
                w,
                new Problem(
                    "budget.used-up",
                    "the calls that the authority allows are used up for now",
                    key.toString(),
                    "nothing: it goes on by itself in " + w.toSeconds() + " s")));
  }
}
