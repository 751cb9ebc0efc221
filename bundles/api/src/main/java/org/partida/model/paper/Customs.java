package org.partida.model.paper;

import org.partida.model.Money;
import org.partida.model.Percent;

/**
 * What customs charged (DVI). Immutable.
 *
 * @param duty customs duty and other charges that are part of the cost
 * @param vatBase taxable amount of the import VAT: customs value with duty and transport
 * @param rate VAT rate
 * @param vat import VAT
 * @param deferred the company holds a deferral certificate: the VAT is not paid at customs
 */
public record Customs(Money duty, Money vatBase, Percent rate, Money vat, boolean deferred) {}
