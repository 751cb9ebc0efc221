package org.partida.model.statement;

import java.util.Optional;

/**
 * Who paid or was paid, as the statement says. Immutable.
 *
 * @param name may be cut short by the bank
 * @param iban blanks removed
 * @param taxId fiscal code as printed, blanks removed
 */
public record Counterparty(Optional<String> name, Optional<String> iban, Optional<String> taxId) {
  /** Nothing known. */
  public static final Counterparty UNKNOWN =
      new Counterparty(Optional.empty(), Optional.empty(), Optional.empty());
}
