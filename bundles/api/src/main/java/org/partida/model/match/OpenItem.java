package org.partida.model.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;

/**
 * An unpaid or partly paid receivable or payable. Immutable.
 *
 * @param id the host's reference, or the id column of a file
 * @param side owed to the company or by it
 * @param partnerId what tells partners apart
 * @param partnerName as in the books
 * @param partnerTaxId fiscal code
 * @param partnerIbans accounts known to be the partner's
 * @param number document number
 * @param issueDate document date
 * @param dueDate when it is due
 * @param original amount of the document; a credit note is negative
 * @param residual what is still open, same sign as original
 * @param awb waybill number, if known
 * @param orderRef order or proforma number, if known
 */
public record OpenItem(
    String id,
    ItemSide side,
    String partnerId,
    String partnerName,
    Optional<String> partnerTaxId,
    List<String> partnerIbans,
    String number,
    LocalDate issueDate,
    Optional<LocalDate> dueDate,
    Money original,
    Money residual,
    Optional<String> awb,
    Optional<String> orderRef) {

  public OpenItem {
    partnerIbans = List.copyOf(partnerIbans);
  }
}
