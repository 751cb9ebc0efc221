package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sets of one partner's items that add up to an amount, credit notes counting as negative. The
 * search is bounded in items, size and steps; whether the solution is the only one is part of the
 * answer. One use, one thread.
 */
final class SetFinder {
  static final int MOST_ITEMS = 18;
  private static final int MOST_IN_SET = 6;
  private static final int MOST_STEPS = 20_000;
  private static final int MOST_SOLUTIONS = 4;

  private final long[] flows;
  private final long[] highest;
  private final long[] lowest;
  private final List<int[]> solutions = new ArrayList<>();
  private final int[] chosen = new int[MOST_IN_SET];
  private int steps;

  private SetFinder(long[] flows) {
    this.flows = flows;
    this.highest = new long[flows.length + 1];
    this.lowest = new long[flows.length + 1];
    for (int i = flows.length - 1; i >= 0; i--) {
      highest[i] = highest[i + 1] + Math.max(0, flows[i]);
      lowest[i] = lowest[i + 1] + Math.min(0, flows[i]);
    }
  }

  /**
   * Positions of the items of each set found, at most four; at least {@code least} items in each.
   */
  static List<int[]> find(long[] flows, long amount, int least) {
    SetFinder finder = new SetFinder(flows);
    finder.search(0, 0, amount, least);
    return finder.solutions;
  }

  private void search(int from, int size, long missing, int least) {
    if (missing == 0 && size >= least) {
      solutions.add(Arrays.copyOf(chosen, size));
      return;
    }
    for (int i = from; i < flows.length && size < MOST_IN_SET; i++) {
      if (missing > highest[i]
          || missing < lowest[i]
          || solutions.size() >= MOST_SOLUTIONS
          || ++steps > MOST_STEPS) {
        return;
      }
      chosen[size] = i;
      search(i + 1, size + 1, missing - flows[i], least);
    }
  }
}
