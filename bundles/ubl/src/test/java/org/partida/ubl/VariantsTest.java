package org.partida.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Invoice;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.RootElement;

/** The same content in the many clothes it comes in. */
class VariantsTest {
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

  @Test
  void aCreditNoteWithOtherPrefixesReducesTheDebt() {
    InvoiceRead read = Samples.read(Samples.text("credit-note.xml"));
    Invoice note = read.invoices().get(0);
    assertThat(note.header().kind()).isEqualTo(DocumentKind.CREDIT_NOTE);
    assertThat(note.effective(note.totals().gross())).isEqualTo(Money.of("-121", "RON"));
    assertThat(note.isStorno()).isTrue();
    assertThat(note.lines()).hasSize(1);
    assertThat(note.lines().get(0).quantity()).isEqualByComparingTo("2");
    assertThat(note.header().dueDate()).contains(LocalDate.of(2025, 9, 20));
    assertThat(note.references().project()).contains("PRJ-9");
    assertThat(note.references().preceding().get(0).number()).isEqualTo("F-10");
    assertThat(note.attachments()).isEmpty();
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void aNegativeInvoiceWithoutPrefixesReducesItToo() {
    Invoice storno = Samples.read(Samples.text("storno.xml")).invoices().get(0);
    assertThat(storno.header().kind()).isEqualTo(DocumentKind.INVOICE);
    assertThat(storno.effective(storno.totals().gross())).isEqualTo(Money.of("-121", "RON"));
    assertThat(storno.isStorno()).isTrue();
    assertThat(storno.lines().get(0).quantity()).isEqualByComparingTo("-2");
    assertThat(storno.lines().get(0).netPrice().orElseThrow()).isEqualByComparingTo("50");
  }

  @Test
  void aByteOrderMarkIsNoHindrance() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    out.writeBytes(Samples.text("invoice.xml").getBytes(StandardCharsets.UTF_8));
    assertThat(Samples.read(out.toByteArray()))
        .isEqualTo(Samples.read(Samples.text("invoice.xml")));
  }

  @Test
  void anotherEncodingReadsAlike() {
    byte[] utf16 =
        Samples.with("invoice.xml", "encoding=\"UTF-8\"", "encoding=\"UTF-16\"")
            .getBytes(StandardCharsets.UTF_16);
    assertThat(Samples.read(utf16).invoices().get(0).lines())
        .isEqualTo(Samples.read(Samples.text("invoice.xml")).invoices().get(0).lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2.1",
        "URN:oasis:names:specification:ubl:schema:xsd:INVOICE-2 "
      })
  void namespaceSpellingsAreReadAndNamed(String namespace) {
    InvoiceRead read =
        Samples.read(
            Samples.with(
                "invoice.xml", "xmlns=\"" + UBL + "Invoice-2\"", "xmlns=\"" + namespace + "\""));
    assertThat(read.invoices().get(0))
        .isEqualTo(Samples.read(Samples.text("invoice.xml")).invoices().get(0));
    assertThat(codes(read)).containsExactly("ubl.namespace");
  }

