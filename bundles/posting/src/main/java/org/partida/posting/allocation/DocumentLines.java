package org.partida.posting.allocation;

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
final class DocumentLines {
  private DocumentLines() {}

  /** By line id, in the document's order. */
  static Map<String, LineFacts> of(Tx tx, Document d) {
    return tx.documents()
        .invoice(d.id())
        .map(i -> of(i, d))
        .or(() -> tx.papers().find(d.id()).map(DocumentLines::of))
        .orElseGet(Map::of);
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
