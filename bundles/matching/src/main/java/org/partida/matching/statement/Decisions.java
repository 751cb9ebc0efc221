package org.partida.matching.statement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.security.Actor;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Repetition;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Says of lines whether they repeat others. Stateless. */
final class Decisions {
  private Decisions() {}

  static List<LineRecord> decide(
      Tx tx, Actor actor, CompanyId company, List<String> ids, boolean keep, Clock clock) {
    List<LineRecord> decided = new ArrayList<>();
    for (String id : ids) {
      LineRecord line = require(tx, company, id);
      if (keep) {
        replace(tx, company, line, actor.id());
      }
      LineRecord now = keep ? kept(line, actor.id()) : dropped(line, actor.id());
      tx.statements().update(now);
      decided.add(now);
      tx.audit()
          .add(
              new AuditStore.Row(
                  clock.instant(),
                  actor.id(),
                  actor.channel().name(),
                  Optional.of(company),
                  keep ? "line.keep" : "line.drop",
                  id,
                  line.repeats().map(Repetition::line).orElse("")));
    }
    tx.work().enqueue(WorkOrder.of(Queues.MATCH, company, company.value()), clock.instant(), true);
    return decided;
  }

  /** What a courier corrected is put away; it is not there twice. */
  private static void replace(Tx tx, CompanyId company, LineRecord line, String by) {
    Optional<LineRecord> before =
        line.repeats()
            .flatMap(r -> tx.statements().line(company, r.line()))
            .filter(b -> Corrections.isCorrection(line, b));
    if (before.filter(b -> b.state() == LineState.SAVED).isPresent()) {
      throw refused(
          "line.saved",
          "the line that it corrects is confirmed with " + before.get().line().amount(),
          before.get().id(),
          "match-undo takes it back first");
    }
    before
        .filter(b -> b.state() == LineState.UNSAVED)
        .ifPresent(
            b ->
                tx.statements()
                    .update(
                        with(
                            b,
                            LineState.DUPLICATE,
                            Optional.of(new Repetition(line.id(), Optional.of(by))))));
  }

  private static LineRecord require(Tx tx, CompanyId company, String id) {
    LineRecord line =
        tx.statements()
            .line(company, id)
            .orElseThrow(
                () ->
                    refused(
                        "line.unknown",
                        company + " has no statement line " + id,
                        id,
                        "statement-duplicates shows the ids"));
    if (line.repeats().isEmpty()) {
      throw refused(
          "line.not-duplicate",
          "nobody asked whether the line repeats another",
          id,
          "statement-duplicates shows those that may");
    }
    if (line.state() == LineState.SAVED) {
      throw refused("line.saved", "the line is confirmed", id, "match-undo takes it back first");
    }
    return line;
  }

  private static PartidaException refused(String code, String what, String where, String fix) {
    return new PartidaException(new Problem(code, what, where, fix));
  }

  /** A movement of its own; with nobody's name it is no question any more. */
  static LineRecord kept(LineRecord l, String by) {
    return with(l, LineState.UNSAVED, by.isEmpty() ? Optional.empty() : by(l, by));
  }

  private static LineRecord dropped(LineRecord l, String by) {
    return with(l, LineState.DUPLICATE, by(l, by));
  }

  private static Optional<Repetition> by(LineRecord l, String who) {
    return l.repeats().map(r -> new Repetition(r.line(), Optional.of(who)));
  }

  private static LineRecord with(LineRecord l, LineState state, Optional<Repetition> repeats) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        repeats);
  }
}
