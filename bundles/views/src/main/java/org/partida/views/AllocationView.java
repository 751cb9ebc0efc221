package org.partida.views;

import static org.partida.views.Obj.obj;

import java.time.LocalDate;
import java.util.Map;
import org.partida.api.posting.Allocations;
import org.partida.api.posting.Questions;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.posting.AccountRule;
import org.partida.spi.posting.AllocationRule;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.Remembered;

/** Questions, rules of where lines go, and where they went. */
public final class AllocationView {
  private AllocationView() {}

  /** A question with what waits for it. */
  public static Obj of(Questions.Open q) {
    return obj()
        .put("id", q.id())
        .put("key", q.key())
        .put("kind", q.kind())
        .put("text", q.text())
        .list("choices", q.choices(), c -> c)
        .list(
            "documents",
            q.documents(),
            w ->
                obj()
                    .put("id", w.document())
                    .put("number", w.number())
                    .put("location", w.location()))
        .put("before", q.before().map(AllocationView::of));
  }

  private static Obj of(Remembered m) {
    return obj()
        .put("outcome", of(m.outcome()))
        .put("times", m.times())
        .put("last", m.last())
        .list("documents", m.documents(), d -> d);
  }

  /** What an answer led to. */
  public static Obj of(Questions.Answered a) {
    return obj().put("what", a.what()).put("rule", a.rule()).put("documents", a.documents());
  }

  /** A rule. */
  public static Obj of(Allocations.Rule r) {
    AllocationRule.Scope s = r.rule().scope();
    return obj()
        .put("id", r.rule().id())
        .put("version", r.rule().version())
        .put("direction", s.direction())
        .put("partner", s.partner())
        .put("document", s.document())
        .put("line", s.line())
        .put("from", s.from())
        .put("to", s.to())
        .put("matchOn", r.rule().matchOn())
        .put("pattern", r.rule().pattern().isEmpty() ? null : r.rule().pattern())
        .put("priority", r.rule().priority())
        .put("outcome", of(r.rule().outcome()))
        .put("reason", r.rule().reason())
        .put("dropped", r.dropped() ? true : null)
        .put("person", r.person())
        .put("at", r.at());
  }

  /** A rule of accounts. */
  public static Obj of(AccountRule r) {
    return obj()
        .put("standard", r.standard())
        .put("document", r.document())
        .put("seat", r.seat())
        .put("from", r.from().equals(LocalDate.EPOCH) ? null : r.from())
        .put("account", r.account());
  }

  /** An account as a person wrote it. */
  public static AccountCode account(String text) {
    try {
      return AccountCode.of(text);
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem("usage", e.getMessage(), text, "write accounts as 401 or 401.02"), e);
    }
  }

  /** Where a line goes. */
  public static Obj of(Allotment a) {
    return obj()
        .put("type", a.type())
        .put("account", a.account())
        .put("vatDeduction", a.vatDeduction())
        .put("ncCode", a.ncCode())
        .put("dimension", a.dimension().isEmpty() ? null : Map.copyOf(a.dimension()))
        .some(
            "splits",
            a.splits(),
            p -> obj().put("dimension", Map.copyOf(p.dimension())).put("percent", p.percent()));
  }

  /** A line of a document. */
  public static Obj of(Allocations.Line l) {
    return obj()
        .put("document", l.document())
        .put("number", l.number())
        .put("line", l.line().line())
        .put("name", l.line().facts().name())
        .put("date", l.line().facts().day())
        .put("net", l.line().net())
        .put("state", l.state())
        .put("outcome", of(l.line().outcome()))
        .put("by", l.line().by());
  }

  /** What a rule changes. */
  public static Obj of(Allocations.Changed c) {
    return obj()
        .put("rule", of(c.rule()))
        .list("changes", c.changes(), x -> of(x.line()).put("after", of(x.after())))
        .put("documents", c.documents());
  }

  /** What became of a file of lines. */
  public static Obj of(Allocations.History h) {
    return obj()
        .put("lines", h.lines())
        .put("before", h.before())
        .list("problems", h.problems(), ProblemView::of);
  }

  /** How well it would have done. */
  public static Obj of(Allocations.Evaluation e) {
    return obj()
        .put("lines", e.lines())
        .put("of", e.of())
        .list(
            "methods",
            e.methods(),
            m ->
                obj()
                    .put("name", m.name())
                    .put("answered", m.answered())
                    .put("right", m.right())
                    .put("amongThree", m.amongThree())
                    .put("sure", m.sure()));
  }
}
