package org.partida.matching.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.StatementSummary;
import org.partida.base.port.Tx;
import org.partida.model.statement.StatementLine;

/**
 * Lines of other files that have their amount from files that are taken back, and from no file that
 * stays: with them the earlier amount comes back. Pure.
 */
final class Corrected {
  private Corrected() {}

  /**
   * @param going what is taken back
   * @param others what stays, of the same days
   * @param content a statement's content as its file has it; empty if that was not read
   */
  static List<LineRecord> by(
      Tx tx,
      List<StatementSummary> going,
      List<StatementSummary> others,
      Function<StatementSummary, Optional<Spooled>> content) {
    Set<String> said = new HashSet<>();
    going.forEach(s -> content.apply(s).ifPresent(c -> said.addAll(said(s, c))));
    if (said.isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> stays = new HashMap<>();
    for (StatementSummary s : others) {
      stays.put(s.id(), content.apply(s).map(c -> said(s, c)).orElse(Set.of()));
    }
    List<LineRecord> found = new ArrayList<>();
    for (StatementSummary s : others) {
      for (LineRecord l : tx.statements().linesOf(s.id())) {
        Optional<String> is = said(l.account(), l.line());
        boolean elsewhere =
            is.isPresent() && stays.values().stream().anyMatch(all -> all.contains(is.get()));
        if (is.filter(said::contains).isPresent() && !elsewhere) {
          found.add(l);
        }
      }
    }
    return found;
  }

  private static Set<String> said(StatementSummary s, Spooled content) {
    Set<String> said = new HashSet<>();
    for (LocalDate day : content.days()) {
      content.on(day).forEach(n -> said(s.account(), n.line()).ifPresent(said::add));
    }
    return said;
  }

  /** A waybill with its day and amount. */
  private static Optional<String> said(String account, StatementLine l) {
    return Corrections.key(l).map(k -> account + "|" + k + "|" + l.amount());
  }
}
