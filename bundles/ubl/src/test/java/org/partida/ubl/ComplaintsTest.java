package org.partida.ubl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReadException;

/** What is refused, what is read with a warning, and whether the complaint says where. */
class ComplaintsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">290.00< | >291.00< | invoice.sum-lines     | LineExtensionAmount (BT-106)",
        ">280.00< | >281.00< | invoice.sum-net       | TaxExclusiveAmount (BT-109)",
        ">330.40< | >330.41< | invoice.sum-gross     | TaxInclusiveAmount (BT-112)",
        ">230.50< | >230.00< | invoice.sum-payable   | PayableAmount (BT-115)",
        ">-0.00<  | >1.00<   | invoice.sum-vat       | TaxTotal/TaxAmount (BT-110)",
        ">240.00< | >241.00< | invoice.sum-taxable   | TaxExclusiveAmount (BT-109)"
      })
  void totalsThatAreNotTheirSumsAreReadAndNamed(
      String old, String now, String code, String element) {
    InvoiceRead read = Samples.read(Samples.with("invoice.xml", old, now));
    assertThat(read.warnings()).extracting(Problem::code).contains(code);
    Problem p =
        read.warnings().stream().filter(w -> w.code().equals(code)).findFirst().orElseThrow();
    assertThat(p.location()).startsWith(element).contains("line ");
    assertThat(p.fix()).isNotBlank();
  }

  @Test
  void amountsAreNeverCorrected() {
    assertThat(
            Samples.read(Samples.with("invoice.xml", ">290.00<", ">291.00<"))
                .invoices()
                .get(0)
                .totals()
                .lineNet())
        .isEqualTo(Money.of("291", "EUR"));
  }

  @Test
  void moreDecimalsThanTheCurrencyHasAreRoundedAndNamed() {
    InvoiceRead read = Samples.read(Samples.with("invoice.xml", ">250.00<", ">249.995<"));
    assertThat(read.invoices().get(0).lines().get(0).netAmount()).isEqualTo(Money.of("250", "EUR"));
    assertThat(read.warnings())
        .singleElement()
        .satisfies(
            p -> assertThat(p.location()).startsWith("LineExtensionAmount (BT-131), line 124"));
  }

  @Test
  void trailingZerosAreNoDecimals() {
    assertThat(Samples.read(Samples.with("invoice.xml", ">250.00<", ">250.0000<")))
        .isEqualTo(Samples.read(Samples.text("invoice.xml")));
  }

  @Test
  void theSameComplaintIsMadeOnce() {
    InvoiceRead read =
        Samples.read(
            Samples.text("invoice.xml")
                .replace(
                    "LineExtensionAmount currencyID=\"EUR\"",
                    "LineExtensionAmount currencyID=\"USD\""));
    assertThat(read.warnings())
        .extracting(Problem::code)
        .containsExactly("ubl.currency", "ubl.currency");
    assertThat(read.warnings().get(0).message()).endsWith("(and 1 more like it)");
  }

  @Test
  void aDueDateThatIsNoneIsLeftOutAndNamed() {
    InvoiceRead read =
        Samples.read(
            Samples.with("invoice.xml", ">2025-10-03<", ">31.12.2025<")
                .replace("La 30 de zile", "la livrare"));
    assertThat(read.invoices().get(0).header().dueDate()).isEmpty();
    assertThat(read.warnings()).extracting(Problem::code).containsExactly("ubl.date");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<cbc:ID>S</cbc:ID><cbc:Percent>21.00< | <cbc:ID>Q</cbc:ID><cbc:Percent>21.00< | ubl.vat-category | TaxSubtotal/TaxCategory (BT-118), line",
        "<cbc:ID>MUN-0042</cbc:ID>             | <cbc:ID> </cbc:ID>                    | ubl.missing      | ID (BT-1)",
        ">2025-09-03<                          | >3.9.2025<                            | ubl.date         | IssueDate (BT-2)",
        ">230.50<                              | >230,50<                              | ubl.number       | LegalMonetaryTotal/PayableAmount (BT-115), line",
        ">230.50<                              | >1E99999999<                          | ubl.number       | LegalMonetaryTotal/PayableAmount (BT-115), line",
        ">230.50<                              | >99999999999999999999<                | ubl.amount       | LegalMonetaryTotal/PayableAmount (BT-115), line",
        ">EUR<                                 | >XYZ<                                 | ubl.currency-code | DocumentCurrencyCode (BT-5)",
        ">EUR<                                 | >XAU<                                 | ubl.currency-code | DocumentCurrencyCode (BT-5)",
        "\"RON\">252.00<                       | \"LEI\">252.00<                      | ubl.currency-code | TaxTotal/TaxAmount (BT-111), line",
        "ChargeIndicator>true<                 | ChargeIndicator>da<                   | ubl.charge       | AllowanceCharge/ChargeIndicator, line",
        "cac:LegalMonetaryTotal>               | cac:OtherTotal>                       | ubl.missing      | LegalMonetaryTotal (BG-22)"
      })
  void whatMattersAndCannotBeUnderstoodIsRefused(
      String old, String now, String code, String place) {
    refused(Samples.with("invoice.xml", old, now))
        .satisfies(p -> assertThat(p.code()).isEqualTo(code))
        .satisfies(p -> assertThat(p.location()).startsWith(place))
        .satisfies(p -> assertThat(p.fix()).isNotBlank());
  }

  @Test
  void sumsTooLargeToAddAreRefused() {
    String huge = "92233720368547758.07";
    refused(
            Samples.text("invoice.xml")
                .replace(">250.00<", ">" + huge + "<")
                .replace(">40.00<", ">" + huge + "<"))
        .satisfies(p -> assertThat(p.code()).isEqualTo("ubl.amount"));
  }

  @Test
  void aDtdIsRefused() {
    refused(
            Samples.with(
                "invoice.xml",
                "<Invoice ",
                "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<Invoice "))
        .satisfies(p -> assertThat(p.code()).isEqualTo("xml.dtd"));
  }

  @Test
  void aBillionLaughsAreRefused() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE Invoice [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a")
          .append(i)
          .append(" \"&a")
          .append(i - 1)
          .append(";&a")
          .append(i - 1)
          .append(";\">");
    }
    bomb.append("]>\n<Invoice ");
    refused(Samples.with("invoice.xml", "<Invoice ", bomb.toString()).replace("MUN-0042", "&a29;"))
        .satisfies(p -> assertThat(p.code()).isEqualTo("xml.dtd"));
  }

  @Test
  void aDeepNestIsRefused() {
    refused(Samples.with("invoice.xml", "</Invoice>", "<x>".repeat(100_000)))
        .satisfies(p -> assertThat(p.code()).startsWith("xml.tooDeep"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 500, 3000, 9000})
  void aTruncatedFileIsRefusedWherever(int length) {
    refused(Samples.text("invoice.xml").substring(0, length))
        .satisfies(p -> assertThat(p.code()).isEqualTo("xml.malformed"));
  }

  @Test
  void whatIsGluedBehindTheRootIsRefused() {
    refused(Samples.text("invoice.xml") + "<Invoice/>")
        .satisfies(p -> assertThat(p.code()).isEqualTo("xml.malformed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<header xmlns='mfp:anaf:dgti:spv:reqMesaj:v1'/>",
        "<Invoice/>",
        "<html><body>Request Rejected</body></html>"
      })
  void anotherRootIsRefusedByName(String xml) {
    refused(xml)
        .satisfies(p -> assertThat(p.code()).isEqualTo("ubl.root"))
        .satisfies(p -> assertThat(p.message()).contains(xml.substring(1, 5)));
  }

  @Test
  void badBytesAreRefused() {
    byte[] bytes =
        Samples.text("invoice.xml").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Samples.read(bytes)).isInstanceOf(InvoiceReadException.class);
  }

  @Test
  void aSourceThatFailsIsNotABadInvoice() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk gone");
          }
        };
    assertThatThrownBy(() -> Samples.READER.read(broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("disk gone");
  }

  private static AbstractObjectAssert<?, Problem> refused(String xml) {
    return assertThatThrownBy(() -> Samples.read(xml))
        .asInstanceOf(type(InvoiceReadException.class))
        .extracting(InvoiceReadException::problem);
  }
}
