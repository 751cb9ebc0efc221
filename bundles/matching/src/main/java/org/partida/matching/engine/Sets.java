package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Guesses that take several items of one partner. Per line, one thread. */
final class Sets {
  private static final int MOST_NAMED = 40;
  private static final int MOST_OLDEST = 6;

  private final LineFacts facts;
  private final ItemIndex index;

  Sets(LineFacts facts, ItemIndex index) {
    this.facts = facts;
    this.index = index;
  }

  /**
   * @param named items of the partner that the line names
   * @param exact whether one item alone fits already
   * @param known whether account or fiscal code say that it is this partner
   */
  List<Hypothesis> of(Partner partner, List<Integer> named, boolean exact, boolean known) {
    List<Hypothesis> result = new ArrayList<>();
    List<Integer> usable = named.stream().filter(this::usable).sorted().limit(MOST_NAMED).toList();
    if (usable.size() > 1) {
      named(usable, result);
    }
    boolean done = exact || result.stream().anyMatch(Hypothesis::exact);
    if (!done) {
      found(partner, usable, result);
      done = result.stream().anyMatch(Hypothesis::exact);
    }
    if (!done && known && usable.isEmpty()) {
      spread(sameDirection(recent(partner)), Hypothesis.Kind.OLDEST_FIRST, MOST_OLDEST, result);
    }
    return result;
  }

  private void named(List<Integer> items, List<Hypothesis> result) {
    if (sum(items) == facts.amount()) {
      result.add(whole(items, Hypothesis.Kind.NAMED_SET, 1));
      return;
    }
    List<int[]> sets = SetFinder.find(flows(items), facts.amount(), 2);
    for (int[] set : sets) {
      result.add(whole(pick(items, set), Hypothesis.Kind.NAMED_SET, sets.size()));
    }
    if (sets.isEmpty()) {
      boolean over = Math.abs(sum(sameDirection(items))) < Math.abs(facts.amount());
      spread(
          sameDirection(items),
          over ? Hypothesis.Kind.OVER : Hypothesis.Kind.PARTIAL,
          items.size(),
          result);
    }
  }

  /** What the line names must be in; the rest is searched among the partner's newest items. */
  private void found(Partner partner, List<Integer> named, List<Hypothesis> result) {
    List<Integer> others = recent(partner).stream().filter(i -> !named.contains(i)).toList();
    long missing = facts.amount() - sum(named);
    List<int[]> sets = SetFinder.find(flows(others), missing, named.isEmpty() ? 2 : 1);
    for (int[] set : sets) {
      TreeSet<Integer> all = new TreeSet<>(named);
      all.addAll(pick(others, set));
      result.add(whole(List.copyOf(all), Hypothesis.Kind.FOUND_SET, sets.size()));
    }
    if (sets.isEmpty() && named.isEmpty()) {
      transfers(partner, result);
    }
    List<Integer> everything = partner.items().stream().filter(this::usable).toList();
    if (result.stream().noneMatch(Hypothesis::exact)
        && everything.size() > 1
        && sum(everything) == facts.amount()) {
      result.add(whole(everything, Hypothesis.Kind.FOUND_SET, 1));
    }
  }

  /**
   * Items under one number taken together: what a courier or processor collected for one transfer
   * may be hundreds of items, and it may keep its own invoice of it.
   */
  private void transfers(Partner partner, List<Hypothesis> result) {
    Map<String, List<Integer>> byNumber = new LinkedHashMap<>();
    for (int i : partner.items()) {
      if (usable(i) && notAfter(i)) {
        byNumber.computeIfAbsent(index.item(i).number(), k -> new ArrayList<>()).add(i);
      }
    }
    List<List<Integer>> units = List.copyOf(byNumber.values());
    if (units.stream().allMatch(u -> u.size() == 1)) {
      return;
    }
    units = units.subList(Math.max(0, units.size() - SetFinder.MOST_ITEMS), units.size());
    List<int[]> sets =
        SetFinder.find(units.stream().mapToLong(this::sum).toArray(), facts.amount(), 1);
    for (int[] set : sets) {
      List<Integer> all = new ArrayList<>();
      for (int u : set) {
        all.addAll(units.get(u));
      }
      result.add(whole(all, Hypothesis.Kind.FOUND_SET, sets.size()));
    }
  }

  private void spread(
      List<Integer> items, Hypothesis.Kind kind, int most, List<Hypothesis> result) {
    List<Integer> taken = new ArrayList<>();
    List<Long> parts = new ArrayList<>();
    long left = facts.amount();
    for (int i : items) {
      if (left == 0 || taken.size() == most) {
        break;
      }
      long part = Math.abs(index.flow(i)) < Math.abs(left) ? index.flow(i) : left;
      taken.add(i);
      parts.add(part);
      left -= part;
    }
    if (!taken.isEmpty()) {
      result.add(
          new Hypothesis(
              taken.stream().mapToInt(Integer::intValue).toArray(),
              parts.stream().mapToLong(Long::longValue).toArray(),
              kind,
              1,
              0));
    }
  }

  private Hypothesis whole(List<Integer> items, Hypothesis.Kind kind, int solutions) {
    return new Hypothesis(
        items.stream().mapToInt(Integer::intValue).toArray(), flows(items), kind, solutions, 0);
  }

  private List<Integer> recent(Partner partner) {
    List<Integer> usable =
        partner.items().stream().filter(this::usable).filter(this::notAfter).toList();
    return usable.subList(Math.max(0, usable.size() - SetFinder.MOST_ITEMS), usable.size());
  }

  private boolean usable(int item) {
    return index.currency(item).equals(facts.currency());
  }

  private boolean notAfter(int item) {
    return !index.item(item).issueDate().isAfter(facts.date().plusDays(Scorer.DAYS_AHEAD));
  }

  private List<Integer> sameDirection(List<Integer> items) {
    return items.stream()
        .filter(i -> Long.signum(index.flow(i)) == Long.signum(facts.amount()))
        .toList();
  }

  private long sum(List<Integer> items) {
    return items.stream().mapToLong(index::flow).sum();
  }

  private long[] flows(List<Integer> items) {
    return items.stream().mapToLong(index::flow).toArray();
  }

  private static List<Integer> pick(List<Integer> items, int[] positions) {
    List<Integer> picked = new ArrayList<>();
    for (int p : positions) {
      picked.add(items.get(p));
    }
    return picked;
  }
}
