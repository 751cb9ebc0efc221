package org.partida.sandbox.generate;

import java.util.List;

/** Writes allowances and charges on document and on line level. */
final class UblAdjustments {
  private final XmlOut xml;
  private final String currency;

  UblAdjustments(XmlOut xml, String currency) {
    this.xml = xml;
    this.currency = currency;
  }

  void document(List<GenAdjustment> adjustments) {
    for (GenAdjustment a : adjustments) {
      xml.aggregate(
          "AllowanceCharge",
          () -> {
            common(a);
            xml.aggregate("TaxCategory", () -> category(xml, a.category(), a));
          });
    }
  }

  void line(List<GenAdjustment> adjustments) {
    adjustments.forEach(a -> xml.aggregate("AllowanceCharge", () -> common(a)));
  }

  private void common(GenAdjustment a) {
    xml.basic("ChargeIndicator", a.charge() ? "true" : "false");
    xml.basic("AllowanceChargeReasonCode", a.reasonCode());
    xml.basic("AllowanceChargeReason", a.reason());
    a.percent().ifPresent(p -> xml.basic("MultiplierFactorNumeric", p.toPlainString()));
    xml.basic("Amount", a.amount().toPlainString(), "currencyID", currency);
    a.base().ifPresent(b -> xml.basic("BaseAmount", b.toPlainString(), "currencyID", currency));
  }

  private static void category(XmlOut xml, String category, GenAdjustment a) {
    xml.basic("ID", category);
    if (!"O".equals(category)) {
      xml.basic("Percent", a.rate().toPlainString());
    }
    xml.aggregate("TaxScheme", () -> xml.basic("ID", "VAT"));
  }
}
