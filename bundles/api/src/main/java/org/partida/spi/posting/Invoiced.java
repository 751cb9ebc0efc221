package org.partida.spi.posting;

import org.partida.model.voucher.Voucher;

/**
 * An invoice that was in the books before the paper of its goods came. Immutable.
 *
 * @param number its number
 * @param voucher what stands in the books for it
 */
public record Invoiced(String number, Voucher voucher) {}
