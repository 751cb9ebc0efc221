package org.partida.views;

import static org.partida.views.Obj.obj;

import java.util.List;
import org.partida.api.match.MatchSummary;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;

/** Proposals and summaries. */
public final class MatchView {
  private MatchView() {}

  public static Obj of(MatchProposal p) {
    Obj o = obj().put("line", p.line()).put("grade", p.grade()).put("score", p.score());
    o.list("allocations", p.shares(), MatchView::share);
    o.list(
        "evidence",
        p.evidence(),
        e -> obj().put("kind", e.kind()).put("detail", e.detail()).put("weight", e.weight()));
    p.runnerUp()
        .ifPresent(
            r ->
                o.put(
                    "runnerUp",
                    obj()
                        .list("allocations", r.shares(), MatchView::share)
                        .put("score", r.score())
                        .put("whyNot", r.whyNot())));
    return o;
  }

  public static Obj of(List<MatchProposal> all) {
    Obj summary = obj().put("lines", all.size());
    for (Grade g : Grade.values()) {
      summary.put(
          g.name().toLowerCase(java.util.Locale.ROOT),
          (int) all.stream().filter(p -> p.grade() == g).count());
    }
    return obj().put("summary", summary).list("matches", all, MatchView::of);
  }

  public static Obj of(MatchSummary s) {
    return obj()
        .put("lines", s.lines())
        .put("sure", s.sure())
        .put("attention", s.attention())
        .put("none", s.none())
        .put("confirmed", s.confirmed());
  }

  private static Obj share(ItemShare s) {
    return obj().put("item", s.item()).put("amount", s.amount());
  }
}
