package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Approvals;
import org.partida.api.document.Delegation;

/** How documents get decided. */
public final class ApprovalView {
  private ApprovalView() {}

  public static Obj of(ApprovalRules r) {
    return obj()
        .put("tolerance", r.tolerance().map(p -> p.value()))
        .put("lastAmounts", r.lastAmounts())
        .put("remindDays", r.remindDays())
        .put("remind", r.remind())
        .put("firmDays", r.firmDays())
        .put("silentDays", r.silentDays());
  }

  public static Obj of(Approvals.Recurring r) {
    return obj()
        .put("partner", r.partner())
        .put("taxId", r.taxId())
        .list("documents", r.documents(), d -> d)
        .put("sum", r.sum())
        .put("currency", r.sum().currency())
        .put("approved", r.approved());
  }

  public static Obj of(Delegation d) {
    return obj()
        .put("id", d.id())
        .put("company", d.company())
        .put("from", d.from())
        .put("to", d.to())
        .put("first", d.first())
        .put("last", d.last());
  }
}
