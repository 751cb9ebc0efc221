package org.partida.ubl;

import java.util.Locale;
import org.partida.spi.invoice.RootElement;

/** The names by which a UBL document is known. */
final class UblNames {
  private static final String PREFIX = "urn:oasis:names:specification:ubl:schema:xsd:";

  private UblNames() {}

  static boolean isInvoice(RootElement root) {
    return root.localName().equals("Invoice") && isUbl(root.namespace());
  }

  static boolean isCreditNote(RootElement root) {
    return root.localName().equals("CreditNote") && isUbl(root.namespace());
  }

  /**
   * Whether it is one of UBL's document namespaces; blanks, capitals and minor versions vary in
   * production.
   */
  static boolean isUbl(String namespace) {
    String s = namespace.strip().toLowerCase(Locale.ROOT);
    if (!s.startsWith(PREFIX)) {
      return false;
    }
    String name = s.substring(PREFIX.length());
    return name.startsWith("invoice-2")
        || name.startsWith("creditnote-2")
        || name.startsWith("commonaggregatecomponents-2")
        || name.startsWith("commonbasiccomponents-2");
  }

  /** Whether it is spelt as the standard says. */
  static boolean isCanonical(String namespace) {
    return namespace.equals(PREFIX + "Invoice-2") || namespace.equals(PREFIX + "CreditNote-2");
  }
}
