package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.posting.Explanations.Explanation;
import org.partida.api.posting.Undoing;

/** Why an entry is as it is, runs, and what an undo takes back. */
public final class TrailView {
  private TrailView() {}

  /** An entry, with what made it and a second run of the rules. */
  public static Obj of(Explanation e) {
    return VoucherView.of(e.voucher())
        .put("paper", e.document().map(DocumentView::of))
        .put("run", e.run())
        .put("inputsHash", e.inputsHash())
        .list(
            "events",
            e.events(),
            v ->
                obj()
                    .put("at", v.at())
                    .put("person", v.person())
                    .put("channel", v.channel())
                    .put("action", v.action())
                    .put("detail", v.detail()))
        .put(
            "again",
            obj()
                .put("verdict", e.again().verdict())
                .list("reasons", e.again().reasons(), r -> r)
                .list("differences", e.again().differences(), d -> d));
  }

  /** A run. */
  public static Obj of(Undoing.Run r) {
    return obj()
        .put("id", r.id())
        .put("kind", r.kind())
        .put("period", r.period().isEmpty() ? null : r.period())
        .put("person", r.person())
        .put("at", r.at())
        .put("entries", r.entries());
  }

  /** What is or was taken back. */
  public static Obj of(Undoing.Plan p) {
    return obj()
        .put("level", p.level())
        .put("id", p.id())
        .put("company", p.company())
        .put("entries", p.vouchers().size())
        .put("total", p.total())
        .put("currency", p.total().currency())
        .list("vouchers", p.vouchers(), VoucherView::of)
        .list("problems", p.problems(), ProblemView::of);
  }
}
