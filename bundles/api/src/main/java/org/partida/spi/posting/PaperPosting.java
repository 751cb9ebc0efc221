package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.List;
import org.partida.model.paper.BusinessPaper;

/**
 * A business paper to post. Immutable.
 *
 * @param paper its content
 * @param profile what is known of the company, its partners and products
 * @param settings what the company decided about papers
 * @param invoiced invoices of these goods that are in the books already
 * @param documentId stable id of the document; external ids are made from it
 * @param receivedOn when the document reached the company
 * @param settled the open items that a compensation settles, as the host has them now; those that
 *     it does not have are missing
 */
public record PaperPosting(
    BusinessPaper paper,
    PostingProfile profile,
    PaperSettings settings,
    List<Invoiced> invoiced,
    String documentId,
    LocalDate receivedOn,
    List<PaymentPosting.Part> settled) {
  public PaperPosting {
    invoiced = List.copyOf(invoiced);
    settled = List.copyOf(settled);
  }

  /** One that settles nothing. */
  public PaperPosting(
      BusinessPaper paper,
      PostingProfile profile,
      PaperSettings settings,
      List<Invoiced> invoiced,
      String documentId,
      LocalDate receivedOn) {
    this(paper, profile, settings, invoiced, documentId, receivedOn, List.of());
  }
}
