package org.partida.views;

import org.partida.api.posting.Accrual;

/** Schedules of what is spread over months. */
public final class AccrualView {
  private AccrualView() {}

  /** A schedule. */
  public static Obj of(Accrual a) {
    return Obj.obj()
        .put("id", a.id())
        .put("company", a.company())
        .put("voucher", a.voucher())
        .put("document", a.number())
        .put("partner", a.partner().map(p -> p.name()))
        .put("deferred", a.deferred())
        .put("account", a.account())
        .put("amount", a.amount())
        .put("currency", a.amount().currency())
        .put("from", a.from())
        .put("months", a.months())
        .put("ended", a.ended())
        .put("person", a.person())
        .put("at", a.at());
  }
}
