package org.partida.views;

import org.partida.spi.host.Periods.Period;

/** Accounting periods. */
public final class PeriodView {
  private PeriodView() {}

  /** A month, or one journal of it; who, when and why are absent where nobody ever set it. */
  public static Obj of(Period p) {
    return Obj.obj()
        .put("month", p.month())
        .put("journal", p.journal())
        .put("state", p.state())
        .put("reason", p.reason().isEmpty() ? null : p.reason())
        .put("person", p.person().isEmpty() ? null : p.person())
        .put("at", p.at());
  }
}
