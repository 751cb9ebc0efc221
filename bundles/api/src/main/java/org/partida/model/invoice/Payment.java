package org.partida.model.invoice;

import java.util.List;
import java.util.Optional;

/**
 * How and when to pay (BG-16 to BG-19). Immutable.
 *
 * @param meansCode BT-81, UNTDID 4461
 * @param ibans accounts to pay to (BT-84), as printed, blanks removed
 * @param terms BT-20
 * @param reference remittance information (BT-83)
 * @param dueDates one or more dates with amounts
 */
public record Payment(
    Optional<String> meansCode,
    List<String> ibans,
    Optional<String> terms,
    Optional<String> reference,
    List<DueDate> dueDates) {
  /** Nothing said about payment. */
  public static final Payment NONE =
      new Payment(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());

  public Payment {
    ibans = List.copyOf(ibans);
    dueDates = List.copyOf(dueDates);
  }
}
