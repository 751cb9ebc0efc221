package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Renders a {@link GenInvoice} as UBL 2.1 under CIUS-RO 1.0.1, with the elements in the order of
 * the schema.
 */
public final class UblWriter {
  static final String CUSTOMIZATION =
      "urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1";
  private static final String INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
  private static final String CREDIT_NOTE =
      "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

  private final GenInvoice invoice;
  private final GenTotals totals;
  private final XmlOut xml;

  private UblWriter(GenInvoice invoice) {
    this.invoice = invoice;
    this.totals = invoice.totals();
    this.xml = new XmlOut(invoice.dialect());
  }

  /** The bytes of the document, UTF-8. */
  public static Payload write(GenInvoice invoice) {
    return Payload.utf8(new UblWriter(invoice).render());
  }

  private String render() {
    boolean credit = invoice.isCreditNote();
    xml.root(credit ? "CreditNote" : "Invoice", credit ? CREDIT_NOTE : INVOICE);
    xml.basic("UBLVersionID", "2.1");
    xml.basic("CustomizationID", CUSTOMIZATION);
    xml.basic("ID", invoice.number());
    xml.basic("IssueDate", invoice.issueDate().toString());
    head(credit);
    references(credit);
    UblParties parties = new UblParties(xml, invoice);
    parties.seller();
    parties.buyer();
    parties.payee();
    parties.delivery();
    payment();
    new UblAdjustments(xml, invoice.currency()).document(invoice.adjustments());
    taxTotals();
    monetaryTotal();
    new UblLines(xml, invoice).all();
    xml.end();
    return xml.toString();
  }

  private void head(boolean credit) {
    if (credit) {
      invoice.taxPointDate().ifPresent(date -> xml.basic("TaxPointDate", date.toString()));
      xml.basic("CreditNoteTypeCode", invoice.typeCode());
      invoice.notes().forEach(note -> xml.basic("Note", note));
    } else {
      invoice.dueDate().ifPresent(date -> xml.basic("DueDate", date.toString()));
      xml.basic("InvoiceTypeCode", invoice.typeCode());
      invoice.notes().forEach(note -> xml.basic("Note", note));
      invoice.taxPointDate().ifPresent(date -> xml.basic("TaxPointDate", date.toString()));
    }
    xml.basic("DocumentCurrencyCode", invoice.currency());
    if (invoice.exchangeRate().isPresent()) {
      xml.basic("TaxCurrencyCode", "RON");
    }
    reference(GenReference.Kind.ACCOUNTING).ifPresent(id -> xml.basic("AccountingCost", id));
    reference(GenReference.Kind.BUYER).ifPresent(id -> xml.basic("BuyerReference", id));
    invoice.taxPointCode().ifPresent(this::invoicePeriod);
  }

  private void invoicePeriod(String code) {
    xml.aggregate("InvoicePeriod", () -> xml.basic("DescriptionCode", code));
  }

  private Optional<String> reference(GenReference.Kind kind) {
    return invoice.references().stream()
        .filter(r -> r.kind() == kind)
        .map(GenReference::id)
        .findFirst();
  }

  private void references(boolean credit) {
    Optional<String> order = reference(GenReference.Kind.ORDER);
    Optional<String> sales = reference(GenReference.Kind.SALES_ORDER);
    if (order.isPresent() || sales.isPresent()) {
      xml.aggregate(
          "OrderReference",
          () -> {
            xml.basic("ID", order.orElse("NA"));
            sales.ifPresent(id -> xml.basic("SalesOrderID", id));
          });
    }
    for (GenPreceding p : invoice.preceding()) {
      xml.aggregate(
          "BillingReference", () -> xml.aggregate("InvoiceDocumentReference", () -> preceding(p)));
    }
    document(GenReference.Kind.DESPATCH, "DespatchDocumentReference");
    document(GenReference.Kind.RECEIVING, "ReceiptDocumentReference");
    document(GenReference.Kind.CONTRACT, "ContractDocumentReference");
    invoice.attachment().ifPresent(this::attachment);
    if (!credit) {
      document(GenReference.Kind.PROJECT, "ProjectReference");
    }
  }

