package org.partida.ubl;

import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Invoice;

/**
 * Kinds and signs that contradict each other; they are read by the rule of {@link
 * Invoice#effective} and shown to a person.
 */
final class KindChecks {
  private KindChecks() {}

  static void check(Invoice invoice, boolean creditNoteRoot, Values values) {
    if (invoice.header().kind() != DocumentKind.CREDIT_NOTE) {
      return;
    }
    if (!creditNoteRoot) {
      String message =
          "an Invoice of type " + invoice.header().typeCode() + " was read as a credit note";
      values.warn(
          "ubl.kind",
          message,
          "InvoiceTypeCode (BT-3)",
          null,
          "check that it reduces what the buyer owes");
    }
    if (invoice.totals().gross().signum() < 0) {
      String message = "a credit note with a negative total increases what the buyer owes";
      values.warn(
          "ubl.sign",
          message,
          "TaxInclusiveAmount (BT-112)",
          null,
          "check the sign with the issuer");
    }
  }
}
