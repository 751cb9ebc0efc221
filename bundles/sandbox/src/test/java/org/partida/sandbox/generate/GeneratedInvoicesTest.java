package org.partida.sandbox.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partida.sandbox.Months;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class GeneratedInvoicesTest {

  static Stream<GenMessage> invoices() {
    return Months.seven().messages().stream().filter(m -> m.invoice().isPresent());
  }

  @ParameterizedTest
  @MethodSource("invoices")
  void anIndependentReadingSeesTheTruth(GenMessage message) {
    GenInvoice truth = message.invoice().orElseThrow();
    GenTotals totals = truth.totals();
    Ubl ubl = new Ubl(message.payload());
    boolean credit = truth.isCreditNote();
    assertThat(ubl.root().getLocalName()).isEqualTo(credit ? "CreditNote" : "Invoice");
    assertThat(ubl.text("ID")).isEqualTo(truth.number());
    assertThat(ubl.text(credit ? "CreditNoteTypeCode" : "InvoiceTypeCode"))
        .isEqualTo(truth.typeCode());
    assertThat(ubl.text("IssueDate")).isEqualTo(truth.issueDate().toString());
    assertThat(ubl.text("DocumentCurrencyCode")).isEqualTo(truth.currency());
    assertThat(ubl.text("CustomizationID")).endsWith("CIUS-RO:1.0.1");
    assertThat(ubl.text("AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName"))
        .isEqualTo(truth.seller().name());
    assertThat(ubl.text("AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName"))
        .isEqualTo(truth.buyer().name());
    assertThat(ubl.texts("Note")).isEqualTo(truth.notes());
    assertThat(ubl.texts(credit ? "CreditNoteLine" : "InvoiceLine")).hasSize(truth.lines().size());
    assertThat(ubl.amount("TaxTotal/TaxAmount")).isEqualTo(totals.vat());
    assertThat(ubl.amount("LegalMonetaryTotal/LineExtensionAmount")).isEqualTo(totals.lineNet());
    assertThat(ubl.amount("LegalMonetaryTotal/TaxExclusiveAmount")).isEqualTo(totals.net());
    assertThat(ubl.amount("LegalMonetaryTotal/TaxInclusiveAmount")).isEqualTo(totals.gross());
    assertThat(ubl.amount("LegalMonetaryTotal/PrepaidAmount")).isEqualTo(totals.prepaid());
    assertThat(ubl.amount("LegalMonetaryTotal/PayableRoundingAmount")).isEqualTo(totals.rounding());
    assertThat(ubl.amount("LegalMonetaryTotal/PayableAmount")).isEqualTo(totals.payable());
    assertThat(ubl.texts("TaxTotal/TaxSubtotal/TaxAmount"))
        .isEqualTo(totals.breakdown().stream().map(v -> v.amount().toPlainString()).toList());
    totals
        .vatInTaxCurrency()
        .ifPresent(
            vat ->
                assertThat(ubl.texts("TaxTotal/TaxAmount"))
                    .containsExactly(totals.vat().toPlainString(), vat.toPlainString()));
  }

  @ParameterizedTest
  @MethodSource("invoices")
  void theDocumentAddsUpByItsOwnFigures(GenMessage message) {
    Ubl ubl = new Ubl(message.payload());
    BigDecimal lines = BigDecimal.ZERO;
    for (Node line :
        ubl.nodes("/*/*[local-name()='InvoiceLine' or local-name()='CreditNoteLine']")) {
      lines = lines.add(new BigDecimal(child((Element) line, "LineExtensionAmount")));
    }
    BigDecimal net = lines;
    for (Node a : ubl.nodes("/*/*[local-name()='AllowanceCharge']")) {
      BigDecimal amount = new BigDecimal(child((Element) a, "Amount"));
      boolean charge = "true".equals(child((Element) a, "ChargeIndicator"));
      net = charge ? net.add(amount) : net.subtract(amount);
    }
    BigDecimal vat = BigDecimal.ZERO;
    BigDecimal taxable = BigDecimal.ZERO;
    for (Node row : ubl.nodes("/*/*[local-name()='TaxTotal']/*[local-name()='TaxSubtotal']")) {
      BigDecimal base = new BigDecimal(child((Element) row, "TaxableAmount"));
      String percent = child((Element) row, "Percent");
      BigDecimal rate = percent.isEmpty() ? BigDecimal.ZERO : new BigDecimal(percent);
      BigDecimal tax = new BigDecimal(child((Element) row, "TaxAmount"));
      assertThat(tax)
          .isEqualByComparingTo(
              base.multiply(rate).movePointLeft(2).setScale(2, RoundingMode.HALF_UP));
      vat = vat.add(tax);
      taxable = taxable.add(base);
    }
    assertThat(ubl.amount("LegalMonetaryTotal/LineExtensionAmount")).isEqualByComparingTo(lines);
    assertThat(ubl.amount("LegalMonetaryTotal/TaxExclusiveAmount")).isEqualByComparingTo(net);
    assertThat(taxable).isEqualByComparingTo(net);
    assertThat(ubl.amount("LegalMonetaryTotal/TaxInclusiveAmount"))
        .isEqualByComparingTo(net.add(vat));
  }

  private static String child(Element parent, String name) {
    var list = parent.getElementsByTagNameNS("*", name);
    return list.getLength() == 0 ? "" : list.item(0).getTextContent();
  }

  @Test
  void everyShapeIsThereAndThereAreMoreThanSixtyMessages() {
    GeneratedMonth month = Months.seven();
    Set<Shape> shapes = EnumSet.of(Shape.NONE);
    invoices().forEach(m -> shapes.add(m.invoice().orElseThrow().shape()));
    assertThat(shapes).containsExactlyInAnyOrder(Shape.values());
    assertThat(month.messages()).hasSizeGreaterThan(60);
    assertThat(month.companies()).hasSize(3);
    for (CompanyMonth company : month.companies()) {
      assertThat(company.messages().stream().map(GenMessage::kind))
          .contains(MessageKind.SENT, MessageKind.RECEIVED, MessageKind.ERRORS);
    }
    assertThat(month.messages().stream().map(GenMessage::kind))
        .contains(MessageKind.BUYER_MESSAGE_SENT, MessageKind.BUYER_MESSAGE_RECEIVED);
  }

  @Test
  void theShapesAreWhatTheirNamesSay() {
    assertThat(rates(Shape.MULTI_RATE)).containsExactlyInAnyOrder("21.00", "11.00");
    assertThat(rates(Shape.OLD_RATE_CREDIT)).containsExactlyInAnyOrder("19.00", "9.00");
    assertThat(rates(Shape.OLD_RATE_NEGATIVE)).containsExactlyInAnyOrder("19.00", "5.00");
    assertThat(first(Shape.NEGATIVE).totals().payable().signum()).isNegative();
    assertThat(first(Shape.NEGATIVE).lines()).allMatch(l -> l.price().signum() > 0);
    assertThat(first(Shape.CREDIT_NOTE).totals().payable().signum()).isPositive();
    assertThat(first(Shape.CREDIT_NOTE).preceding()).hasSize(1);
    assertThat(first(Shape.EUR).totals().vatInTaxCurrency()).isPresent();
    assertThat(first(Shape.SELF_BILLED).typeCode()).isEqualTo("389");
    assertThat(first(Shape.CASH_VAT_CODE).taxPointCode()).contains("432");
    assertThat(first(Shape.CASH_VAT_NOTE).notes()).anyMatch(n -> n.contains("TVA la incasare"));
    assertThat(first(Shape.ROUNDING).totals().rounding().signum()).isNotZero();
    assertThat(first(Shape.PREPAID).totals().prepaid().signum()).isPositive();
    assertThat(first(Shape.INSTALMENTS).instalments()).hasSize(3);
    assertThat(first(Shape.MULTI_LINE).lines()).hasSize(40);
    assertThat(first(Shape.DOCUMENT_ALLOWANCE).adjustments()).hasSize(3);
    assertThat(payload(Shape.ATTACHMENT).size()).isGreaterThan(3_000_000);
    assertThat(payload(Shape.BOM).bytes()).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(text(Shape.NUMBERED_PREFIXES)).contains("<ns1:Invoice").contains("<ns3:ID>");
    assertThat(text(Shape.DEFAULT_CBC)).contains("<ubl:Invoice").contains("\n  <ID>");
    assertThat(text(Shape.LOCAL_NAMESPACES)).doesNotContain("xmlns:");
    assertThat(text(Shape.CRLF)).contains("?>\r\n");
    assertThat(text(Shape.NON_PAYER)).contains("VATEX-EU-O").doesNotContain("<cbc:Percent>");
    assertThat(text(Shape.NON_PAYER)).doesNotContain(">RO8");
    assertThat(text(Shape.SPECIAL_CHARACTERS)).contains("&lt;zincat&gt; &amp; ");
    assertThat(text(Shape.REFERENCES)).contains("ReceiptDocumentReference");
    assertThat(text(Shape.INTRA_EU)).contains("VATEX-EU-IC").contains("DeliveryLocation");
  }

  private static List<String> rates(Shape shape) {
    return first(shape).totals().breakdown().stream().map(v -> v.rate().toString()).toList();
  }

  private static GenInvoice first(Shape shape) {
    return message(shape).invoice().orElseThrow();
  }

  private static Payload payload(Shape shape) {
    return message(shape).payload();
  }

  private static String text(Shape shape) {
    return new String(payload(shape).bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static GenMessage message(Shape shape) {
    return invoices()
        .filter(m -> m.invoice().filter(i -> i.shape() == shape).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Property(tries = 12)
  void anySeedGivesConsistentDocuments(@ForAll @LongRange(min = -5000, max = 5000) long seed) {
    GeneratedMonth month = Months.of(seed);
    Set<String> numbers = new HashSet<>();
    Set<String> ids = new HashSet<>();
    List<String> indexes = new ArrayList<>();
    for (GenMessage message : month.messages()) {
      assertThat(ids.add(message.downloadId())).as(message.downloadId()).isTrue();
      assertThat(message.createdAt()).isBefore(month.at());
      assertThat(message.createdAt()).isAfter(month.at().minusSeconds(59L * 86_400));
      indexes.add(message.uploadIndex());
      message
          .invoice()
          .ifPresent(
              invoice -> {
                numbers.add(invoice.seller().code() + "|" + invoice.number());
                consistent(invoice);
              });
    }
    // what two companies of ours see is one document with one index
    assertThat(numbers)
        .hasSize((int) invoicesOf(month).map(GenMessage::uploadIndex).distinct().count());
    assertThat(new HashSet<>(indexes)).hasSizeLessThan(indexes.size());
  }

  private static Stream<GenMessage> invoicesOf(GeneratedMonth month) {
    return month.messages().stream().filter(m -> m.invoice().isPresent());
  }

  private static void consistent(GenInvoice invoice) {
    GenTotals t = invoice.totals();
    assertThat(t.net()).isEqualByComparingTo(t.lineNet().subtract(t.allowances()).add(t.charges()));
    assertThat(t.gross()).isEqualByComparingTo(t.net().add(t.vat()));
    assertThat(t.payable()).isEqualByComparingTo(t.gross().subtract(t.prepaid()).add(t.rounding()));
    assertThat(t.breakdown().stream().map(GenVat::taxable).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(t.net());
    for (BigDecimal amount : List.of(t.net(), t.vat(), t.gross(), t.payable(), t.rounding())) {
      assertThat(amount.scale()).isEqualTo(2);
    }
    assertThat(invoice.taxPointCode().isPresent() && invoice.taxPointDate().isPresent()).isFalse();
    if (!invoice.instalments().isEmpty()) {
      assertThat(
              invoice.instalments().stream()
                  .map(GenInstalment::amount)
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(t.payable());
    }
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    GeneratedMonth again = Months.of(7);
    assertThat(again.messages()).isEqualTo(Months.seven().messages());
    assertThat(again.companies()).isEqualTo(Months.seven().companies());
    assertThat(digests(Months.of(8))).isNotEqualTo(digests(again));
  }

  private static List<String> digests(GeneratedMonth month) {
    return month.messages().stream().map(m -> m.payload().sha256()).toList();
  }

  @Test
  void codesAndAccountsHaveRightCheckDigits() {
    // a well-known pair from the authority's own papers, so that the formula is not its own judge
    assertThat(FiscalCode.isValid("8000000000")).isTrue();
    assertThat(FiscalCode.isValid("8000000001")).isFalse();
    assertThat(Iban.isValid("RO49AAAA1B31007593840000")).isTrue();
    assertThat(Iban.isValid("RO48AAAA1B31007593840000")).isFalse();
    invoices()
        .flatMap(
            m -> Stream.of(m.invoice().orElseThrow().seller(), m.invoice().orElseThrow().buyer()))
        .distinct()
        .forEach(
            party -> {
              assertThat(Iban.isValid(party.iban())).as(party.name()).isTrue();
              if (party.isRomanianBusiness()) {
                assertThat(FiscalCode.isValid(party.code())).as(party.name()).isTrue();
              }
            });
  }
}
