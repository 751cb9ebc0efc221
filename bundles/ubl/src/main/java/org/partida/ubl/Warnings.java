package org.partida.ubl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partida.model.Problem;

/**
 * What a person should know though the document was read. The same complaint about the same element
 * is kept once with a count: a thousand lines with one fault are one fault.
 */
final class Warnings {
  private record Key(String code, String element) {}

  private static final class Entry {
    private final Problem first;
    private int more;

    Entry(Problem first) {
      this.first = first;
    }
  }

  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  /** Notes the problem; {@code element} is what its location is about, without the line. */
  void add(String element, Problem problem) {
    Entry known = entries.putIfAbsent(new Key(problem.code(), element), new Entry(problem));
    if (known != null) {
      known.more++;
    }
  }

  List<Problem> list() {
    List<Problem> all = new ArrayList<>();
    for (Entry e : entries.values()) {
      Problem p = e.first;
      all.add(
          e.more == 0
              ? p
              : new Problem(
                  p.code(),
                  p.message() + " (and " + e.more + " more like it)",
                  p.location(),
                  p.fix()));
    }
    return all;
  }
}
