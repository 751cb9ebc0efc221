package org.partida.views;

import static org.partida.views.Obj.obj;

import java.util.List;
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

  /** The same, with what stands since when. */
  public static Obj of(BooksAudit.Report r, List<BooksAudit.Standing> standing) {
    return of(r)
        .list(
            "standing",
            standing,
            s ->
                obj()
                    .put("kind", s.kind())
                    .put("document", s.document())
                    .put("problem", ProblemView.of(s.problem()))
                    .put("since", s.since()));
  }
}
