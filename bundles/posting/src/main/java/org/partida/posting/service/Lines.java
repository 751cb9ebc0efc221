package org.partida.posting.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partida.api.document.Document;
import org.partida.base.port.AllocationStore.LineRow;
import org.partida.base.port.AllocationStore.LineState;
import org.partida.base.port.Tx;
import org.partida.posting.rules.Text;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.AllocationRule;

/** Keeps where the lines of a document went. Stateless. */
final class Lines {
  /** A longer line id is nobody's; it is not remembered. */
  private static final int ID = 80;

  private Lines() {}

  /** Replaces what was kept of the document; what a person changed is a correction. */
  static void write(Tx tx, Document d, List<Allocated> allocated) {
    Map<String, LineRow> before =
        tx.allocations().lines(d.id()).stream()
            .collect(Collectors.toMap(r -> r.line().line(), Function.identity()));
    List<LineRow> rows = new ArrayList<>();
    for (Allocated a : allocated) {
      if (a.line().length() <= ID) {
        rows.add(
            new LineRow(
                d.id(),
                d.number(),
                LineState.PROPOSED,
                corrects(before.get(a.line()), a),
                Text.remembered(a.facts().name()),
                a));
      }
    }
    if (!rows.isEmpty() || !before.isEmpty()) {
      tx.allocations().putLines(d.company(), d.id(), rows);
    }
  }

  private static boolean corrects(LineRow before, Allocated now) {
    if (before == null) {
      return now.by().startsWith(Allocated.RULE + AllocationRule.ONE_LINE);
    }
    boolean same = before.line().outcome().equals(now.outcome());
    return same ? before.corrected() : now.by().startsWith(Allocated.RULE);
  }
}
