package org.partida.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Invoice;

class PdfInvoiceRendererTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ro | Factură | 3.703,68 | 777,77 | 4.481,45 | 4.471,49 EUR | 987.654,32 | 03.09.2025 | 03.10.2025 | TVA la încasare",
        "it | Fattura | 3.703,68 | 777,77 | 4.481,45 | 4.471,49 EUR | 987.654,32 | 03/09/2025 | 03/10/2025 | IVA per cassa",
        "en | Invoice | 3,703.68 | 777.77 | 4,481.45 | 4,471.49 EUR | 987,654.32 | 03 Sep 2025 | 03 Oct 2025 | VAT on cash basis"
      })
  void showsWhatTheInvoiceSays(
      String language,
      String title,
      String net,
      String vat,
      String gross,
      String payable,
      String ron,
      String issued,
      String due,
      String cash) {
    assertThat(Pdf.text(TestInvoices.ordinary(), language))
        .contains(title, net, vat, gross, payable, ron, issued, due, cash);
  }

  @Test
  void showsPartiesLinesPaymentAndReferences() {
    assertThat(Pdf.text(TestInvoices.ordinary(), "ro"))
        .contains(
            "Muntele Verde S.R.L.",
            "RO12345674",
            "J12/34/2010",
            "Str. Fântânii 3, 400001 Cluj-Napoca, RO-CJ, RO",
            "Țăranul și Fiii S.A.")
        .contains(
            "Scândură de brad",
            "calitatea I, uscată",
            "Cod S-1 · GTIN 5940000000001",
            "buc",
            "2,5",
            "493,824",
            "21%",
            "1.234,56")
        .contains(
            "RO49 AAAA 1B31 0075 9384 0000",
            "La 30 de zile",
            "transfer bancar",
            "Rotunjire",
            "0,04",
            "-10,00")
        .contains(
            "PO-9",
            "AVZ-17",
            "MUN-0001 din 01.07.2025",
            "Mulțumim!",
            "AE · Taxare inversă",
            "VATEX-EU-AE – Taxare inversă art. 331");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ăâîșțĂÂÎȘȚ",
        "şţŞŢ",
        "àèéìòù",
        "äöüß",
        "őű",
        "čšž",
        "łąęśćńóźż",
        "Ελληνικά",
        "Кирилиця",
        "€ £ ₽ № ½ – “x” …"
      })
  void lettersOfEuropeAreAllThere(String text) {
    assertThat(Pdf.text(TestInvoices.noted(text), "ro")).contains(text).doesNotContain("□");
  }

  @Test
  void composesLettersWrittenInParts() {
    assertThat(Pdf.text(TestInvoices.noted("S\u0326tefa\u0306nit\u0326a"), "ro"))
        .contains("Ștefănița");
  }

  @ParameterizedTest
  @CsvSource({
    "380,INVOICE,1,Factură",
    "380,INVOICE,-1,Factură storno",
    "381,CREDIT_NOTE,1,Notă de creditare",
    "384,INVOICE,1,Factură corectată",
    "389,INVOICE,1,Autofactură",
    "999,INVOICE,1,Factură"
  })
  void isCalledByItsTypeAndSign(String type, DocumentKind kind, int sign, String title) {
    assertThat(
            Pdf.text(TestInvoices.typed(type, kind, sign), "ro").lines().findFirst().orElseThrow())
        .startsWith(title);
  }

  @Test
  void aCreditNoteIsToBeRecovered() {
    assertThat(Pdf.text(TestInvoices.typed("381", DocumentKind.CREDIT_NOTE, 1), "ro"))
        .contains("Total de recuperat", "De recuperat")
        .doesNotContain("De plată");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TVA la incasare", "#AAI#Se aplică TVA LA ÎNCASARE cf. art. 282"})
  void vatOnCashIsSeenInANote(String note) {
    Invoice i = TestInvoices.noted(note);
    assertThat(Titles.isVatOnCash(i)).isTrue();
    assertThat(Pdf.text(i, "ro")).doesNotContain("#AAI#");
  }

  @Test
  void threeHundredLinesHaveHeadsAndNumbersOnEveryPage() {
    byte[] pdf = Pdf.bytes(TestInvoices.lines(300), "ro");
    int pages = Pdf.pages(pdf);
    assertThat(pages).isGreaterThan(8);
    for (int p = 1; p <= pages; p++) {
      String text = Pdf.text(pdf, p, p);
      assertThat(text).contains("Pagina " + p + " din " + pages);
      if (text.contains("Articol")) {
        assertThat(text).contains("Denumire", "Cantitate");
      }
      if (p > 1) {
        assertThat(text).startsWith("Factură MUN-0042 · Muntele Verde S.R.L.");
      }
    }
    String all = Pdf.text(pdf, 1, pages);
    for (int n = 1; n <= 300; n++) {
      assertThat(all).containsOnlyOnce("Articol " + n + " ");
    }
    assertThat(Pdf.strays(pdf)).isZero();
  }

  @Test
  void theSameInvoiceGivesTheSameBytes() {
    byte[] first = Pdf.bytes(TestInvoices.ordinary(), "ro");
    assertThat(Pdf.bytes(TestInvoices.lines(50), "it")).isNotEqualTo(first);
    assertThat(Pdf.bytes(TestInvoices.ordinary(), "ro")).isEqualTo(first);
  }

  @Test
  void fourThreadsRenderAlike() throws Exception {
    byte[] expected = Pdf.bytes(TestInvoices.ordinary(), "it");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<byte[]>> work = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        work.add(() -> Pdf.bytes(TestInvoices.ordinary(), "it"));
      }
      for (Future<byte[]> done : threads.invokeAll(work, 120, TimeUnit.SECONDS)) {
        assertThat(done.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anUnknownLanguageIsEnglish() {
    assertThat(Pdf.text(TestInvoices.ordinary(), "de")).contains("Amount due");
  }
}
