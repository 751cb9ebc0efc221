package org.partida.render;

import java.text.Normalizer;
import java.util.Locale;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Invoice;

/** What the document is called, by its type and its sign. */
final class Titles {
  private Titles() {}

  static String title(Invoice invoice, Labels labels) {
    String byType = "title." + invoice.header().typeCode();
    if (invoice.header().kind() == DocumentKind.CREDIT_NOTE) {
      return labels.get("title.creditnote");
    }
    if (labels.find(byType).isPresent()) {
      return labels.get(byType);
    }
    return labels.get(invoice.isStorno() ? "title.storno" : "title.invoice");
  }

  /** Whether the buyer gets money back. */
  static boolean isToRecover(Invoice invoice) {
    return invoice.effective(invoice.totals().payable()).signum() < 0;
  }

  /**
   * BT-8 says it by code 432; in Romania a note says it in words (Fiscal Code art. 319: "TVA la
   * încasare").
   */
  static boolean isVatOnCash(Invoice invoice) {
    return invoice.header().taxPointCode().filter("432"::equals).isPresent()
        || invoice.notes().stream()
            .map(Titles::folded)
            .anyMatch(n -> n.contains("tva la incasare"));
  }

  private static String folded(String s) {
    return Normalizer.normalize(s, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
