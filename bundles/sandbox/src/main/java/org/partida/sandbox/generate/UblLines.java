package org.partida.sandbox.generate;

import java.math.BigDecimal;

/** Writes the lines of a document (BG-25). */
final class UblLines {
  private final XmlOut xml;
  private final GenInvoice invoice;

  UblLines(XmlOut xml, GenInvoice invoice) {
    this.xml = xml;
    this.invoice = invoice;
  }

  void all() {
    String element = invoice.isCreditNote() ? "CreditNoteLine" : "InvoiceLine";
    invoice.lines().forEach(line -> xml.aggregate(element, () -> line(line)));
  }

  private void line(GenLine line) {
    xml.basic("ID", line.id());
    xml.basic(
        invoice.isCreditNote() ? "CreditedQuantity" : "InvoicedQuantity",
        line.quantity().toPlainString(),
        "unitCode",
        line.unit());
    xml.basic("LineExtensionAmount", line.net().toPlainString(), "currencyID", invoice.currency());
    new UblAdjustments(xml, invoice.currency()).line(line.adjustments());
    xml.aggregate("Item", () -> item(line));
    xml.aggregate("Price", () -> price(line));
  }

  private void item(GenLine line) {
    line.description().ifPresent(text -> xml.basic("Description", text));
    xml.basic("Name", line.name());
    line.sellerItemId()
        .ifPresent(id -> xml.aggregate("SellersItemIdentification", () -> xml.basic("ID", id)));
    line.classification()
        .ifPresent(
            code ->
                xml.aggregate(
                    "CommodityClassification",
                    () -> xml.basic("ItemClassificationCode", code, "listID", "STI")));
    xml.aggregate(
        "ClassifiedTaxCategory",
        () -> {
          xml.basic("ID", line.category());
          if (!"O".equals(line.category())) {
            xml.basic("Percent", line.rate().toPlainString());
          }
          xml.aggregate("TaxScheme", () -> xml.basic("ID", "VAT"));
        });
  }

  private void price(GenLine line) {
    xml.basic("PriceAmount", line.price().toPlainString(), "currencyID", invoice.currency());
    if (line.baseQuantity().compareTo(BigDecimal.ONE) != 0) {
      xml.basic("BaseQuantity", line.baseQuantity().toPlainString(), "unitCode", line.unit());
    }
  }
}
