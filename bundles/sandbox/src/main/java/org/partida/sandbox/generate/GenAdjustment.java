package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An allowance (reducere) or charge (taxă) of a line or of the whole document: BG-20, BG-21, BG-27,
 * BG-28. Category and rate count only on document level.
 */
public record GenAdjustment(
    boolean charge,
    BigDecimal amount,
    Optional<BigDecimal> base,
    Optional<BigDecimal> percent,
    String reason,
    String reasonCode,
    String category,
    BigDecimal rate) {

  /** The amount with its effect on the total: charges add, allowances subtract. */
  public BigDecimal signed() {
    return charge ? amount : amount.negate();
  }
}
