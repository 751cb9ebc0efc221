package org.partida.posting.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.base.port.Tx;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.posting.rules.LineKeys;
import org.partida.spi.posting.LineFacts;

/** The lines of a stored document as allocation sees them. Stateless. */
public final class DocumentLines {
  private DocumentLines() {}

  /** By line id, in the document's order. */
  public static Map<String, LineFacts> of(Tx tx, Document d) {
    return of(d, tx.documents().invoice(d.id()), tx.papers().find(d.id()));
  }

  /** Of content that was read. */
  static Map<String, LineFacts> of(
      Document d, Optional<Invoice> invoice, Optional<BusinessPaper> paper) {
    return invoice.map(i -> of(i, d)).or(() -> paper.map(DocumentLines::of)).orElseGet(Map::of);
  }

  private static Map<String, LineFacts> of(Invoice i, Document d) {
    Map<String, LineFacts> all = new LinkedHashMap<>();
    String partner = LineKeys.partner(i, d.direction());
    i.lines()
        .forEach(
            l ->
                all.put(
                    l.id(), LineKeys.of(l.item(), d.direction(), partner, i.header().issueDate())));
    return all;
  }

  private static Map<String, LineFacts> of(BusinessPaper p) {
    Map<String, LineFacts> all = new LinkedHashMap<>();
    Optional<String> none = Optional.empty();
    p.lines()
        .forEach(
            l ->
                all.put(
                    l.id(),
                    new LineFacts(
                        p.kind().direction(),
                        LineKeys.partner(p),
                        p.date(),
                        l.name(),
                        l.code(),
                        none,
                        none,
                        List.of())));
    return all;
  }
}
