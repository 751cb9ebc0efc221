package org.partida.spi.posting;

import java.time.LocalDate;
import org.partida.model.ExternalId;

/**
 * How a voucher is taken back. Immutable.
 *
 * @param externalId id of the counter-entry
 * @param date accounting date of the counter-entry
 * @param style red or black
 * @param reason why, in words
 */
public record ReversalOrder(
    ExternalId externalId, LocalDate date, StornoStyle style, String reason) {}
