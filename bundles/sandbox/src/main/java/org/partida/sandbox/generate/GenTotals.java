package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The expected totals of a document (BG-22) with its VAT breakdown: the truth that readers are
 * compared with. Signs are as printed in the document.
 */
public record GenTotals(
    BigDecimal lineNet,
    BigDecimal allowances,
    BigDecimal charges,
    BigDecimal net,
    BigDecimal vat,
    Optional<BigDecimal> vatInTaxCurrency,
    BigDecimal gross,
    BigDecimal prepaid,
    BigDecimal rounding,
    BigDecimal payable,
    List<GenVat> breakdown) {

  public GenTotals {
    breakdown = List.copyOf(breakdown);
  }
}
