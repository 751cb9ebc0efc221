package org.partida.model.invoice;

import org.partida.model.Money;
import org.partida.model.Percent;

/**
 * A tax that the buyer withholds (ritenuta, Italy). Immutable.
 *
 * @param type RT01 to RT06
 * @param rate percentage withheld
 * @param amount amount withheld
 */
public record Withholding(String type, Percent rate, Money amount) {}
