package org.partida.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.partida.model.Money;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Party;
import org.partida.model.invoice.VatBreakdown;

/**
 * Every collected UBL file reads without loss, measured by another parser and another way of
 * addressing.
 */
class CollectedInvoicesTest {
  private static final int EXPECTED_AT_LEAST = 45;
  private final UblInvoiceReader reader = new UblInvoiceReader();

  @TestFactory
  Stream<DynamicTest> readsLikeXPath() throws IOException {
    List<Path> files = files();
    return files.stream()
        .map(
            f ->
                DynamicTest.dynamicTest(
                    f.getParent().getFileName() + "/" + f.getFileName(), () -> compare(f)));
  }

  @Test
  void theFilesWereFound() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(EXPECTED_AT_LEAST);
  }

  private static List<Path> files() throws IOException {
    Optional<Path> data = data();
    Assumptions.assumeTrue(data.isPresent(), "no collected files: ../shared/data/anaf is absent");
    try (Stream<Path> all = Files.walk(data.get())) {
      return all.filter(f -> f.toString().endsWith(".xml"))
          .filter(XPathInvoice::isUbl)
          .sorted()
          .toList();
    }
  }

  private static Optional<Path> data() {
    Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/data/anaf"))) {
      at = at.getParent();
    }
    return Optional.ofNullable(at).map(p -> p.resolve("shared/data/anaf"));
  }

  private void compare(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Invoice read = reader.read(new ByteArrayInputStream(bytes)).invoices().get(0);
    XPathInvoice x = new XPathInvoice(bytes);
    SoftAssertions softly = new SoftAssertions();
    header(read, x, softly);
    totals(read, x, softly);
    breakdown(read, x, softly);
    party(
        read.parties().seller(),
        x,
        "/*/*[local-name()='AccountingSupplierParty']/*[local-name()='Party']",
        softly);
    party(
        read.parties().buyer(),
        x,
        "/*/*[local-name()='AccountingCustomerParty']/*[local-name()='Party']",
        softly);
    lines(read, x, softly);
    rest(read, x, softly);
    softly.assertAll();
  }

  private static void header(Invoice read, XPathInvoice x, SoftAssertions softly) {
    softly.assertThat(read.number()).isEqualTo(x.text("/*/cbc:ID"));
    softly.assertThat(read.header().issueDate().toString()).isEqualTo(x.text("/*/cbc:IssueDate"));
    softly
        .assertThat(read.header().dueDate().map(Object::toString).orElse(""))
        .isEqualTo(x.text("/*/cbc:DueDate"));
    softly
        .assertThat(read.header().typeCode())
        .isEqualTo(x.text("/*/cbc:InvoiceTypeCode | /*/cbc:CreditNoteTypeCode"));
    softly
        .assertThat(read.header().currency().getCurrencyCode())
        .isEqualTo(x.text("/*/cbc:DocumentCurrencyCode"));
    softly
        .assertThat(read.header().taxPointCode().orElse(""))
        .isEqualTo(x.text("/*/cac:InvoicePeriod/cbc:DescriptionCode"));
    softly
        .assertThat(read.header().kind().sign())
        .isEqualTo(x.text("local-name(/*)").equals("CreditNote") ? -1 : 1);
  }

  private static void totals(Invoice read, XPathInvoice x, SoftAssertions softly) {
    String t = "/*/cac:LegalMonetaryTotal/cbc:";
    var totals = read.totals();
    amount(softly, "BT-106", totals.lineNet(), x.text(t + "LineExtensionAmount"));
    amount(softly, "BT-107", totals.allowances(), x.text(t + "AllowanceTotalAmount"));
    amount(softly, "BT-108", totals.charges(), x.text(t + "ChargeTotalAmount"));
    amount(softly, "BT-109", totals.net(), x.text(t + "TaxExclusiveAmount"));
    amount(
        softly,
        "BT-110",
        totals.vat(),
        x.text("/*/cac:TaxTotal/cbc:TaxAmount[@currencyID=/*/cbc:DocumentCurrencyCode]"));
    amount(softly, "BT-112", totals.gross(), x.text(t + "TaxInclusiveAmount"));
    amount(softly, "BT-113", totals.prepaid(), x.text(t + "PrepaidAmount"));
    amount(softly, "BT-114", totals.rounding(), x.text(t + "PayableRoundingAmount"));
    amount(softly, "BT-115", totals.payable(), x.text(t + "PayableAmount"));
    String second =
        x.text("/*/cac:TaxTotal/cbc:TaxAmount[@currencyID!=/*/cbc:DocumentCurrencyCode]");
    softly.assertThat(totals.vatInTaxCurrency().isPresent()).isEqualTo(!second.isEmpty());
    totals.vatInTaxCurrency().ifPresent(m -> amount(softly, "BT-111", m, second));
  }

  private static void breakdown(Invoice read, XPathInvoice x, SoftAssertions softly) {
    String path =
        "/*/cac:TaxTotal[cbc:TaxAmount/@currencyID=/*/cbc:DocumentCurrencyCode]/cac:TaxSubtotal";
    softly.assertThat(read.vat()).as("VAT rows").hasSize(x.count(path));
    for (int i = 0; i < read.vat().size(); i++) {
      String p = "(" + path + ")[" + (i + 1) + "]/";
      VatBreakdown row = read.vat().get(i);
      amount(softly, "BT-116", row.taxable(), x.text(p + "cbc:TaxableAmount"));
      amount(softly, "BT-117", row.amount(), x.text(p + "cbc:TaxAmount"));
      softly.assertThat(row.category().name()).isEqualTo(x.text(p + "cac:TaxCategory/cbc:ID"));
      number(
          softly,
          "BT-119",
          row.rate().map(r -> r.value()),
          x.text(p + "cac:TaxCategory/cbc:Percent"));
      softly
          .assertThat(row.exemptionCode().orElse(""))
          .isEqualTo(x.text(p + "cac:TaxCategory/cbc:TaxExemptionReasonCode"));
      softly
          .assertThat(row.exemptionReason().orElse(""))
          .isEqualTo(x.text(p + "cac:TaxCategory/cbc:TaxExemptionReason"));
    }
  }

  private static void party(Party read, XPathInvoice x, String p, SoftAssertions softly) {
    softly
        .assertThat(read.name())
        .isEqualTo(x.text(p + "/cac:PartyLegalEntity/cbc:RegistrationName"));
    softly
        .assertThat(read.tradingName().orElse(""))
        .isEqualTo(x.text(p + "/cac:PartyName/cbc:Name"));
    softly
        .assertThat(read.legalId().orElse(""))
        .isEqualTo(x.text(p + "/cac:PartyLegalEntity/cbc:CompanyID"));
    String scheme = p + "/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID";
    softly.assertThat(read.vatId().orElse("")).isEqualTo(x.text(scheme + "='VAT']/cbc:CompanyID"));
    softly
        .assertThat(read.taxRegistration().orElse(""))
        .isEqualTo(x.text(scheme + "!='VAT']/cbc:CompanyID"));
    String a = p + "/cac:PostalAddress/";
    softly
        .assertThat(read.address().lines())
        .hasSize(
            x.count(
                a
                    + "cbc:StreetName | "
                    + a
                    + "cbc:AdditionalStreetName | "
                    + a
                    + "cac:AddressLine/cbc:Line"));
    softly.assertThat(read.address().city().orElse("")).isEqualTo(x.text(a + "cbc:CityName"));
    softly.assertThat(read.address().postCode().orElse("")).isEqualTo(x.text(a + "cbc:PostalZone"));
    softly
        .assertThat(read.address().subdivision().orElse(""))
        .isEqualTo(x.text(a + "cbc:CountrySubentity"));
    softly
        .assertThat(read.address().country().orElse(""))
        .isEqualTo(x.text(a + "cac:Country/cbc:IdentificationCode"));
    softly
        .assertThat(read.email().orElse(""))
        .isEqualTo(x.text(p + "/cac:Contact/cbc:ElectronicMail"));
  }

  private static void lines(Invoice read, XPathInvoice x, SoftAssertions softly) {
    String path = "/*/cac:InvoiceLine | /*/cac:CreditNoteLine";
    softly.assertThat(read.lines()).as("lines").hasSize(x.count(path));
    for (int i = 0; i < read.lines().size(); i++) {
      String p = "(" + path + ")[" + (i + 1) + "]/";
      InvoiceLine line = read.lines().get(i);
      softly.assertThat(line.id()).isEqualTo(x.text(p + "cbc:ID"));
      softly.assertThat(line.item().name()).isEqualTo(x.text(p + "cac:Item/cbc:Name"));
      softly
          .assertThat(line.item().description().orElse(""))
          .isEqualTo(x.text(p + "cac:Item/cbc:Description"));
      amount(softly, "BT-131", line.netAmount(), x.text(p + "cbc:LineExtensionAmount"));
      number(
          softly,
          "BT-129",
          Optional.of(line.quantity()),
          x.text(p + "*[self::cbc:InvoicedQuantity or self::cbc:CreditedQuantity]"));
      number(softly, "BT-146", line.netPrice(), x.text(p + "cac:Price/cbc:PriceAmount"));
      number(softly, "BT-149", line.priceBaseQuantity(), x.text(p + "cac:Price/cbc:BaseQuantity"));
      number(
          softly,
          "BT-152",
          line.vatRate().map(r -> r.value()),
          x.text(p + "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent"));
      softly
          .assertThat(line.vatCategory().name())
          .isEqualTo(x.text(p + "cac:Item/cac:ClassifiedTaxCategory/cbc:ID"));
      softly.assertThat(line.allowances()).hasSize(x.count(p + "cac:AllowanceCharge"));
      softly.assertThat(line.notes()).hasSize(x.count(p + "cbc:Note"));
    }
  }

  private static void rest(Invoice read, XPathInvoice x, SoftAssertions softly) {
    softly.assertThat(read.allowances()).hasSize(x.count("/*/cac:AllowanceCharge"));
    for (int i = 0; i < read.allowances().size(); i++) {
      AllowanceCharge a = read.allowances().get(i);
      String p = "(/*/cac:AllowanceCharge)[" + (i + 1) + "]/";
      amount(softly, "BT-92", a.amount(), x.text(p + "cbc:Amount"));
      softly.assertThat(a.charge()).isEqualTo(x.text(p + "cbc:ChargeIndicator").equals("true"));
    }
    softly.assertThat(read.notes()).hasSize(x.count("/*/cbc:Note[normalize-space()]"));
    softly
        .assertThat(read.parties().payee().map(Party::name).orElse(""))
        .isEqualTo(x.text("/*/cac:PayeeParty/cac:PartyName/cbc:Name"));
    softly
        .assertThat(read.parties().taxRepresentative().map(Party::name).orElse(""))
        .isEqualTo(x.text("/*/cac:TaxRepresentativeParty/cac:PartyName/cbc:Name"));
    softly
        .assertThat(read.references().order().orElse(""))
        .isEqualTo(x.text("/*/cac:OrderReference/cbc:ID"));
    softly
        .assertThat(read.references().despatch().orElse(""))
        .isEqualTo(x.text("/*/cac:DespatchDocumentReference/cbc:ID"));
    softly
        .assertThat(read.references().receiving().orElse(""))
        .isEqualTo(x.text("/*/cac:ReceiptDocumentReference/cbc:ID"));
    softly
        .assertThat(read.references().preceding())
        .hasSize(x.count("/*/cac:BillingReference/*/cbc:ID"));
    softly
        .assertThat(read.attachments().stream().mapToLong(a -> a.size()).sum() / 100)
        .as("attachment size within a few per cent")
        .isBetween(x.embeddedBytes() / 100, x.embeddedBytes() * 104 / 10_000 + 1);
  }

  private static void amount(SoftAssertions softly, String term, Money read, String printed) {
    BigDecimal expected = printed.isEmpty() ? BigDecimal.ZERO : new BigDecimal(printed);
    softly
        .assertThat(read.decimal())
        .as(term)
        .isEqualByComparingTo(expected.setScale(read.decimal().scale(), RoundingMode.HALF_UP));
  }

  private static void number(
      SoftAssertions softly, String term, Optional<BigDecimal> read, String printed) {
    softly.assertThat(read.isPresent()).as(term).isEqualTo(!printed.isEmpty());
    read.ifPresent(n -> softly.assertThat(n).as(term).isEqualByComparingTo(printed));
  }
}
