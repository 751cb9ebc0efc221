package org.partida.spi.posting;

import java.time.LocalDate;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;

/**
 * An invoice to post. Immutable.
 *
 * @param invoice the canonical invoice
 * @param direction received or issued, from the company's side
 * @param profile what is known of the company, its partners and products
 * @param documentId stable id of the document; external ids are made from it
 * @param receivedOn when the document reached the company
 */
public record InvoicePosting(
    Invoice invoice,
    Direction direction,
    PostingProfile profile,
    String documentId,
    LocalDate receivedOn) {}
