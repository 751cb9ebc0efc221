package org.partida.posting.service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.base.json.Json;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.posting.rules.OwnAccounts;
import org.partida.spi.posting.Delivery;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.Invoiced;
import org.partida.spi.posting.PaperPosting;
import org.partida.spi.posting.PaperSettings;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PeriodRules.LateOrder;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;

/**
 * What the rules were given for a voucher of a document: its content by hash, since it stands with
 * the document, and the settings and other entries that can have mattered. Immutable.
 *
 * @param document id of the document
 * @param made the id that the rules gave the voucher; empty before they were asked
 * @param direction received or issued
 * @param receivedOn when it reached the company
 * @param content SHA-256 of the invoice, or of the paper, as it was read
 * @param profile the company's settings
 * @param settings what the company decided about papers
 * @param deliveries for an invoice: what was booked of its goods
 * @param invoiced for a paper: what was booked of its invoices
 * @param late how it got into a later period
 * @param seat premises that it was pulled from
 * @param settled for a compensation: the open items as the host had them
 */
record DocumentInput(
    String document,
    Optional<ExternalId> made,
    Direction direction,
    LocalDate receivedOn,
    Sha256 content,
    ProfileShot profile,
    PaperSettings settings,
    List<Delivery> deliveries,
    List<Invoiced> invoiced,
    Optional<LateOrder> late,
    Optional<String> seat,
    List<PaymentPosting.Part> settled) {
  static final String KIND = "document";

  DocumentInput {
    deliveries = List.copyOf(deliveries);
    invoiced = List.copyOf(invoiced);
    // what was kept for older entries does not say it
    seat = seat == null ? Optional.empty() : seat;
    settled = settled == null ? List.of() : List.copyOf(settled);
  }

  static DocumentInput of(
      Document d,
      LocalDate receivedOn,
      Sha256 content,
      ProfileShot profile,
      PaperSettings settings,
      List<Delivery> deliveries,
      List<Invoiced> invoiced,
      Optional<String> seat,
      List<PaymentPosting.Part> settled) {
    return new DocumentInput(
        d.id(),
        Optional.empty(),
        d.direction(),
        receivedOn,
        content,
        profile,
        settings,
        deliveries,
        invoiced,
        Optional.empty(),
        seat,
        settled);
  }

  /** Of the invoice, else of the paper. */
  static Sha256 content(Optional<Invoice> invoice, Optional<BusinessPaper> paper) {
    Object read = invoice.isPresent() ? invoice.get() : paper.orElseThrow();
    return Sha256.of(Json.write(read).getBytes(StandardCharsets.UTF_8));
  }

  /** As the input of one voucher. */
  DocumentInput made(ExternalId voucher, Optional<LateOrder> how) {
    return with(Optional.of(voucher), profile, how);
  }

  /** The same in another period. */
  DocumentInput in(LateOrder order) {
    return with(made, profile, Optional.of(order));
  }

  /** The same with other settings of the company. */
  DocumentInput with(ProfileShot other) {
    return with(made, other, late);
  }

  private DocumentInput with(
      Optional<ExternalId> voucher, ProfileShot settingsOfCompany, Optional<LateOrder> how) {
    return new DocumentInput(
        document,
        voucher,
        direction,
        receivedOn,
        content,
        settingsOfCompany,
        settings,
        deliveries,
        invoiced,
        how,
        seat,
        settled);
  }

  /** What the rules say of it. */
  Proposal ask(PostingRules rules, Optional<Invoice> invoice, Optional<BusinessPaper> paper) {
    Proposal said =
        invoice
            .map(
                i ->
                    rules.propose(
                        new InvoicePosting(i, direction, profile.profile(), document, receivedOn),
                        deliveries))
            .orElseGet(
                () ->
                    rules.propose(
                        new PaperPosting(
                            paper.orElseThrow(),
                            profile.profile(),
                            settings,
                            invoiced,
                            document,
                            receivedOn,
                            settled)));
    return OwnAccounts.of(profile.allocation().accounts(), invoice, paper, seat).on(said);
  }
}
