package org.partida.model.statement;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.Money;

/**
 * A movement on an account. Immutable.
 *
 * @param row where it stands in the file, counted from 1
 * @param bookingDate when the bank booked it, as printed
 * @param valueDate when it counts for interest
 * @param amount signed; money in is positive
 * @param counterparty the other side
 * @param text the whole remittance text, joined, blanks folded
 * @param bankRef the bank's own reference
 * @param endToEndId the payer's reference
 * @param awb courier waybill number
 * @param orderRef shop order number
 * @param fee what the source kept back
 * @param kind kind of movement
 */
public record StatementLine(
    int row,
    LocalDate bookingDate,
    Optional<LocalDate> valueDate,
    Money amount,
    Counterparty counterparty,
    String text,
    Optional<String> bankRef,
    Optional<String> endToEndId,
    Optional<String> awb,
    Optional<String> orderRef,
    Optional<Money> fee,
    LineKind kind) {}
