package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each line one guess or none, so that no item gets more than is open and the scores add up
 * to the most. Lines that share no item do not disturb one another, so each group is solved alone:
 * exactly while it is small, else greedily with an improvement pass. One use, one thread.
 */
final class Assignment {
  private static final int EXACT_LINES = 12;
  private static final int MOST_STEPS = 50_000;

  private final List<LineCase> cases;
  private final ItemIndex index;
  private final long[] left;
  private final Hypothesis[] chosen;
  private Hypothesis[] trial;
  private Hypothesis[] bestTrial;
  private long bestScore;
  private int steps;

  private Assignment(List<LineCase> cases, ItemIndex index) {
    this.cases = cases;
    this.index = index;
    this.left = new long[index.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = Math.abs(index.flow(i));
    }
    this.chosen = new Hypothesis[cases.size()];
  }

  /**
   * The chosen guess per line, in the order of the lines; null where nothing is left for a line.
   */
  static Hypothesis[] solve(List<LineCase> cases, ItemIndex index) {
    Assignment a = new Assignment(cases, index);
    for (List<Integer> group : a.groups()) {
      if (group.size() == 1) {
        a.take(group.get(0), cases.get(group.get(0)).guesses().get(0));
      } else if (group.size() > EXACT_LINES || !a.exact(group)) {
        a.greedy(group);
      }
    }
    return a.chosen;
  }

  /** Lines joined by common items, each group in an order that does not depend on the input's. */
  private List<List<Integer>> groups() {
    int[] parent = new int[index.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
    for (LineCase c : cases) {
      int first = -1;
      for (Hypothesis h : c.guesses()) {
        for (int item : h.items()) {
          first = first < 0 ? item : first;
          parent[root(parent, item)] = root(parent, first);
        }
      }
    }
    Map<Integer, List<Integer>> groups = new HashMap<>();
    for (int l = 0; l < cases.size(); l++) {
      if (!cases.get(l).guesses().isEmpty()) {
        int item = cases.get(l).guesses().get(0).items()[0];
        groups.computeIfAbsent(root(parent, item), r -> new ArrayList<>()).add(l);
      }
    }
    groups.values().forEach(g -> g.sort(order()));
    return List.copyOf(groups.values());
  }

  private Comparator<Integer> order() {
    return Comparator.comparing((Integer l) -> cases.get(l).line().line().bookingDate())
        .thenComparing(l -> cases.get(l).line().id());
  }

  private static int root(int[] parent, int i) {
    int r = i;
    while (parent[r] != r) {
      parent[r] = parent[parent[r]];
      r = parent[r];
    }
    return r;
  }

  /** Whether the best choice was found within the steps. */
  private boolean exact(List<Integer> group) {
    trial = new Hypothesis[group.size()];
    bestTrial = new Hypothesis[group.size()];
    bestScore = -1;
    steps = 0;
    long possible = group.stream().mapToLong(l -> cases.get(l).guesses().get(0).score()).sum();
    search(group, 0, 0, possible);
    if (steps > MOST_STEPS) {
      return false;
    }
    for (int k = 0; k < group.size(); k++) {
      if (bestTrial[k] != null) {
        take(group.get(k), bestTrial[k]);
      }
    }
    return true;
  }

  private void search(List<Integer> group, int k, long score, long possible) {
    if (++steps > MOST_STEPS || score + possible <= bestScore) {
      return;
    }
    if (k == group.size()) {
      bestScore = score;
      bestTrial = trial.clone();
      return;
    }
    List<Hypothesis> guesses = cases.get(group.get(k)).guesses();
    long rest = possible - guesses.get(0).score();
    for (Hypothesis h : guesses) {
      if (fits(h)) {
        use(h, 1);
        trial[k] = h;
        search(group, k + 1, score + h.score(), rest);
        use(h, -1);
      }
    }
    trial[k] = null;
    search(group, k + 1, score, rest);
  }

  private void greedy(List<Integer> group) {
    List<Map.Entry<Integer, Hypothesis>> edges = new ArrayList<>();
    group.forEach(l -> cases.get(l).guesses().forEach(h -> edges.add(Map.entry(l, h))));
    // the sort is stable: equal scores stay in the order of date and id
    edges.sort(Comparator.comparingInt(e -> -e.getValue().score()));
    for (Map.Entry<Integer, Hypothesis> e : edges) {
      if (chosen[e.getKey()] == null && fits(e.getValue())) {
        take(e.getKey(), e.getValue());
      }
    }
    group.forEach(l -> improve(l, group));
  }

  /**
   * Lets a line have a better guess if the one line in the way has another place to go, and both
   * together gain.
   */
  private void improve(int line, List<Integer> group) {
    for (Hypothesis wish : cases.get(line).guesses()) {
      int now = chosen[line] == null ? 0 : chosen[line].score();
      if (wish.score() <= now) {
        return;
      }
      for (int other : group) {
        if (other != line
            && chosen[other] != null
            && overlap(chosen[other], wish)
            && swap(line, wish, other, now)) {
          return;
        }
      }
    }
  }

  private boolean swap(int line, Hypothesis wish, int other, int now) {
    Hypothesis mine = chosen[line];
    Hypothesis theirs = chosen[other];
    release(line);
    release(other);
    if (fits(wish)) {
      take(line, wish);
      for (Hypothesis h : cases.get(other).guesses()) {
        if (fits(h)) {
          take(other, h);
          break;
        }
      }
      int after = wish.score() + (chosen[other] == null ? 0 : chosen[other].score());
      if (after > now + theirs.score()) {
        return true;
      }
      release(line);
      release(other);
    }
    if (mine != null) {
      take(line, mine);
    }
    take(other, theirs);
    return false;
  }

  static boolean overlap(Hypothesis a, Hypothesis b) {
    for (int item : a.items()) {
      if (b.has(item)) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(Hypothesis h) {
    for (int k = 0; k < h.items().length; k++) {
      if (left[h.items()[k]] < Math.abs(h.parts()[k])) {
        return false;
      }
    }
    return true;
  }

  private void use(Hypothesis h, int times) {
    for (int k = 0; k < h.items().length; k++) {
      left[h.items()[k]] -= times * Math.abs(h.parts()[k]);
    }
  }

  private void take(int line, Hypothesis h) {
    chosen[line] = h;
    use(h, 1);
  }

  private void release(int line) {
    if (chosen[line] != null) {
      use(chosen[line], -1);
      chosen[line] = null;
    }
  }
}
