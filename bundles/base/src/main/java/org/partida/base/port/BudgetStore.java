package org.partida.base.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Counters of calls by scope and window, and the pace of calls; shared by all nodes. */
@ProviderType
public interface BudgetStore {
  /**
   * Counts one call if fewer than {@code limit} were counted in the window; false if the budget is
   * used up.
   */
  boolean take(String scope, String window, int limit);

  int used(String scope, String window);

  /** Sets a window's counter to at least this, when an authority says that it is used up. */
  void raise(String scope, String window, int used);

  /**
   * Drops the counters of windows before this one, in text order, whose names have the same length.
   */
  int forgetBefore(String scope, String window);

  /** Counts so many calls in the window, whatever was counted before. */
  void count(String scope, String window, int calls);

  /** What was counted in the window for scopes that begin so, by scope. */
  Map<String, Integer> usedBy(String prefix, String window);

  /** What was counted in the window for each of these scopes that has a counter. */
  Map<String, Integer> usedOf(Collection<String> scopes, String window);

  /** Drops the counters of all scopes for windows of days before this one, such as 2026-11-22. */
  int forgetDaysBefore(String day);

  Optional<Pacing> pacing(String scope);

  void putPacing(String scope, Pacing pacing);

  /**
   * Where a pace stands. Immutable.
   *
   * @param arrival when the next call would come if all came evenly; see {@code
   *     org.partida.base.budget.Pace}
   * @param pausedUntil nothing before then
   * @param reason why it is paused; empty if it is not
   * @param last who took the last call
   */
  record Pacing(Instant arrival, Instant pausedUntil, String reason, String last) {
    /** Nothing was taken yet. */
    public static final Pacing NONE = new Pacing(Instant.EPOCH, Instant.EPOCH, "", "");
  }
}
