package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.posting.BooksAudit;

/** What the authority delivered beside what is booked. */
public final class AuditView {
  private AuditView() {}

  /** Counts, and what is wrong. */
  public static Obj of(BooksAudit.Report r) {
    return obj()
        .put("documents", r.documents())
        .put("good", r.good())
        .list(
            "findings",
            r.findings(),
            f ->
                obj()
                    .put("kind", f.kind())
                    .put("document", f.document())
                    .put("number", f.number())
                    .put("partner", f.partner())
                    .put("entry", f.entry())
                    .put("message", f.message())
                    .put("fix", f.fix()));
  }
}
