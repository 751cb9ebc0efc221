package org.partida.matching.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which lines got which items, and which others wanted them as much. Built by one thread, then only
 * read.
 */
final class Claims {
  private final List<LineCase> cases;
  private final Hypothesis[] chosen;
  private final ItemIndex index;
  private final Map<Integer, Set<Integer>> wantedBy = new HashMap<>();
  private final Map<Integer, Set<Integer>> heldBy = new HashMap<>();

  Claims(List<LineCase> cases, Hypothesis[] chosen, ItemIndex index) {
    this.cases = cases;
    this.chosen = chosen;
    this.index = index;
    for (int l = 0; l < cases.size(); l++) {
      for (Hypothesis h : cases.get(l).guesses()) {
        note(wantedBy, h, l);
      }
      if (chosen[l] != null) {
        note(heldBy, chosen[l], l);
      }
    }
  }

  private static void note(Map<Integer, Set<Integer>> lines, Hypothesis h, int line) {
    for (int item : h.items()) {
      lines.computeIfAbsent(item, k -> new LinkedHashSet<>()).add(line);
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
      for (int other : wantedBy.getOrDefault(item, Set.of())) {
        LineCase rival = cases.get(other);
        if (rival != c) {
          rival.guesses().stream()
              .filter(
                  h ->
                      !h.equals(chosen[other]) && h.has(item) && h.score() >= mine.score() - margin)
              .filter(h -> chosen[other] == null || h.score() > chosen[other].score() - margin)
              .filter(h -> part(h, item) + part(mine, item) > Math.abs(index.flow(item)))
              .findFirst()
              .ifPresent(h -> rivals.add(rival.facts().line().id()));
        }
      }
    }
    return List.copyOf(rivals);
  }

  /** Lines that hold items of this guess. */
  @SuppressWarnings("ReferenceEquality") // one case per line of the run
  List<String> holders(LineCase c, Hypothesis wish) {
    Set<String> holders = new TreeSet<>();
    for (int item : wish.items()) {
      for (int l : heldBy.getOrDefault(item, Set.of())) {
        if (cases.get(l) != c) {
          holders.add(cases.get(l).facts().line().id());
        }
      }
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
