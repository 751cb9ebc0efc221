package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.document.DocumentFinding;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.Paper;
import org.partida.api.network.MessageDetails;
import org.partida.spi.network.NoticeFinding;

/** Messages with their errors explained, papers, findings, link offers. */
public final class LinkView {
  private LinkView() {}

  public static Obj of(MessageDetails d) {
    return InstanceView.of(d.message())
        .some("errors", d.findings(), LinkView::of)
        .some("papers", d.papers(), LinkView::of);
  }

  public static Obj of(NoticeFinding f) {
    return obj()
        .put("rule", f.rule().isEmpty() ? null : f.rule())
        .some("terms", f.terms(), t -> t)
        .put("text", f.text())
        .put("english", f.english())
        .put("location", f.location())
        .put("meaning", f.meaning())
        .put("fix", f.fix())
        .put("earlierIndex", f.earlierIndex())
        .put("earlierDate", f.earlierDate());
  }

  public static Obj of(Paper p) {
    return obj()
        .put("hash", p.hash())
        .put("role", p.role())
        .put("door", p.door())
        .put("message", p.message())
        .put("networkIndex", p.networkIndex())
        .put("total", p.facts().map(f -> f.total()))
        .put("arrivedAt", p.arrivedAt());
  }

  public static Obj of(DocumentFinding f) {
    return obj()
        .put("document", f.document())
        .put("key", f.key())
        .put("problem", ProblemView.of(f.problem()))
        .put("standing", f.standing())
        .put("foundAt", f.foundAt())
        .put("clearedBy", f.clearedBy())
        .put("clearedAt", f.clearedAt())
        .put("reason", f.reason());
  }

  public static Obj of(LinkOffer o) {
    return obj()
        .put("id", o.id())
        .put("company", o.company())
        .put("first", o.first())
        .put("second", o.second())
        .put("score", o.score())
        .list("evidence", o.evidence(), e -> e)
        .put("state", o.state())
        .put("primary", o.primary())
        .put("madeAt", o.madeAt())
        .put("decidedBy", o.decidedBy())
        .put("decidedAt", o.decidedAt())
        .put("reason", o.reason().isEmpty() ? null : o.reason());
  }
}
