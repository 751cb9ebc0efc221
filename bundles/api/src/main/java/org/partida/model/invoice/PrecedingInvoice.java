package org.partida.model.invoice;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A reference to an earlier invoice (BG-3). Immutable.
 *
 * @param number BT-25
 * @param date BT-26
 */
public record PrecedingInvoice(String number, Optional<LocalDate> date) {}
