package org.partida.store.repo;

import org.jdbi.v3.core.Handle;
import org.partida.base.port.BudgetStore;

/** Counters of calls in SQL. */
final class Budgets implements BudgetStore {
  private final Handle h;

  Budgets(Handle h) {
    this.h = h;
  }

  @Override
  public boolean take(String scope, String window, int limit) {
    if (limit < 1) {
      return false;
    }
    return h.createUpdate(
                "insert into budget (scope, span, used) values (:scope, :span, 1) on conflict (scope, span)"
                    + " do update set used = budget.used + 1 where budget.used < :limit")
            .bind("scope", scope)
            .bind("span", window)
            .bind("limit", limit)
            .execute()
        == 1;
  }

  @Override
  public int used(String scope, String window) {
    return h.createQuery("select used from budget where scope = :scope and span = :span")
        .bind("scope", scope)
        .bind("span", window)
        .map((rs, c) -> rs.getInt(1))
        .findOne()
        .orElse(0);
  }

  @Override
  public void raise(String scope, String window, int used) {
    h.createUpdate(
            "insert into budget (scope, span, used) values (:scope, :span, :used) on conflict (scope, span)"
                + " do update set used = case when budget.used < :used then :used else budget.used end")
        .bind("scope", scope)
        .bind("span", window)
        .bind("used", used)
        .execute();
  }

  @Override
  public int forgetBefore(String scope, String window) {
    return h.createUpdate(
            "delete from budget where scope = :scope and span < :span and length(span) = :length")
        .bind("scope", scope)
        .bind("span", window)
        .bind("length", window.length())
        .execute();
  }
}
