package org.partida.spi.host;

import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;

/**
 * What stands between the company and a partner on one account. Immutable.
 *
 * @param partner whose; an empty name for lines without one
 * @param account an account that keeps open items
 * @param balance debit-positive
 */
public record PartnerBalance(PartnerRef partner, AccountCode account, Money balance) {}
