package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * The posting rules of one country. Registered as an OSGi service; pure functions of the request,
 * called from several threads at once. What the rules cannot tell becomes a question, never a
 * guess.
 */
@ConsumerType
public interface PostingRules {
  /** ISO 3166 code of the country whose companies these rules serve. */
  String country();

  /** Id and date of the rule set, such as {@code ro-2026.1}; it is kept with each voucher. */
  String version();

  /** The VAT rates in force on a day, the standard one first; none if these rules know none. */
  default List<LegalRate> vatRates(LocalDate day) {
    return List.of();
  }

  /** What an invoice becomes in the company's books. */
  Proposal propose(InvoicePosting request);

  /**
   * What an invoice becomes whose goods were booked by other papers before: it closes what these
   * left open and books nothing twice.
   */
  default Proposal propose(InvoicePosting request, List<Delivery> deliveries) {
    return propose(request);
  }

  /**
   * What a business paper that is not an e-invoice becomes.
   *
   * @throws PartidaException {@code rules.papers} if these rules know no such papers
   */
  default Proposal propose(PaperPosting request) {
    throw new PartidaException(
        new Problem(
            "rules.papers",
            "the posting rules of " + country() + " know no " + request.paper().kind(),
            request.documentId(),
            "post it in the host by hand"));
  }

  /**
   * The voucher of a payment that settles open items, and of any difference the request declares.
   *
   * @throws org.partida.model.PartidaException if the parts do not add up to the payment
   */
  Voucher pay(PaymentPosting request);

  /**
   * The entries with which books begin; none, but problems among the warnings, if open documents
   * and balances do not tie.
   */
  default Proposal open(OpeningState state) {
    throw new PartidaException(
        new Problem(
            "opening.unsupported",
            "the rules of " + country() + " do not open books",
            state.day().toString(),
            "enter the opening balances in the host"));
  }

  /** Accounting types that a product may have on a day; empty = these rules do not tell. */
  default List<String> accountingTypes(LocalDate day) {
    return List.of();
  }

  /** The counter-entry that takes a voucher back, in red or in black as the profile says. */
  Voucher reverse(Voucher original, ReversalOrder order);

  /**
   * What an entry owes, if it books a document: a third party together with cost, income, stock or
   * VAT, and no money. Debit is positive.
   *
   * @return empty if it is another kind of entry, such as a payment
   */
  default Optional<Money> owed(Voucher entry) {
    boolean document = entry.journal() == Journal.SALES || entry.journal() == Journal.PURCHASES;
    return entry.lines().stream()
        .filter(l -> document && l.openItem().isPresent())
        .map(VoucherLine::signed)
        .reduce(Money::plus);
  }

  /** Dated law that a voucher stands on, by keys of {@link LawEnd}. */
  default List<String> lawOf(Voucher voucher) {
    return List.of();
  }

  /** Law that these rules use and that ends, or ended, with nothing after it. */
  default List<LawEnd> lawEnds() {
    return List.of();
  }
}
