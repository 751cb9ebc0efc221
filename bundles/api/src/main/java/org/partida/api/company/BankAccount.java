package org.partida.api.company;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An account of the company: at a bank, or a register of money that a courier or processor holds.
 * Immutable.
 *
 * @param iban blanks removed; of a register its name, such as {@code FAN-COURIER}
 * @param currency its currency
 * @param account ledger account, such as 5121
 * @param holder of a register, the fiscal code of who holds the money
 * @param bookedOn of a register, the day on which its lines are booked
 * @param contracts of a register, what its files are known by: contract or client numbers, and
 *     addresses that mail them; empty = any file of the holder
 */
public record BankAccount(
    String iban,
    Currency currency,
    String account,
    Optional<String> holder,
    BookedOn bookedOn,
    List<String> contracts) {
  public BankAccount {
    // companies of before have none
    holder = holder == null ? Optional.empty() : holder;
    bookedOn = bookedOn == null ? BookedOn.TRANSFER : bookedOn;
    contracts = contracts == null ? List.of() : List.copyOf(contracts);
  }

  /** Of a holder, with one contract, booked on the day of the transfer. */
  public BankAccount(String iban, Currency currency, String account, Optional<String> holder) {
    this(iban, currency, account, holder, BookedOn.TRANSFER, List.of());
  }

  /** At a bank. */
  public BankAccount(String iban, Currency currency, String account) {
    this(iban, currency, account, Optional.empty());
  }

  /** Whether somebody else holds the money. */
  public boolean isRegister() {
    return isRegister(iban);
  }

  /** Whether an account of this name is a register. */
  public static boolean isRegister(String name) {
    return !name.matches("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}");
  }

  /** The same, with other choices of a register. */
  public BankAccount with(BookedOn on, List<String> known) {
    return new BankAccount(iban, currency, account, holder, on, known);
  }
}
