package org.partida.views;

import org.partida.api.posting.MonthWork;

/** The work of a month. */
public final class MonthView {
  private MonthView() {}

  /** What was booked with how far it got; of a preview what would be. */
  public static Obj of(MonthWork.Done d) {
    Obj o = Obj.obj().put("run", d.run());
    return (d.records().isEmpty()
            ? o.list("vouchers", d.vouchers(), VoucherView::of)
            : o.list("vouchers", d.records(), VoucherView::of))
        .list("notes", d.notes(), n -> n);
  }
}
