package org.partida.api.posting;

import org.partida.model.voucher.Voucher;

/**
 * A posted entry as the host has it. Immutable.
 *
 * @param number the host's number
 * @param entry its content
 */
public record JournalEntry(String number, Voucher entry) {}
