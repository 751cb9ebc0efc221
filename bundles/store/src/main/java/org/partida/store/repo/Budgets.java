package org.partida.store.repo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  @Override
  public void count(String scope, String window, int calls) {
    h.createUpdate(
            "insert into budget (scope, span, used) values (:scope, :span, :calls) on conflict (scope, span)"
                + " do update set used = budget.used + :calls")
        .bind("scope", scope)
        .bind("span", window)
        .bind("calls", calls)
        .execute();
  }

  @Override
  public Map<String, Integer> usedBy(String prefix, String window) {
    Map<String, Integer> used = new TreeMap<>();
    h.createQuery(
            "select scope, used from budget where scope >= :prefix and scope < :end and span = :span")
        .bind("prefix", prefix)
        .bind("end", prefix + Character.MAX_VALUE)
        .bind("span", window)
        .map((rs, c) -> used.put(rs.getString(1), rs.getInt(2)))
        .list();
    return used;
  }

  @Override
  public Map<String, Integer> usedOf(Collection<String> scopes, String window) {
    Map<String, Integer> used = new TreeMap<>();
    if (!scopes.isEmpty()) {
      h.createQuery("select scope, used from budget where scope in (<scopes>) and span = :span")
          .bindList("scopes", List.copyOf(scopes))
          .bind("span", window)
          .map((rs, c) -> used.put(rs.getString(1), rs.getInt(2)))
          .list();
    }
    return used;
  }

  @Override
  public int forgetDaysBefore(String day) {
    return h.createUpdate("delete from budget where span < :day and length(span) = :length")
        .bind("day", day)
        .bind("length", day.length())
        .execute();
  }

  @Override
  public Optional<Pacing> pacing(String scope) {
    return h.createQuery("select * from pace where scope = :scope")
        .bind("scope", scope)
        .map(
            (rs, c) ->
                new Pacing(
                    Values.instant(rs, "arrival"),
                    Values.instant(rs, "paused_until"),
                    rs.getString("reason"),
                    rs.getString("last_taker")))
        .findOne();
  }

  @Override
  public void putPacing(String scope, Pacing p) {
    h.createUpdate(
            "insert into pace (scope, arrival, paused_until, reason, last_taker) values (:scope, :arrival, :paused, :reason, :last)"
                + " on conflict (scope) do update set arrival = excluded.arrival, paused_until = excluded.paused_until,"
                + " reason = excluded.reason, last_taker = excluded.last_taker")
        .bind("scope", scope)
        .bind("arrival", Values.micros(p.arrival()))
        .bind("paused", Values.micros(p.pausedUntil()))
        .bind("reason", p.reason())
        .bind("last", p.last())
        .execute();
  }
}
