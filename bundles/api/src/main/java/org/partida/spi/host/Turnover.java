package org.partida.spi.host;

import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;

/**
 * What moved on an account. Immutable.
 *
 * @param account code
 * @param name name
 * @param debit debit turnover
 * @param credit credit turnover
 */
public record Turnover(AccountCode account, String name, Money debit, Money credit) {}