  private void preceding(GenPreceding p) {
    xml.basic("ID", p.number());
    xml.basic("IssueDate", p.issueDate().toString());
  }

  private void document(GenReference.Kind kind, String element) {
    reference(kind).ifPresent(id -> xml.aggregate(element, () -> xml.basic("ID", id)));
  }

  private void attachment(GenAttachment file) {
    xml.aggregate(
        "AdditionalDocumentReference",
        () -> {
          xml.basic("ID", file.id());
          xml.basic("DocumentDescription", file.description());
          xml.aggregate(
              "Attachment",
              () ->
                  xml.basic(
                      "EmbeddedDocumentBinaryObject",
                      Base64.getEncoder().encodeToString(file.content().bytes()),
                      "mimeCode",
                      file.mimeType(),
                      "filename",
                      file.fileName()));
        });
  }

  private void payment() {
    for (String iban : invoice.ibans()) {
      xml.aggregate("PaymentMeans", () -> means(iban));
    }
    if (invoice.ibans().isEmpty()) {
      xml.aggregate("PaymentMeans", () -> xml.basic("PaymentMeansCode", invoice.paymentMeans()));
    }
    invoice
        .paymentTerms()
        .ifPresent(text -> xml.aggregate("PaymentTerms", () -> xml.basic("Note", text)));
    for (GenInstalment part : invoice.instalments()) {
      xml.aggregate(
          "PaymentTerms",
          () -> {
            amount("Amount", part.amount());
            xml.basic("PaymentDueDate", part.dueDate().toString());
          });
    }
  }

  private void means(String iban) {
    xml.basic("PaymentMeansCode", invoice.paymentMeans());
    if (invoice.isCreditNote()) {
      invoice.dueDate().ifPresent(date -> xml.basic("PaymentDueDate", date.toString()));
    }
    xml.basic("PaymentID", invoice.number());
    xml.aggregate(
        "PayeeFinancialAccount",
        () -> {
          xml.basic("ID", iban);
          xml.basic("Name", invoice.payee().orElse(invoice.seller()).name());
        });
  }

  private void taxTotals() {
    xml.aggregate(
        "TaxTotal",
        () -> {
          amount("TaxAmount", totals.vat());
          totals.breakdown().forEach(row -> xml.aggregate("TaxSubtotal", () -> subtotal(row)));
        });
    totals
        .vatInTaxCurrency()
        .ifPresent(
            vat ->
                xml.aggregate(
                    "TaxTotal",
                    () -> xml.basic("TaxAmount", vat.toPlainString(), "currencyID", "RON")));
  }

  private void subtotal(GenVat row) {
    amount("TaxableAmount", row.taxable());
    amount("TaxAmount", row.amount());
    xml.aggregate(
        "TaxCategory",
        () -> {
          xml.basic("ID", row.category());
          if (!"O".equals(row.category())) {
            xml.basic("Percent", row.rate().toPlainString());
          }
          row.exemptionCode().ifPresent(code -> xml.basic("TaxExemptionReasonCode", code));
          row.exemptionReason().ifPresent(text -> xml.basic("TaxExemptionReason", text));
          xml.aggregate("TaxScheme", () -> xml.basic("ID", "VAT"));
        });
  }

  private void monetaryTotal() {
    xml.aggregate(
        "LegalMonetaryTotal",
        () -> {
          amount("LineExtensionAmount", totals.lineNet());
          amount("TaxExclusiveAmount", totals.net());
          amount("TaxInclusiveAmount", totals.gross());
          optionalAmount("AllowanceTotalAmount", totals.allowances());
          optionalAmount("ChargeTotalAmount", totals.charges());
          optionalAmount("PrepaidAmount", totals.prepaid());
          optionalAmount("PayableRoundingAmount", totals.rounding());
          amount("PayableAmount", totals.payable());
        });
  }

  private void optionalAmount(String name, BigDecimal value) {
    if (value.signum() != 0) {
      amount(name, value);
    }
  }

  private void amount(String name, BigDecimal value) {
    xml.basic(name, value.toPlainString(), "currencyID", invoice.currency());
  }

  /** The namespaces of the two roots, for those who classify payloads. */
  public static List<String> rootNamespaces() {
    return List.of(INVOICE, CREDIT_NOTE);
  }
}
