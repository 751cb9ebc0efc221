package org.partida.posting.rules;

import java.math.BigDecimal;
import java.util.Currency;
import org.partida.model.Money;

/**
 * From the document's currency to the ledger's. Immutable.
 *
 * @param ledger the ledger's currency
 * @param document the document's currency
 * @param rate units of the ledger's currency for one unit of the document's
 */
public record Conversion(Currency ledger, Currency document, BigDecimal rate) {

  /** True if there is something to convert. */
  public boolean foreign() {
    return !ledger.equals(document);
  }

  /** The amount in the ledger's currency, unrounded. */
  public BigDecimal exact(Money m) {
    return foreign() ? m.decimal().multiply(rate) : m.decimal();
  }

  /** The amount in the ledger's currency, rounded half-up. */
  public Money money(Money m) {
    return Money.round(exact(m), ledger);
  }
}
