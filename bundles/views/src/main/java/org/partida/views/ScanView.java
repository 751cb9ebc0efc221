package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.document.PaperImport;
import org.partida.api.document.Scan;
import org.partida.api.document.Scans;
import org.partida.spi.posting.LegalRate;

/** Papers that came as pictures. */
public final class ScanView {
  private ScanView() {}

  public static Obj of(Scan s) {
    return obj()
        .put("id", s.id())
        .put("company", s.company())
        .put("file", s.name())
        .put("mediaType", s.mediaType())
        .put("size", s.size())
        .put("pages", s.pages())
        .put("kind", s.kind())
        .put("note", s.note().isEmpty() ? null : s.note())
        .put("state", s.state())
        .put("document", s.document())
        .put("sentBy", s.sentBy())
        .put("sentAt", s.sentAt())
        .put("endedBy", s.endedBy())
        .put("endedAt", s.endedAt())
        .put("reason", s.reason());
  }

  /** What became of a file. */
  public static Obj of(Scans.Sent sent) {
    return of(sent.scan()).put("known", sent.known());
  }

  /** A VAT rate that may be on it. */
  public static Obj of(LegalRate r) {
    return obj().put("kind", r.kind()).put("rate", r.rate()).put("only", r.only());
  }

  /** What was made of it. */
  public static Obj of(PaperImport.Item i) {
    return obj()
        .put("document", i.document())
        .put("kind", i.kind())
        .put("number", i.number())
        .put("outcome", i.outcome());
  }
}
