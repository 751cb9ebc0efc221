package org.partida.posting.service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.partida.base.json.Json;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PeriodRules.LateOrder;

/**
 * What the rules were given for a voucher of a document: the invoice by its hash, since it stands
 * with the document, and the settings that can have mattered. Immutable.
 *
 * @param document id of the document
 * @param made the id that the rules gave the voucher
 * @param direction received or issued
 * @param receivedOn when it reached the company
 * @param invoice SHA-256 of the invoice as it was read
 * @param profile the company's settings
 * @param late how it got into a later period
 */
record DocumentInput(
    String document,
    ExternalId made,
    Direction direction,
    LocalDate receivedOn,
    Sha256 invoice,
    ProfileShot profile,
    Optional<LateOrder> late) {
  static final String KIND = "document";

  static DocumentInput of(InvoicePosting p, ExternalId made, Optional<LateOrder> late) {
    return new DocumentInput(
        p.documentId(),
        made,
        p.direction(),
        p.receivedOn(),
        hash(p.invoice()),
        ProfileShot.of(p.profile(), p.invoice()),
        late);
  }

  static Sha256 hash(Invoice invoice) {
    return Sha256.of(Json.write(invoice).getBytes(StandardCharsets.UTF_8));
  }

  /** The same in another period. */
  DocumentInput in(LateOrder order) {
    return new DocumentInput(
        document, made, direction, receivedOn, invoice, profile, Optional.of(order));
  }

  InvoicePosting request(Invoice read) {
    return new InvoicePosting(read, direction, profile.profile(), document, receivedOn);
  }
}
