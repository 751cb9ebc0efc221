package org.partida.spi.posting;

import org.partida.model.Money;

/**
 * Where a line went, and by what. Immutable.
 *
 * @param line id of the line
 * @param facts what it says
 * @param net net amount, in the document's currency
 * @param outcome where it went, with its account
 * @param by {@code rule:ID/VERSION}, {@code product}, {@code memory}
 */
public record Allocated(String line, LineFacts facts, Money net, Allotment outcome, String by) {
  /** Begins the name of an allocation rule. */
  public static final String RULE = "rule:";

  /** Product rules of the company's settings. */
  public static final String PRODUCT = "product";

  /** Earlier decisions. */
  public static final String MEMORY = "memory";
}
