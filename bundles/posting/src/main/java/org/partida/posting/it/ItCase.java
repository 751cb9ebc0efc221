package org.partida.posting.it;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Party;
import org.partida.model.invoice.PrecedingInvoice;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.posting.rules.Findings;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PostingProfile;

/**
 * An invoice with what its rules share. One document, one thread.
 *
 * @param request what was asked
 * @param data the tables
 * @param findings where to ask
 * @param type what the document is; empty if that was asked
 * @param version of the rules
 */
record ItCase(
    InvoicePosting request,
    ItData data,
    Findings findings,
    Optional<ItData.Code> type,
    String version) {
  /** Last day of the next month on which an invoice may still count for the month of the supply. */
  private static final int LAST_DAY = 15;

  Invoice invoice() {
    return request.invoice();
  }

  PostingProfile profile() {
    return request.profile();
  }

  boolean sale() {
    return request.direction() == Direction.ISSUED;
  }

  Party partner() {
    return sale() ? invoice().parties().buyer() : invoice().parties().seller();
  }

  PartnerRef partnerRef() {
    return PartnerRef.of(partner());
  }

  /** The buyer owes the tax, and this document is where it comes from. */
  boolean isSelf() {
    return type.filter(t -> t.is("SELF") || t.is("SELF_TAX")).isPresent();
  }

  /** The purchase itself is booked by another document. */
  boolean isTaxOnly() {
    return type.filter(t -> t.is("SELF_TAX")).isPresent();
  }

  /** When the operation took place (art. 6, DPR 633/1972): its rate, and when its tax is due. */
  LocalDate day() {
    Header h = invoice().header();
    return h.taxPointDate()
        .or(() -> h.deliveryDate().filter(d -> d.isBefore(h.issueDate())))
        .orElse(h.issueDate());
  }

  /** Of the documents that it corrects. */
  List<LocalDate> earlier() {
    return invoice().references().preceding().stream()
        .map(PrecedingInvoice::date)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The month of deduction: that of the operation, if the invoice came by the 15th of the next
   * month of the same year (art. 1, DPR 100/1998), else the month of receipt.
   */
  YearMonth deduction() {
    LocalDate received = request.receivedOn();
    YearMonth of = YearMonth.from(day());
    LocalDate last = of.plusMonths(1).atDay(LAST_DAY);
    boolean inTime = !received.isAfter(last) && received.getYear() == of.getYear();
    return inTime || received.isBefore(day()) ? of : YearMonth.from(received);
  }

  AccountCode account(ItData.Role role) {
    return data.account(role, day());
  }

  /** Rule id of a line. */
  String rule(String purpose) {
    return "it." + (sale() ? "sale." : "purchase.") + purpose + "/" + version;
  }

  /** Asks about the document as a whole. */
  void ask(String kind, String about, String text, String location, List<String> choices) {
    String seller =
        invoice().parties().seller().taxId().orElse(invoice().parties().seller().name());
    findings.ask(
        kind,
        "document=" + invoice().number() + ";seller=" + seller + ";" + about,
        text,
        location,
        choices);
  }
}
