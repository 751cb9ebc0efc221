package org.partida.matching.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.api.match.MatchOptions;
import org.partida.base.port.StatementStore.OpenLine;
import org.partida.matching.engine.IndexMarks;
import org.partida.matching.engine.Trace;
import org.partida.matching.line.LineBooker;
import org.partida.model.Problem;

/**
 * What the last run of a company left, to tell what a change since then affects. Not changed after
 * it is made.
 *
 * @param company with its accounts and policies
 * @param options of matching
 * @param hindrance why no invoices were made of proformas
 * @param items what was open
 * @param booker rules and habits
 * @param crossing items in other currencies, and rates
 * @param lines what stands of each line, by its id
 */
record Standing(
    Company company,
    MatchOptions options,
    Optional<Problem> hindrance,
    IndexMarks items,
    LineBooker booker,
    CrossCurrency crossing,
    Map<String, Mark> lines) {

  /**
   * A line that was matched.
   *
   * @param content hash of what it is
   * @param proposal hash of what was proposed
   * @param sure whether that was sure
   * @param trace what the proposal depends on
   */
  record Mark(long content, long proposal, boolean sure, Trace trace) {}

  /** Whether what concerns all lines is as it was. */
  boolean isOf(Company now, MatchOptions nowOptions, Optional<Problem> nowHindrance) {
    return company.equals(now) && options.equals(nowOptions) && hindrance.equals(nowHindrance);
  }

  /** Lines that are new, are another movement now, or have another proposal than was made. */
  Set<String> changed(List<OpenLine> now) {
    Set<String> changed = new HashSet<>();
    for (OpenLine l : now) {
      Mark m = lines.get(l.id());
      if (m == null || m.content() != l.content() || m.proposal() != l.proposal()) {
        changed.add(l.id());
      }
    }
    return changed;
  }

  /** Lines for which something was looked up that is among these. */
  Set<String> lookingAt(Set<Integer> changes) {
    Set<String> found = new HashSet<>();
    lines.forEach(
        (id, m) -> {
          if (m.trace().looksAt(changes::contains)) {
            found.add(id);
          }
        });
    return found;
  }

  /** Ties of lines. */
  Set<Integer> ties(Iterable<String> ids) {
    Set<Integer> ties = new HashSet<>();
    for (String id : ids) {
      Mark m = lines.get(id);
      if (m != null) {
        add(m.trace(), ties);
      }
    }
    return ties;
  }

  static void add(Trace trace, Set<Integer> ties) {
    for (int t : trace.links()) {
      ties.add(t);
    }
  }

  /** Adds lines that share a tie with these, and with those that are added; true if there are. */
  boolean spread(Set<String> affected, Set<Integer> ties) {
    boolean any = false;
    List<String> more = new ArrayList<>();
    do {
      more.clear();
      lines.forEach(
          (id, m) -> {
            if (!affected.contains(id) && m.trace().isTied(ties::contains)) {
              more.add(id);
            }
          });
      more.forEach(id -> add(lines.get(id).trace(), ties));
      any |= affected.addAll(more);
    } while (!more.isEmpty());
    return any;
  }

  /** The same with lines that were matched since, and without those that went. */
  Map<String, Mark> with(Map<String, Mark> matched, Set<String> there) {
    Map<String, Mark> all = new HashMap<>(lines);
    all.keySet().retainAll(there);
    all.putAll(matched);
    return all;
  }
}
