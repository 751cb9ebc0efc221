package org.partida.views;

import org.partida.api.company.DayRate;
import org.partida.api.company.Rates;

/** Exchange rates. */
public final class RateView {
  private RateView() {}

  /** A rate for one unit, and for how many it was published. */
  public static Obj of(DayRate r) {
    return Obj.obj()
        .put("currency", r.currency())
        .put("day", r.day())
        .put("rate", r.rate())
        .put("multiplier", r.multiplier())
        .put("source", r.source());
  }

  /** What an import did. */
  public static Obj of(Rates.Imported i) {
    return Obj.obj()
        .put("added", i.added())
        .put("known", i.known())
        .list("days", i.days(), d -> d)
        .list("problems", i.problems(), ProblemView::of);
  }
}
