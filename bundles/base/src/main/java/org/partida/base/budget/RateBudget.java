package org.partida.base.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partida.base.port.BudgetStore;
import org.partida.base.port.UnitOfWork;

/**
 * Keeps calls within several limits at once. A call counts in all windows or in none, and it counts
 * before it is made, so that a crash can only waste a call, never overdraw. Thread-safe; all nodes
 * share the counters.
 */
public final class RateBudget {
  private final UnitOfWork work;
  private final Clock clock;

  public RateBudget(UnitOfWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  /**
   * Counts a call and answers empty if it may be made now, else how long to wait; {@code scope}
   * names whose budget it is.
   */
  public Optional<Duration> take(String scope, Limit... limits) {
    Instant now = clock.instant();
    return work.write(tx -> take(tx.budget(), scope, now, limits));
  }

  /** How long to wait until a call may be made; counts nothing. */
  public Optional<Duration> peek(String scope, Limit... limits) {
    Instant now = clock.instant();
    return work.read(tx -> blocked(tx.budget(), scope, now, limits));
  }

  /** The authority says that this limit is used up: until the next window nothing is given out. */
  public void usedUp(String scope, Limit limit) {
    String window = limit.name(clock.instant());
    work.write(
        tx -> {
          tx.budget().raise(scope, window, limit.calls());
          return null;
        });
  }

  private static Optional<Duration> take(
      BudgetStore store, String scope, Instant now, Limit... limits) {
    Optional<Duration> blocked = blocked(store, scope, now, limits);
    if (blocked.isPresent()) {
      return blocked;
    }
    for (Limit l : limits) {
      if (store.used(scope, l.name(now)) == 0) {
        store.forgetBefore(scope, l.name(now));
      }
      if (!store.take(scope, l.name(now), l.calls())) {
        throw new IllegalStateException("a budget changed inside a transaction: " + scope);
      }
    }
    return Optional.empty();
  }

  private static Optional<Duration> blocked(
      BudgetStore store, String scope, Instant now, Limit... limits) {
    Duration longest = null;
    for (Limit l : limits) {
      if (store.used(scope, l.name(now)) >= l.calls()) {
        Duration wait = Duration.between(now, l.next(now));
        longest = longest == null || wait.compareTo(longest) > 0 ? wait : longest;
      }
    }
    return Optional.ofNullable(longest);
  }
}
