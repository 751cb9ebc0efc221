package org.partida.documents.sandboxed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Invoices of the seller to the buyer as they come in real mailboxes, in all spellings. */
final class Papers {
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

  private Papers() {}

  static byte[] invoice(String number) {
    return bytes(text(number, "380"));
  }

  static byte[] selfBilled(String number) {
    return bytes(text(number, "389"));
  }

  /** Other prefixes than the usual ones, behind a byte order mark. */
  static byte[] otherPrefixes(String number) {
    String renamed =
        text(number, "380")
            .replace("xmlns:cac", "xmlns:ns4")
            .replace("xmlns:cbc", "xmlns:q")
            .replace("cac:", "ns4:")
            .replace("cbc:", "q:")
            .replace("<Invoice xmlns=", "<dedeman:Invoice xmlns:dedeman=")
            .replace("</Invoice>", "</dedeman:Invoice>");
    return bytes("\uFEFF" + renamed);
  }

  static byte[] withAttachment(String number, int bytes) {
    byte[] noise = new byte[bytes];
    // what compresses like nothing else would be taken for a bomb, rightly
    new Random(18).nextBytes(noise);
    String attachment =
        "<cac:AdditionalDocumentReference><cbc:ID>A</cbc:ID><cac:Attachment>"
            + "<cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\" filename=\"a.pdf\">"
            + Base64.getEncoder().encodeToString(noise)
            + "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>"
            + "</cac:AdditionalDocumentReference>";
    return bytes(
        text(number, "380")
            .replace(
                "<cac:AccountingSupplierParty>", attachment + "<cac:AccountingSupplierParty>"));
  }

  /** Takes goods back: negative price, negative sums, and a nought with a sign. */
  static byte[] reversal(String number) {
    return bytes(
        text(number, "380")
            .replace(">100.00<", ">-100.00<")
            .replace(">21.00<", ">-21.00<")
            .replace(">121.00<", ">-121.00<")
            .replace(
                "<cbc:PayableAmount",
                "<cbc:PrepaidAmount currencyID=\"RON\">-0.00"
                    + "</cbc:PrepaidAmount><cbc:PayableAmount"));
  }

  private static String text(String number, String type) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Invoice xmlns=\""
        + UBL
        + "Invoice-2\" xmlns:cac=\""
        + UBL
        + "CommonAggregateComponents-2\" xmlns:cbc=\""
        + UBL
        + "CommonBasicComponents-2\"><cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#"
        + "urn:efactura.mfinante.ro:CIUS-RO:1.0.1</cbc:CustomizationID><cbc:ID>"
        + number
        + "</cbc:ID><cbc:IssueDate>2026-11-02</cbc:IssueDate><cbc:InvoiceTypeCode>"
        + type
        + "</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>RON</cbc:DocumentCurrencyCode>"
        + "<cac:AccountingSupplierParty>"
        + party("12345674", "Vânzător S.R.L.")
        + "</cac:AccountingSupplierParty><cac:AccountingCustomerParty>"
        + party("87654329", "Cumpărător S.A.")
        + "</cac:AccountingCustomerParty>"
        + "<cac:TaxTotal>"
        + ron("TaxAmount", "21.00")
        + "<cac:TaxSubtotal>"
        + ron("TaxableAmount", "100.00")
        + ron("TaxAmount", "21.00")
        + category("TaxCategory")
        + "</cac:TaxSubtotal></cac:TaxTotal><cac:LegalMonetaryTotal>"
        + ron("LineExtensionAmount", "100.00")
        + ron("TaxExclusiveAmount", "100.00")
        + ron("TaxInclusiveAmount", "121.00")
        + ron("PayableAmount", "121.00")
        + "</cac:LegalMonetaryTotal><cac:InvoiceLine><cbc:ID>1</cbc:ID>"
        + "<cbc:InvoicedQuantity unitCode=\"H87\">1</cbc:InvoicedQuantity>"
        + ron("LineExtensionAmount", "100.00")
        + "<cac:Item><cbc:Name>Scândură</cbc:Name>"
        + category("ClassifiedTaxCategory")
        + "</cac:Item><cac:Price>"
        + ron("PriceAmount", "100.00")
        + "</cac:Price></cac:InvoiceLine></Invoice>\n";
  }

  /** The electronic address is an e-mail, which is no tax id. */
  private static String party(String code, String name) {
    return "<cac:Party><cbc:EndpointID schemeID=\"EM\">x@"
        + code
        + ".example</cbc:EndpointID><cac:PostalAddress><cbc:StreetName>Strada Lungă 1</cbc:StreetName>"
        + "<cbc:CityName>Brașov</cbc:CityName><cbc:CountrySubentity>RO-BV</cbc:CountrySubentity>"
        + "<cac:Country><cbc:IdentificationCode>RO</cbc:IdentificationCode></cac:Country>"
        + "</cac:PostalAddress>"
        + "<cac:PartyTaxScheme><cbc:CompanyID>RO"
        + code
        + "</cbc:CompanyID>"
        + "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
        + "<cac:PartyLegalEntity><cbc:RegistrationName>"
        + name
        + "</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>";
  }

  private static String category(String element) {
    return "<cac:"
        + element
        + "><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>"
        + "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:"
        + element
        + ">";
  }

  private static String ron(String element, String amount) {
    return "<cbc:" + element + " currencyID=\"RON\">" + amount + "</cbc:" + element + ">";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
