package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Small valid invoices between many invented companies, for runs that count. An invoice follows
 * from its key alone, so that tens of thousands need no room: they are written when somebody asks.
 */
public final class BulkInvoices {
  private static final long FIRST_STEM = 87_000_000L;
  private static final BigDecimal RATE = new BigDecimal("0.21");
  private static final Pattern KEY =
      Pattern.compile("bulk/(\\d{1,18})/(\\d{1,9})/(\\d{1,9})/(\\d{1,7})");

  private BulkInvoices() {}

  /** Code of a company by its number from 0 to 999 999. */
  public static String company(int number) {
    if (number < 0 || number > 999_999) {
      throw new IllegalArgumentException("a company's number is 0 to 999999, not " + number);
    }
    return FiscalCode.withCheckDigit(Long.toString(FIRST_STEM + number));
  }

  /** Name of a company by its number. */
  public static String name(int number) {
    return "Firma de Probă " + (number + 1) + " SRL";
  }

  /** Number of the seller of an invoice among so many companies. */
  public static int seller(int invoice, int companies) {
    return invoice % companies;
  }

  /** Number of the buyer: another company than the seller, if there is another. */
  public static int buyer(int invoice, int companies) {
    if (companies == 1) {
      return 0;
    }
    int step = 1 + (invoice / companies) % (companies - 1);
    return (invoice + step) % companies;
  }

  /** Key of the payload of an invoice. */
  public static String key(long seed, int invoice, int companies, LocalDate day) {
    return "bulk/" + seed + "/" + invoice + "/" + companies + "/" + day.toEpochDay();
  }

  /** The invoice of a key; empty if it is no key of these. */
  public static Optional<Payload> payload(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        ? Optional.of(
            write(
                Long.parseLong(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                LocalDate.ofEpochDay(Long.parseLong(matcher.group(4)))))
        : Optional.empty();
  }

  private static Payload write(long seed, int invoice, int companies, LocalDate day) {
    // a number that looks drawn, yet follows from seed and invoice
    long drawn = Math.floorMod((seed + 1) * 2_654_435_761L + invoice * 40_503L, 90_000L);
    BigDecimal net = BigDecimal.valueOf(1_000 + drawn, 2);
    BigDecimal vat = net.multiply(RATE).setScale(2, RoundingMode.HALF_UP);
    StringBuilder xml = new StringBuilder(4096);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Invoice xmlns=\"")
        .append(UblWriter.rootNamespaces().get(0))
        .append("\" xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:")
        .append("CommonAggregateComponents-2\" xmlns:cbc=\"")
        .append("urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n");
    basic(xml, "CustomizationID", UblWriter.CUSTOMIZATION);
    basic(xml, "ID", "P" + seed + "-" + (invoice + 1));
    basic(xml, "IssueDate", day.toString());
    basic(xml, "DueDate", day.plusDays(30).toString());
    basic(xml, "InvoiceTypeCode", "380");
    basic(xml, "DocumentCurrencyCode", "RON");
    party(xml, "AccountingSupplierParty", seller(invoice, companies));
    party(xml, "AccountingCustomerParty", buyer(invoice, companies));
    xml.append("<cac:PaymentMeans>");
    basic(xml, "PaymentMeansCode", "1");
    xml.append("</cac:PaymentMeans>\n<cac:TaxTotal>");
    amount(xml, "TaxAmount", vat);
    xml.append("<cac:TaxSubtotal>");
    amount(xml, "TaxableAmount", net);
    amount(xml, "TaxAmount", vat);
    category(xml, "TaxCategory");
    xml.append("</cac:TaxSubtotal></cac:TaxTotal>\n<cac:LegalMonetaryTotal>");
    amount(xml, "LineExtensionAmount", net);
    amount(xml, "TaxExclusiveAmount", net);
    amount(xml, "TaxInclusiveAmount", net.add(vat));
    amount(xml, "PayableAmount", net.add(vat));
    xml.append("</cac:LegalMonetaryTotal>\n<cac:InvoiceLine>");
    basic(xml, "ID", "1");
    xml.append("<cbc:InvoicedQuantity unitCode=\"H87\">1</cbc:InvoicedQuantity>");
    amount(xml, "LineExtensionAmount", net);
    xml.append("<cac:Item>");
    basic(xml, "Name", "Servicii de probă");
    category(xml, "ClassifiedTaxCategory");
    xml.append("</cac:Item><cac:Price>");
    amount(xml, "PriceAmount", net);
    xml.append("</cac:Price></cac:InvoiceLine>\n</Invoice>\n");
    return Payload.utf8(xml.toString());
  }

  private static void party(StringBuilder xml, String role, int number) {
    String code = company(number);
    xml.append("<cac:").append(role).append("><cac:Party><cac:PostalAddress>");
    basic(xml, "StreetName", "Strada Probei nr. " + (number % 200 + 1));
    basic(xml, "CityName", "SECTOR" + (number % 6 + 1));
    basic(xml, "CountrySubentity", "RO-B");
    xml.append("<cac:Country>");
    basic(xml, "IdentificationCode", "RO");
    xml.append("</cac:Country></cac:PostalAddress><cac:PartyTaxScheme>");
    basic(xml, "CompanyID", "RO" + code);
    xml.append("<cac:TaxScheme>");
    basic(xml, "ID", "VAT");
    xml.append("</cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity>");
    basic(xml, "RegistrationName", name(number));
    basic(xml, "CompanyID", code);
    xml.append("</cac:PartyLegalEntity></cac:Party></cac:").append(role).append(">\n");
  }

  private static void category(StringBuilder xml, String element) {
    xml.append("<cac:").append(element).append('>');
    basic(xml, "ID", "S");
    basic(xml, "Percent", "21.00");
    xml.append("<cac:TaxScheme>");
    basic(xml, "ID", "VAT");
    xml.append("</cac:TaxScheme></cac:").append(element).append('>');
  }

  private static void amount(StringBuilder xml, String name, BigDecimal value) {
    xml.append("<cbc:")
        .append(name)
        .append(" currencyID=\"RON\">")
        .append(value.toPlainString())
        .append("</cbc:")
        .append(name)
        .append('>');
  }

  private static void basic(StringBuilder xml, String name, String text) {
    xml.append("<cbc:")
        .append(name)
        .append('>')
        .append(text)
        .append("</cbc:")
        .append(name)
        .append('>');
  }
}
