package org.partida.model.paper;

import org.partida.model.Money;
import org.partida.model.Percent;

/**
 * What the books say of one store and VAT rate at the end of a month, cumulated from the first of
 * January, from which coefficient K follows. Immutable; all amounts in the ledger's currency.
 *
 * @param rate VAT rate of the goods
 * @param stock 371: opening debit balance and what came in, at shelf prices, before any discharge
 * @param markup 378: opening credit balance and what came in, before any discharge
 * @param vat 4428 inside the shelf prices: opening credit balance and what came in, before any
 *     discharge
 * @param sold 707: sales without VAT since the first of January
 * @param soldVat 4427 of these sales
 * @param markupOut 378 discharged earlier in the year
 * @param costOut 607 discharged earlier in the year
 * @param vatOut 4428 discharged earlier in the year
 */
public record RetailMonth(
    Percent rate,
    Money stock,
    Money markup,
    Money vat,
    Money sold,
    Money soldVat,
    Money markupOut,
    Money costOut,
    Money vatOut) {}
