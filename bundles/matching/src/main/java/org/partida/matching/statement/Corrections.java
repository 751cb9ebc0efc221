package org.partida.matching.statement;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.port.AuditStore;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.statement.StatementLine;

/**
 * Waybills of a day of a courier's file that are there with another amount: the key is register,
 * waybill and day of the transfer, so such a line corrects the one that is there. Where either side
 * has the waybill several times on the day, nothing is taken for a correction. Immutable.
 */
final class Corrections {
  static final Corrections NONE = new Corrections(Map.of());

  private final Map<Integer, LineRecord> byIndex;

  private Corrections(Map<Integer, LineRecord> byIndex) {
    this.byIndex = byIndex;
  }

  static Corrections of(
      List<StatementLine> lines, List<Comparison.Verdict> verdicts, Collection<LineRecord> there) {
    Map<String, LineRecord> once = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (LineRecord l : there) {
      boolean counts = l.state() == LineState.UNSAVED || l.state() == LineState.SAVED;
      key(l.line()).filter(k -> counts).filter(k -> once.put(k, l) != null).ifPresent(twice::add);
    }
    Set<String> mine = new HashSet<>();
    for (StatementLine l : lines) {
      key(l).filter(k -> !mine.add(k)).ifPresent(twice::add);
    }
    Map<Integer, LineRecord> found = new HashMap<>();
    for (int i = 0; i < verdicts.size(); i++) {
      StatementLine l = lines.get(i);
      Optional<LineRecord> before = key(l).filter(k -> !twice.contains(k)).map(once::get);
      if (verdicts.get(i).fate() == Comparison.Fate.NEW
          && before.filter(b -> !b.line().amount().equals(l.amount())).isPresent()) {
        found.put(i, before.get());
      }
    }
    return new Corrections(found);
  }

  /** Waybill and day; empty if the line has no waybill. */
  static Optional<String> key(StatementLine l) {
    return l.awb().map(a -> a + "|" + l.bookingDate());
  }

  /** The line that the one at this place of the day corrects. */
  Optional<LineRecord> of(int index) {
    return Optional.ofNullable(byIndex.get(index));
  }

  /** The lines that are corrected. */
  Collection<LineRecord> all() {
    return byIndex.values();
  }

  /** Whether one line is the other with another amount. */
  static boolean isCorrection(LineRecord line, LineRecord before) {
    return key(line.line()).isPresent()
        && key(line.line()).equals(key(before.line()))
        && line.account().equals(before.account())
        && !line.line().amount().equals(before.line().amount());
  }

  static LineRecord corrected(LineRecord before, StatementLine now) {
    return new LineRecord(
        before.id(),
        before.company(),
        before.statement(),
        before.account(),
        now,
        before.state(),
        Optional.empty(),
        before.voucher(),
        Optional.empty(),
        before.repeats());
  }

  static AuditStore.Row audit(
      CompanyId company, LineRecord before, StatementLine now, String file, Instant at) {
    return new AuditStore.Row(
        at,
        "system:worker",
        "WORKER",
        Optional.of(company),
        "line.correct",
        before.id(),
        words(before, now) + ", by " + file);
  }

  private static String words(LineRecord before, StatementLine now) {
    return "waybill "
        + now.awb().orElseThrow()
        + " of "
        + now.bookingDate()
        + ": "
        + before.line().amount()
        + " became "
        + now.amount();
  }

  static Problem problem(LineRecord before, StatementLine now, boolean open) {
    return open
        ? new Problem(
            "statement.corrected",
            "the courier corrected " + words(before, now),
            "statement line " + before.id(),
            "nothing is to be done; the line has the new amount")
        : new Problem(
            "statement.corrected-saved",
            "the courier corrected " + words(before, now) + ", but the line is confirmed",
            "statement line " + before.id(),
            "match-undo it, then statement-duplicate keep the new line; or drop the new line");
  }
}
