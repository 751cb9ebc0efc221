package org.partida.ubl;

import static org.partida.ubl.Texts.text;

import java.util.Locale;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.model.invoice.VatCategory;
import org.partida.spi.invoice.InvoiceReadException;

/**
 * VAT category codes: one that nobody knows cannot be posted, so it is refused and never guessed.
 */
final class Categories {
  private Categories() {}

  static VatCategory required(CategoryNode node, String element, Located near) {
    return optional(node, element)
        .orElseThrow(() -> Values.missing(element, node == null ? near : node));
  }

  static Optional<VatCategory> optional(CategoryNode node, String element) {
    if (node == null) {
      return Optional.empty();
    }
    return text(node.id).map(code -> known(code, element, node));
  }

  private static VatCategory known(String code, String element, Located near) {
    return VatCategory.byCode(code.toUpperCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new InvoiceReadException(
                    new Problem(
                        "ubl.vat-category",
                        "the VAT category code '" + code + "' is not one of EN 16931",
                        Values.place(element, near),
                        "ask the issuer for one of S, Z, E, AE, K, G, O, L, M, B")));
  }
}
