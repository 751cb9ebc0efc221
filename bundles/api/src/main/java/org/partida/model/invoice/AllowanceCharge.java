package org.partida.model.invoice;

import java.math.BigDecimal;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;

/**
 * An allowance or a charge on the document (BG-20, BG-21) or on a line (BG-27, BG-28). Immutable.
 *
 * @param charge true for a charge, false for an allowance
 * @param amount BT-92, BT-99, BT-136, BT-141, as printed
 * @param base the amount that the percentage applies to (BT-93, BT-100, BT-137, BT-142)
 * @param percentage BT-94, BT-101, BT-138, BT-143
 * @param reason BT-97, BT-104, BT-139, BT-144
 * @param reasonCode BT-98, BT-105, BT-140, BT-145
 * @param vatCategory BT-95, BT-102; empty on lines
 * @param vatRate BT-96, BT-103; empty on lines
 */
public record AllowanceCharge(
    boolean charge,
    Money amount,
    Optional<Money> base,
    Optional<BigDecimal> percentage,
    Optional<String> reason,
    Optional<String> reasonCode,
    Optional<VatCategory> vatCategory,
    Optional<Percent> vatRate) {

  /** The amount with its effect on the total: charges count up, allowances down. */
  public Money effect() {
    return charge ? amount : amount.negate();
  }
}
