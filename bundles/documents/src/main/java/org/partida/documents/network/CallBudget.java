package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.partida.base.budget.Limit;
import org.partida.base.budget.RateBudget;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkLimits;

/**
 * Keeps calls within what the authority allows, over all companies and nodes. Every call is counted
 * here before it is made. An empty answer means that the call may be made now; else it is the
 * outcome that waits until it may. Thread-safe.
 */
public final class CallBudget {
  private final RateBudget budget;

  public CallBudget(UnitOfWork books, Clock clock) {
    this.budget = new RateBudget(books, clock);
  }

  /** A list of a company's mailbox. */
  public Optional<Outcome> list(Network network, CompanyId company) {
    NetworkLimits l = network.limits();
    return take(network, "list:" + company, Limit.perDay(l.listsPerDay(), l.zone()));
  }

  /** A download of a message's container. */
  public Optional<Outcome> fetch(Network network, MessageKey key) {
    NetworkLimits l = network.limits();
    return take(network, "fetch:" + key, Limit.perDay(l.fetchesPerMessageAndDay(), l.zone()));
  }

  /** A document that is sent; only the pace of all calls counts. */
  public Optional<Outcome> submit(Network network) {
    return take(network, "submit", Limit.perDay(Integer.MAX_VALUE, network.limits().zone()));
  }

  /** A buyer's message to a seller. */
  public Optional<Outcome> buyerMessage(Network network, CompanyId company) {
    NetworkLimits l = network.limits();
    return take(network, "message:" + company, Limit.perDay(l.buyerMessagesPerDay(), l.zone()));
  }

  /** A question for the state of what was sent. */
  public Optional<Outcome> state(Network network, String index) {
    NetworkLimits l = network.limits();
    return take(network, "state:" + index, Limit.perDay(l.statesPerSubmissionAndDay(), l.zone()));
  }

  private Optional<Outcome> take(Network network, String what, Limit own) {
    String scope = network.id() + ":" + what;
    Limit pace = Limit.perMinute(network.limits().callsPerMinute());
    Optional<Duration> wait = budget.peek(scope, own).or(() -> budget.take(network.id(), pace));
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
                    scope,
                    "nothing: it goes on by itself in " + w.toSeconds() + " s")));
  }
}