  @Test
  void elementsOfOtherNamespacesAreNotMistakenForUbl() {
    String signed =
        Samples.with(
            "invoice.xml",
            "</Invoice>",
            "<ID xmlns=\"urn:other\">WRONG</ID><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><ID>X</ID></Signature></Invoice>");
    assertThat(Samples.read(signed)).isEqualTo(Samples.read(Samples.text("invoice.xml")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-09-03T00:00:00",
        "2025-09-03Z",
        "2025-09-03+03:00",
        "2025-09-03T10:11:12.5+03:00"
      })
  void aDateWithTimeOrZoneIsReadAndNamed(String date) {
    InvoiceRead read = Samples.read(Samples.with("invoice.xml", "2025-09-03<", date + "<"));
    assertThat(read.invoices().get(0).header().issueDate()).isEqualTo("2025-09-03");
    assertThat(codes(read)).containsExactly("ubl.date-suffix");
    assertThat(read.warnings().get(0).location()).startsWith("IssueDate (BT-2)");
  }

  @Test
  void blanksAroundValuesAreDropped() {
    assertThat(
            Samples.read(
                Samples.with("invoice.xml", ">230.50<", ">\n  230.50 <")
                    .replace(">MUN-0042</cbc:ID>", "> MUN-0042\t</cbc:ID>")))
        .isEqualTo(Samples.read(Samples.text("invoice.xml")));
  }

  @Test
  void missingOptionalPartsAreEmpty() {
    Invoice storno = Samples.read(Samples.text("storno.xml")).invoices().get(0);
    assertThat(storno.header().dueDate()).isEmpty();
    assertThat(storno.payment().dueDates()).isEmpty();
    assertThat(storno.parties().payee()).isEmpty();
    assertThat(storno.parties().seller().vatId()).isEmpty();
    assertThat(storno.totals().prepaid()).isEqualTo(Money.of("0", "RON"));
    assertThat(storno.totals().vatInTaxCurrency()).isEmpty();
    assertThat(storno.references().awbs()).isEmpty();
  }

  @Test
  void termsAloneGiveADueDateAndSaySo() {
    InvoiceRead read =
        Samples.read(Samples.with("invoice.xml", "<cbc:DueDate>2025-10-03</cbc:DueDate>", ""));
    assertThat(read.invoices().get(0).header().dueDate()).isEmpty();
    assertThat(read.invoices().get(0).payment().dueDates().get(0).date()).isEqualTo("2025-10-03");
    assertThat(codes(read)).containsExactly("ubl.due-from-terms");
  }

  @Test
  void instalmentsBecomeDueDates() {
    String term =
        "<cac:PaymentTerms><cbc:PaymentDueDate>2025-1%s-01</cbc:PaymentDueDate><cbc:Amount currencyID=\"EUR\">115.25</cbc:Amount></cac:PaymentTerms>";
    InvoiceRead read =
        Samples.read(
            Samples.with(
                "invoice.xml",
                "<cac:PaymentTerms><cbc:Note>La 30 de zile</cbc:Note></cac:PaymentTerms>",
                term.formatted(1) + term.formatted(2)));
    assertThat(read.invoices().get(0).payment().dueDates())
        .extracting(d -> d.date().toString())
        .containsExactly("2025-11-01", "2025-12-01");
    assertThat(read.invoices().get(0).payment().dueDates().get(0).amount())
        .contains(Money.of("115.25", "EUR"));
  }

  @Test
  void anInvoiceOfACreditTypeIsACreditNoteAndSaidSo() {
    InvoiceRead read = Samples.read(Samples.with("invoice.xml", ">380<", ">381<"));
    assertThat(read.invoices().get(0).header().kind()).isEqualTo(DocumentKind.CREDIT_NOTE);
    assertThat(codes(read)).containsExactly("ubl.kind");
  }

  @Test
  void aSelfBilledInvoiceKeepsItsType() {
    Invoice invoice = Samples.read(Samples.with("invoice.xml", ">380<", ">389<")).invoices().get(0);
    assertThat(invoice.header().typeCode()).isEqualTo("389");
    assertThat(invoice.header().kind()).isEqualTo(DocumentKind.INVOICE);
  }

  @ParameterizedTest
  @CsvSource({
    "Invoice-2,Invoice,true",
    "CreditNote-2,CreditNote,true",
    "Invoice-2,CreditNoteX,false",
    "Order-2,Order,false"
  })
  void knowsItsRoots(String namespace, String name, boolean expected) {
    assertThat(Samples.READER.reads(new RootElement(UBL + namespace, name))).isEqualTo(expected);
    assertThat(Samples.READER.reads(new RootElement("", name))).isFalse();
  }

  private static List<String> codes(InvoiceRead read) {
    return read.warnings().stream().map(Problem::code).toList();
  }
}
