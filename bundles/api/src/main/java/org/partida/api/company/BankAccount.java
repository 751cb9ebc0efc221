package org.partida.api.company;

import java.util.Currency;

/**
 * An account of the company. Immutable.
 *
 * @param iban blanks removed
 * @param currency its currency
 * @param account ledger account, such as 5121
 */
public record BankAccount(String iban, Currency currency, String account) {}
