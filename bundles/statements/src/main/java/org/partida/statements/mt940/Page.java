package org.partida.statements.mt940;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * A statement message as read, which may be one page of a statement; its lines were handed on.
 * Immutable.
 */
record Page(
    String account,
    Currency currency,
    Optional<String> number,
    Optional<Balance> opening,
    Optional<Balance> closing,
    Optional<LocalDate> until,
    int line) {

  boolean continues(Page before) {
    return opening.isPresent()
        && opening.get().intermediate()
        && before.closing.isPresent()
        && before.closing.get().intermediate()
        && account.equals(before.account)
        && currency.equals(before.currency)
        && opening.get().amount().equals(before.closing.get().amount());
  }
}
