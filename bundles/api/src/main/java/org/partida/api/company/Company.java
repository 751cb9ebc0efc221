package org.partida.api.company;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * A client company, or the firm itself. Immutable.
 *
 * @param id country and fiscal code
 * @param name registered name
 * @param currency currency of the books
 * @param vatPayer registered for VAT
 * @param vatOnCash applies VAT on cash (TVA la încasare)
 * @param connection id of the network connection that serves it
 * @param accounts its bank accounts
 * @param policies the accountant's settings
 */
public record Company(
    CompanyId id,
    String name,
    Currency currency,
    boolean vatPayer,
    boolean vatOnCash,
    Optional<String> connection,
    List<BankAccount> accounts,
    Policies policies) {
  public Company {
    accounts = List.copyOf(accounts);
  }
}
