package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** An invoice line (BG-25) before rendering. */
public record GenLine(
    String id,
    String name,
    Optional<String> description,
    BigDecimal quantity,
    String unit,
    BigDecimal price,
    BigDecimal baseQuantity,
    String category,
    BigDecimal rate,
    Optional<String> sellerItemId,
    Optional<String> classification,
    List<GenAdjustment> adjustments) {

  public GenLine {
    adjustments = List.copyOf(adjustments);
  }

  /** BT-131: quantity × price / base quantity, rounded once, then charges and allowances. */
  public BigDecimal net() {
    BigDecimal sum = quantity.multiply(price).divide(baseQuantity, 2, RoundingMode.HALF_UP);
    for (GenAdjustment adjustment : adjustments) {
      sum = sum.add(adjustment.signed());
    }
    return sum;
  }

  /** The same line with another id, quantity sign or adjustments. */
  public GenLine with(BigDecimal newQuantity, List<GenAdjustment> newAdjustments) {
    return new GenLine(
        id,
        name,
        description,
        newQuantity,
        unit,
        price,
        baseQuantity,
        category,
        rate,
        sellerItemId,
        classification,
        newAdjustments);
  }

  /** The same line taxed otherwise. */
  public GenLine taxed(String newCategory, BigDecimal newRate) {
    return new GenLine(
        id,
        name,
        description,
        quantity,
        unit,
        price,
        baseQuantity,
        newCategory,
        newRate,
        sellerItemId,
        classification,
        adjustments);
  }
}
