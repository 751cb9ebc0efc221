package org.partida.spi.posting;

import org.partida.model.Money;

/**
 * Where a line went, and by what. Immutable.
 *
 * @param line id of the line
 * @param facts what it says
 * @param net net amount, in the document's currency
 * @param outcome where it went, with its account
 * @param by {@code rule:ID/VERSION}, {@code default:ID/VERSION}, {@code product}, {@code memory},
 *     {@code history}
 */
public record Allocated(String line, LineFacts facts, Money net, Allotment outcome, String by) {
  /** Begins the name of an allocation rule. */
  public static final String RULE = "rule:";

  /** Begins the name of a rule for anything of anybody, which is no decision about a line. */
  public static final String DEFAULT = "default:";

  /** Product rules of the company's settings. */
  public static final String PRODUCT = "product";

  /** Earlier decisions. */
  public static final String MEMORY = "memory";

  /** Another program. */
  public static final String HISTORY = "history";

  /** Whether somebody decided about this line or its like. */
  public boolean decided() {
    return by.startsWith(RULE) || by.equals(MEMORY) || by.equals(HISTORY);
  }
}
