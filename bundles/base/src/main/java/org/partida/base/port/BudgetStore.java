package org.partida.base.port;

import org.osgi.annotation.versioning.ProviderType;

/** Counters of calls by scope and window, shared by all nodes. */
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
}
