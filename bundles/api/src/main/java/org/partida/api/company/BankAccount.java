package org.partida.api.company;

import java.util.Currency;
import java.util.Optional;

/**
 * An account of the company: at a bank, or a register of money that a courier or processor holds.
 * Immutable.
 *
 * @param iban blanks removed; of a register its name, such as {@code FAN-COURIER}
 * @param currency its currency
 * @param account ledger account, such as 5121
 * @param holder of a register, the fiscal code of who holds the money
 */
public record BankAccount(String iban, Currency currency, String account, Optional<String> holder) {
  public BankAccount {
    // companies of before have none
    holder = holder == null ? Optional.empty() : holder;
  }

  /** At a bank. */
  public BankAccount(String iban, Currency currency, String account) {
    this(iban, currency, account, Optional.empty());
  }

  /** Whether somebody else holds the money. */
  public boolean isRegister() {
    return !iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}");
  }
}
