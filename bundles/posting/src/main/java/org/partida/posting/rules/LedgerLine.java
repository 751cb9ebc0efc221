package org.partida.posting.rules;

import org.partida.model.Money;

/**
 * A line's amounts in the document's and in the ledger's currency. Immutable.
 *
 * @param net the line
 * @param ledgerNet taxable amount in the ledger's currency
 * @param ledgerVat printed VAT in the ledger's currency
 */
public record LedgerLine(NetLine net, Money ledgerNet, Money ledgerVat) {}
