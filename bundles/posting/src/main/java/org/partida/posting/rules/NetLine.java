package org.partida.posting.rules;

import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.VatCategory;

/**
 * A line after the document's allowances and charges, with its share of the printed VAT. Amounts
 * have their economic sign. Immutable.
 *
 * @param line the line, or a stand-in for a charge that belongs to no line
 * @param net taxable amount
 * @param vat share of the printed VAT of its group; the shares of a group add up to it exactly
 */
public record NetLine(InvoiceLine line, Money net, Money vat) {

  /** Category and rate. */
  public VatKey key() {
    return VatKey.of(line);
  }

  public VatCategory category() {
    return line.vatCategory();
  }

  public Percent rate() {
    return key().rate();
  }
}
