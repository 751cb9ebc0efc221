package org.partida.model.invoice;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.Money;

/**
 * An amount that falls due on a date (BT-9; several in FatturaPA). Immutable.
 *
 * @param date when it is due
 * @param amount how much; empty = all that is payable
 * @param meansCode payment means (BT-81)
 * @param iban account to pay to (BT-84)
 */
public record DueDate(
    LocalDate date, Optional<Money> amount, Optional<String> meansCode, Optional<String> iban) {}
