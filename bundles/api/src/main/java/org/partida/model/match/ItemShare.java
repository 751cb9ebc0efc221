package org.partida.model.match;

import org.partida.model.Money;

/**
 * How much of a line goes to an open item. Immutable.
 *
 * @param item id of the open item
 * @param amount signed as the item's residual
 */
public record ItemShare(String item, Money amount) {}
