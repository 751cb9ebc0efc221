package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.posting.HandOffer;

/** Entries made by hand beside documents. */
public final class HandView {
  private HandView() {}

  public static Obj of(HandOffer o) {
    return obj()
        .put("company", o.company())
        .put("document", o.document())
        .put("documentNumber", o.number())
        .put("number", o.entry().number())
        .put("entry", VoucherView.of(o.entry().entry()))
        .list("evidence", o.evidence(), e -> e)
        .put("state", o.state())
        .put("madeAt", o.madeAt())
        .put("decidedBy", o.decidedBy())
        .put("decidedAt", o.decidedAt())
        .put("reason", o.reason().isEmpty() ? null : o.reason());
  }
}
