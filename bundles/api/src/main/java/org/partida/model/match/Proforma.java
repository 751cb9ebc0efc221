package org.partida.model.match;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.PartnerRef;

/**
 * A proforma ({@code factură proformă}): what a customer is asked to pay before there is an
 * invoice. It is no entry and owes no VAT. Immutable.
 *
 * @param id the host's, never parsed by anybody else
 * @param number as the customer sees it
 * @param partner the customer
 * @param date of issue
 * @param due until when it is to be paid
 * @param total with VAT
 * @param state where it stands
 * @param invoice number of the invoice that was made of it
 */
public record Proforma(
    String id,
    String number,
    PartnerRef partner,
    LocalDate date,
    Optional<LocalDate> due,
    Money total,
    State state,
    Optional<String> invoice) {

  /** Where a proforma stands. */
  public enum State {
    /** It waits for its money. */
    OPEN,
    /** An invoice was made of it; it is never made again. */
    INVOICED,
    /** Nobody will pay it. */
    CANCELLED
  }
}
