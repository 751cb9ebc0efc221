package org.partida.model.invoice;

/**
 * An item classification (BT-158): CPV ({@code STI}), combined nomenclature ({@code TSP}, {@code
 * HS}), UNSPSC … Immutable.
 *
 * @param scheme BT-158-1, the UNTDID 7143 list code
 * @param code the code itself
 */
public record Classification(String scheme, String code) {}
