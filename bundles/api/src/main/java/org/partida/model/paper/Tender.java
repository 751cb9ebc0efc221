package org.partida.model.paper;

import org.partida.model.Money;

/**
 * How a paper was paid. Immutable.
 *
 * @param means by what
 * @param amount positive as the paper's total; negative is what was given back
 */
public record Tender(Means means, Money amount) {
  /** Means of payment. */
  public enum Means {
    /** Cash desk (5311). */
    CASH,
    /** Card (5125 until the bank settles it). */
    CARD,
    /** Bank transfer (5121). */
    BANK,
    /** An employee, from an advance (542). */
    EMPLOYEE
  }
}
