package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.document.Decision;
import org.partida.api.document.Document;

/** Documents and decisions. */
public final class DocumentView {
  private DocumentView() {}

  public static Obj of(Document d) {
    return obj()
        .put("id", d.id())
        .put("company", d.company())
        .put("direction", d.direction())
        .put("typeCode", d.typeCode())
        .put("number", d.number())
        .put("issueDate", d.issueDate())
        .put("dueDate", d.dueDate())
        .put("partner", d.partnerName())
        .put("partnerTaxId", d.partnerTaxId())
        .put("total", d.total())
        .put("currency", d.total().currency())
        .put("format", d.format())
        .put("network", d.network())
        .put("decision", d.decision())
        .put("accounting", d.accounting())
        .put("archive", d.archive())
        .put("original", d.original())
        .put("pdf", d.pdf())
        .put("signature", d.signature())
        .put("networkIndex", d.networkIndex())
        .put("receivedAt", d.receivedAt())
        .put("note", d.note().isEmpty() ? null : d.note());
  }

  public static Obj of(Decision d) {
    return obj()
        .put("state", d.state())
        .put("actor", d.actor())
        .put("actorName", d.actorName())
        .put("onBehalfOf", d.onBehalfOf())
        .put("reason", d.reason().isEmpty() ? null : d.reason())
        .put("at", d.at());
  }
}
