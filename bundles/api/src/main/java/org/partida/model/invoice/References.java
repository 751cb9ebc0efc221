package org.partida.model.invoice;

import java.util.List;
import java.util.Optional;

/**
 * What the document points at. Immutable.
 *
 * @param order purchase order (BT-13)
 * @param salesOrder BT-14
 * @param contract BT-12
 * @param project BT-11
 * @param despatch despatch advice, in Romania the aviz (BT-16)
 * @param receiving receiving advice, in Romania the NIR (BT-15)
 * @param buyerReference BT-10
 * @param accountingReference BT-19
 * @param invoicedObject BT-18
 * @param preceding earlier invoices (BG-3)
 * @param awbs courier waybill numbers found in references and notes
 */
public record References(
    Optional<String> order,
    Optional<String> salesOrder,
    Optional<String> contract,
    Optional<String> project,
    Optional<String> despatch,
    Optional<String> receiving,
    Optional<String> buyerReference,
    Optional<String> accountingReference,
    Optional<String> invoicedObject,
    List<PrecedingInvoice> preceding,
    List<String> awbs) {

  public References {
    preceding = List.copyOf(preceding);
    awbs = List.copyOf(awbs);
  }

  /** No reference at all. */
  public static References none() {
    Optional<String> n = Optional.empty();
    return new References(n, n, n, n, n, n, n, n, n, List.of(), List.of());
  }
}
