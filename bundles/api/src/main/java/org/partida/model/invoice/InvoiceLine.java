package org.partida.model.invoice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;

/**
 * An invoice line (BG-25). Immutable; quantities and amounts as printed.
 *
 * @param id BT-126
 * @param item the thing sold (BG-31)
 * @param quantity BT-129, signed as printed
 * @param unit BT-130, UN/ECE Recommendation 20 code
 * @param netPrice BT-146, per base quantity, before VAT
 * @param priceBaseQuantity BT-149
 * @param netAmount BT-131
 * @param vatCategory BT-151
 * @param vatRate BT-152
 * @param allowances allowances and charges of the line (BG-27, BG-28)
 * @param notes BT-127
 * @param orderLineReference BT-132
 * @param accountingReference BT-133, the buyer's own accounting reference
 */
public record InvoiceLine(
    String id,
    Item item,
    BigDecimal quantity,
    Optional<String> unit,
    Optional<BigDecimal> netPrice,
    Optional<BigDecimal> priceBaseQuantity,
    Money netAmount,
    VatCategory vatCategory,
    Optional<Percent> vatRate,
    List<AllowanceCharge> allowances,
    List<String> notes,
    Optional<String> orderLineReference,
    Optional<String> accountingReference) {

  public InvoiceLine {
    allowances = List.copyOf(allowances);
    notes = List.copyOf(notes);
  }
}
