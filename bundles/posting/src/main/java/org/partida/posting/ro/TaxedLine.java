package org.partida.posting.ro;

import java.util.Optional;
import org.partida.model.Percent;
import org.partida.posting.rules.NetLine;

/**
 * A line with its product and its tax treatment. Immutable.
 *
 * @param net the line
 * @param product accounts
 * @param vat what happens to the VAT
 * @param treatment name of the treatment
 * @param rate VAT rate: the printed one, or the one of the reverse charge
 * @param productCode NC or codPR
 * @param law the provision
 */
record TaxedLine(
    NetLine net,
    Product product,
    VatMode vat,
    String treatment,
    Percent rate,
    Optional<String> productCode,
    String law) {

  /** The deductible part of the VAT; nothing of what goes into the cost. */
  Percent deductible() {
    return vat == VatMode.COST ? Percent.ZERO : product.deductible();
  }
}
