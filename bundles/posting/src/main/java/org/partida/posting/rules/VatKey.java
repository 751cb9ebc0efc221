package org.partida.posting.rules;

import org.partida.model.Percent;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.VatBreakdown;
import org.partida.model.invoice.VatCategory;

/**
 * What a row of the VAT breakdown is about (BG-23). Immutable.
 *
 * @param category BT-118, BT-151
 * @param rate BT-119, BT-152; no rate and nought are one
 */
public record VatKey(VatCategory category, Percent rate) implements Comparable<VatKey> {
  static VatKey of(InvoiceLine l) {
    return new VatKey(l.vatCategory(), l.vatRate().orElse(Percent.ZERO));
  }

  static VatKey of(VatBreakdown b) {
    return new VatKey(b.category(), b.rate().orElse(Percent.ZERO));
  }

  @Override
  public int compareTo(VatKey o) {
    int c = category.compareTo(o.category);
    return c != 0 ? c : rate.compareTo(o.rate);
  }

  @Override
  public String toString() {
    return category + " " + rate + " %";
  }
}
