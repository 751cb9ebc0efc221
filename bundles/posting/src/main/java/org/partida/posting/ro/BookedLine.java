package org.partida.posting.ro;

import org.partida.model.Money;
import org.partida.posting.rules.LedgerLine;

/**
 * A line with its amounts in both currencies. Amounts have their economic sign. Immutable.
 *
 * @param taxed product and treatment
 * @param amounts amounts
 * @param costVat VAT in the ledger's currency that is not deducted and goes into the cost
 * @param costVatOriginal the same in the document's currency; nought for reverse charge, which the
 *     document does not print
 */
record BookedLine(TaxedLine taxed, LedgerLine amounts, Money costVat, Money costVatOriginal) {

  /** What is booked on the base account. */
  Money base() {
    return amounts.ledgerNet().plus(costVat);
  }

  Money baseOriginal() {
    return amounts.net().net().plus(costVatOriginal);
  }

  /** What the third party owes or is owed for the line: reverse charge is not paid to it. */
  Money owed() {
    return amounts.ledgerNet().plus(amounts.ledgerVat());
  }

  Money owedOriginal() {
    return amounts.net().net().plus(amounts.net().vat());
  }
}
