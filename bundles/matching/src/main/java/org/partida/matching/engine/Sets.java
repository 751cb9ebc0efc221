package org.partida.matching.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Guesses that take several items of one partner. Per line, one thread. */
final class Sets {
  private static final int MOST_NAMED = 40;
  private static final int MOST_OLDEST = 6;
  private static final int LONGEST_RUN = 12;
  private static final int MOST_RUNS = 4;
  private static final int MOST_IN_SIGHT = 400;

  private final LineFacts facts;
  private final ItemIndex index;
  private final LocalDate latest;
  private final int currency;

  Sets(LineFacts facts, ItemIndex index) {
    this.currency = index.currencyNumber(facts.currency());
    this.latest = facts.date().plusDays(Scorer.DAYS_AHEAD);
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
      spread(
          sameDirection(recent(usable(partner))),
          Hypothesis.Kind.OLDEST_FIRST,
          MOST_OLDEST,
          result);
    }
    return result;
  }

  private void named(List<Integer> items, List<Hypothesis> result) {
    if (sum(items) == facts.amount()) {
      result.add(whole(items, Hypothesis.Kind.NAMED_SET, 1));
      return;
    }
    if (Math.abs(sum(items) - facts.amount()) <= facts.tolerance()) {
      result.add(whole(items, Hypothesis.Kind.WITHIN, 1));
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

  /**
   * What the line names must be in; the rest is searched among the partner's newest items. Without
   * a name, documents that follow one another are tried over all of them.
   */
  private void found(Partner partner, List<Integer> named, List<Hypothesis> result) {
    Map<List<Integer>, Hypothesis.Kind> sets = new LinkedHashMap<>();
    int[] everything = usable(partner);
    if (named.isEmpty()) {
      runs(everything, sets);
    }
    List<Integer> others = named.isEmpty() ? recent(everything) : beside(named, everything);
    long missing = facts.amount() - sum(named);
    if (!named.isEmpty()) {
      index.eachWithAmount(partner, missing, facts.currency(), i -> put(sets, named, List.of(i)));
    }
    for (int[] set : SetFinder.find(flows(others), missing, named.isEmpty() ? 2 : 1)) {
      put(sets, named, pick(others, set));
    }
    if (sets.isEmpty() && named.isEmpty()) {
      transfers(everything, result);
    }
    if (sets.isEmpty()
        && result.stream().noneMatch(Hypothesis::exact)
        && everything.length > 1
        && Arrays.stream(everything).mapToLong(index::flow).sum() == facts.amount()) {
      sets.put(boxed(everything, 0, everything.length), Hypothesis.Kind.FOUND_SET);
    }
    sets.forEach((set, kind) -> result.add(whole(set, kind, sets.size())));
  }

  private static void put(
      Map<List<Integer>, Hypothesis.Kind> sets, List<Integer> named, List<Integer> found) {
    TreeSet<Integer> all = new TreeSet<>(named);
    if (all.addAll(found)) {
      sets.putIfAbsent(List.copyOf(all), Hypothesis.Kind.FOUND_SET);
    }
  }

  /** The items nearest in date to those named, since a list that was cut goes on where it began. */
  private static List<Integer> beside(List<Integer> named, int[] everything) {
    int first = Arrays.binarySearch(everything, named.get(0));
    int last = Arrays.binarySearch(everything, named.get(named.size() - 1));
    List<Integer> beside = new ArrayList<>();
    int steps = 0;
    for (int at = first; at <= last && beside.size() < SetFinder.MOST_ITEMS; at++) {
      add(everything, at, named, beside);
    }
    while (beside.size() < SetFinder.MOST_ITEMS && ++steps <= everything.length) {
      add(everything, last + steps, named, beside);
      add(everything, first - steps, named, beside);
    }
    return beside.stream().sorted().toList();
  }

  private static void add(int[] from, int at, List<Integer> not, List<Integer> to) {
    if (at >= 0 && at < from.length && !not.contains(from[at])) {
      to.add(from[at]);
    }
  }

  /** Documents in a row by date that add up: people pay what came with the last letters. */
  private void runs(int[] items, Map<List<Integer>, Hypothesis.Kind> sets) {
    for (int from = Math.max(0, items.length - MOST_IN_SIGHT); from < items.length; from++) {
      long sum = index.flow(items[from]);
      int most = Math.min(items.length, from + LONGEST_RUN);
      for (int to = from + 1; to < most && notAfter(items[to]); to++) {
        sum += index.flow(items[to]);
        if (sum == facts.amount() && sets.size() < MOST_RUNS) {
          sets.put(boxed(items, from, to + 1), Hypothesis.Kind.RUN);
        }
      }
    }
  }

  /**
   * Items under one number taken together: what a courier or processor collected for one transfer
   * may be hundreds of items, and it may keep its own invoice of it.
   */
  private void transfers(int[] items, List<Hypothesis> result) {
    Map<String, List<Integer>> byNumber = new LinkedHashMap<>();
    for (int i : items) {
      if (notAfter(i)) {
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
              0,
              false));
    }
  }

  private Hypothesis whole(List<Integer> items, Hypothesis.Kind kind, int solutions) {
    return new Hypothesis(
        items.stream().mapToInt(Integer::intValue).toArray(),
        flows(items),
        kind,
        solutions,
        0,
        false);
  }

  private int[] usable(Partner partner) {
    int[] all = index.itemsOf(partner);
    int usable = 0;
    for (int i : all) {
      if (usable(i)) {
        all[usable++] = i;
      }
    }
    return usable == all.length ? all : Arrays.copyOf(all, usable);
  }

  /** The newest, oldest of them first. */
  private List<Integer> recent(int[] items) {
    int to = items.length;
    while (to > 0 && !notAfter(items[to - 1])) {
      to--;
    }
    return boxed(items, Math.max(0, to - SetFinder.MOST_ITEMS), to);
  }

  private static List<Integer> boxed(int[] items, int from, int to) {
    return Arrays.stream(items, from, to).boxed().toList();
  }

  private boolean usable(int item) {
    return index.isIn(item, currency);
  }

  private boolean notAfter(int item) {
    return index.isIssuedBy(item, latest);
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
