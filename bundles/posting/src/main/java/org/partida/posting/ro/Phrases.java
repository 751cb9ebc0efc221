package org.partida.posting.ro;

import java.util.List;
import java.util.stream.Stream;
import org.partida.model.invoice.Invoice;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Text;

/** Finds the mentions that carry a tax fact in notes and payment terms. Immutable. */
final class Phrases {
  private record Phrase(String kind, String words) {}

  private final List<Phrase> phrases;

  private Phrases(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  static Phrases load() {
    return new Phrases(
        Table.resource(Phrases.class, "phrases.psv", "kind", "phrase")
            .map(r -> new Phrase(r.text("kind"), Text.fold(r.text("phrase")))));
  }

  /**
   * True if a note or the payment terms say that VAT is on cash ("TVA la încasare") and do not deny
   * it.
   */
  boolean vatOnCash(Invoice invoice) {
    return Stream.concat(invoice.notes().stream(), invoice.payment().terms().stream())
        .map(Text::fold)
        .anyMatch(n -> has("VAT_ON_CASH", n) && !has("VAT_ON_CASH_DENIED", n));
  }

  private boolean has(String kind, String note) {
    return phrases.stream().anyMatch(p -> p.kind().equals(kind) && note.contains(p.words()));
  }
}
