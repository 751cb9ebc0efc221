package org.partida.views;

import org.partida.api.posting.Openings;

/** What came of opening books. */
public final class OpeningView {
  private OpeningView() {}

  /** Counts, entries with how far they got, and all that stands against it. */
  public static Obj of(Openings.Opened o) {
    return Obj.obj()
        .put("run", o.run())
        .put("accounts", o.accounts())
        .put("items", o.items())
        .put("total", o.total())
        .put("entries", o.records().size())
        .put("before", o.before())
        .list("problems", o.problems(), ProblemView::of);
  }
}
