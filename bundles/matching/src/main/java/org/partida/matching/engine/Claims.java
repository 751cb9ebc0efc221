package org.partida.matching.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Which lines got which items, and which others wanted them as much. Built by one thread, then only
 * read.
 */
final class Claims {
  private final List<LineCase> cases;
  private final Hypothesis[] chosen;
  private final ItemIndex index;

  /** Item in the upper half, line in the lower, sorted: sets for each item would be far bigger. */
  private final long[] wanted;

  private final long[] held;

  Claims(List<LineCase> cases, Hypothesis[] chosen, ItemIndex index) {
    this.cases = cases;
    this.chosen = chosen;
    this.index = index;
    this.wanted = new long[cases.stream().mapToInt(c -> items(c.guesses())).sum()];
    this.held = new long[items(Arrays.stream(chosen).filter(h -> h != null).toList())];
    int w = 0;
    int h = 0;
    for (int l = 0; l < cases.size(); l++) {
      for (Hypothesis guess : cases.get(l).guesses()) {
        w = note(wanted, w, guess, l);
      }
      h = chosen[l] == null ? h : note(held, h, chosen[l], l);
    }
    Arrays.sort(wanted);
    Arrays.sort(held);
  }

  private static int items(List<Hypothesis> guesses) {
    return guesses.stream().mapToInt(h -> h.items().length).sum();
  }

  private static int note(long[] pairs, int at, Hypothesis h, int line) {
    int next = at;
    for (int item : h.items()) {
      pairs[next++] = (long) item << 32 | line;
    }
    return next;
  }

  private static void each(long[] pairs, int item, IntConsumer line) {
    long first = (long) item << 32;
    int at = Arrays.binarySearch(pairs, first);
    int last = -1;
    for (int k = at < 0 ? -at - 1 : at; k < pairs.length && pairs[k] >>> 32 == item; k++) {
      if ((int) pairs[k] != last) {
        last = (int) pairs[k];
        line.accept(last);
      }
    }
  }

  /**
   * Lines that did not get, though nearly as well founded, a guess that cannot stand beside this
   * one.
   */
  @SuppressWarnings("ReferenceEquality") // one case per line of the run
  List<String> rivals(LineCase c, Hypothesis mine, int margin) {
    Set<String> rivals = new TreeSet<>();
    for (int item : mine.items()) {
      each(
          wanted,
          item,
          other -> {
            LineCase rival = cases.get(other);
            if (rival != c && wantsAsMuch(other, item, mine, margin)) {
              rivals.add(rival.line().id());
            }
          });
    }
    return List.copyOf(rivals);
  }

  private boolean wantsAsMuch(int other, int item, Hypothesis mine, int margin) {
    return cases.get(other).guesses().stream()
        .filter(h -> !h.equals(chosen[other]) && h.has(item) && h.score() >= mine.score() - margin)
        .filter(h -> chosen[other] == null || h.score() > chosen[other].score() - margin)
        .anyMatch(h -> part(h, item) + part(mine, item) > Math.abs(index.flow(item)));
  }

  /** Lines that hold items of this guess. */
  @SuppressWarnings("ReferenceEquality") // one case per line of the run
  List<String> holders(LineCase c, Hypothesis wish) {
    Set<String> holders = new TreeSet<>();
    for (int item : wish.items()) {
      each(
          held,
          item,
          l -> {
            if (cases.get(l) != c) {
              holders.add(cases.get(l).line().id());
            }
          });
    }
    return List.copyOf(holders);
  }

  private static long part(Hypothesis h, int item) {
    for (int k = 0; k < h.items().length; k++) {
      if (h.items()[k] == item) {
        return Math.abs(h.parts()[k]);
      }
    }
    return 0;
  }
}
