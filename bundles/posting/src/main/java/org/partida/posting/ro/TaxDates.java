package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.PrecedingInvoice;
import org.partida.model.invoice.VatCategory;

/**
 * The dates of a document that decide (art. 280-284, 291(4)-(6)). Immutable.
 *
 * @param rateDay whose VAT rate applies: the delivery, or the invoice where it came before the
 *     delivery
 * @param taxPoint when the VAT is chargeable; exchange rates are of this day
 * @param earlier the date of the earlier document that this one corrects, if it names one with a
 *     date
 * @param corrects true if the document names an earlier one
 */
record TaxDates(
    LocalDate rateDay, LocalDate taxPoint, Optional<LocalDate> earlier, boolean corrects) {
  private static final int INTRA_EU_DAY = 15;

  static TaxDates of(Invoice invoice) {
    Header h = invoice.header();
    LocalDate rateDay = h.taxPointDate().orElseGet(() -> generatingEvent(h));
    boolean intraEu = invoice.lines().stream().anyMatch(l -> l.vatCategory() == VatCategory.K);
    LocalDate taxPoint = intraEu && h.taxPointDate().isEmpty() ? intraEu(h) : rateDay;
    Optional<LocalDate> earlier =
        invoice.references().preceding().stream()
            .map(PrecedingInvoice::date)
            .flatMap(Optional::stream)
            .min(LocalDate::compareTo);
    return new TaxDates(rateDay, taxPoint, earlier, !invoice.references().preceding().isEmpty());
  }

  private static LocalDate generatingEvent(Header h) {
    LocalDate delivery = h.deliveryDate().orElse(h.issueDate());
    return switch (h.taxPointCode().orElse("")) {
      case "3" -> h.issueDate();
      case "35" -> delivery;
      default -> delivery.isBefore(h.issueDate()) ? delivery : h.issueDate();
    };
  }

  /** The invoice, but at the latest the 15th of the month after the delivery (art. 283). */
  private static LocalDate intraEu(Header h) {
    LocalDate latest =
        h.deliveryDate().orElse(h.issueDate()).plusMonths(1).withDayOfMonth(INTRA_EU_DAY);
    return latest.isBefore(h.issueDate()) ? latest : h.issueDate();
  }
}
