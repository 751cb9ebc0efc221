package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.ro.Sample.purchase;
import static org.partida.posting.ro.Sample.sale;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.partida.model.Money;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/** VAT on cash becomes chargeable as its document is paid: scenarios S10a, S10b, P05, P05b. */
class CashReleaseTest {
  private static Paid sold() {
    Books books = Books.with("GOODS").onCash();
    return new Paid(books, books.post(sale().line("Marfa", "1000", "S", "21")));
  }

  @Test
  void halfOfASale() {
    Paid s10a = sold();
    assertThat(text(s10a.pay("605")))
        .containsExactly("D 5121 605.00", "C 4111 605.00", "D 4428.CV 105.00", "C 4427 105.00");
    assertThat(s10a.balance("4428")).isEqualTo(Money.of("-105", "RON"));
  }

  @Test
  void theLastReceiptTakesTheRest() {
    Paid s10b = sold();
    assertThat(text(s10b.pay("400"))).contains("D 4428.CV 69.42", "C 4427 69.42");
    assertThat(text(s10b.pay("400"))).contains("D 4428.CV 69.42", "C 4427 69.42");
    assertThat(text(s10b.pay("410"))).contains("D 4428.CV 71.16", "C 4427 71.16");
    assertThat(s10b.balance("4428").isZero()).isTrue();
    assertThat(s10b.balance("4427")).isEqualTo(Money.of("-210", "RON"));
  }

  @Test
  void aSupplierOnCashIsDeductedAsItIsPaid() {
    Books books = Books.with("GOODS");
    Paid p05 =
        new Paid(
            books, books.post(purchase().taxPointCode("432").line("Marfa", "1000", "S", "21")));
    for (int i = 0; i < 2; i++) {
      assertThat(text(p05.pay("-605")))
          .containsExactly("C 5121 605.00", "D 401 605.00", "C 4428.CA 105.00", "D 4426 105.00");
    }
    assertThat(p05.balance("4428").isZero()).isTrue();
  }

  @Test
  void theCompanyOnCashDeductsFromAnySupplierAsItPays() {
    Books books = Books.with("SERVICES").onCash();
    Paid p05b = new Paid(books, books.post(purchase().line("Servicii", "1000", "S", "21")));
    assertThat(text(p05b.pay("-1210")))
        .containsExactly("C 5121 1210.00", "D 401 1210.00", "C 4428.CA 210.00", "D 4426 210.00");
  }

  @Test
  void eachRateByItselfAndExemptLinesReleaseNothing() {
    Books books = Books.with("GOODS").onCash();
    Paid p =
        new Paid(
            books,
            books.post(
                sale()
                    .exemption("VATEX-EU-135")
                    .line("Marfa", "1000", "S", "21")
                    .line("Paine", "100", "S", "11")
                    .line("Chirie", "79", "E", "0")));
    // 1400 in all: half of it is paid
    assertThat(text(p.pay("700")))
        .containsExactlyInAnyOrder(
            "D 5121 700.00",
            "C 4111 700.00",
            "D 4428.CV 105.00",
            "C 4427 105.00",
            "D 4428.CV 5.50",
            "C 4427 5.50");
    p.pay("700");
    assertThat(p.balance("4428").isZero()).isTrue();
  }

  @Test
  void anOrdinaryDocumentReleasesNothing() {
    Books books = Books.with("GOODS");
    Paid p = new Paid(books, books.post(sale().line("Marfa", "1000", "S", "21")));
    assertThat(text(p.pay("1210"))).containsExactly("D 5121 1210.00", "C 4111 1210.00");
  }

  @Test
  void aRefundedCreditNoteGivesTheVatBack() {
    Books books = Books.with("GOODS").onCash();
    Paid p = new Paid(books, books.post(sale().credit().line("Marfa", "1000", "S", "21")));
    assertThat(text(p.pay("-1210")))
        .containsExactly("C 5121 1210.00", "D 4111 1210.00", "C 4428.CV 210.00", "D 4427 210.00");
    assertThat(p.balance("4428").isZero()).isTrue();
  }

  @Test
  void theFactsNameTheInvoiceTheMonthAndTheReturnRows() {
    Books books = Books.with("GOODS").onCash();
    Paid p = new Paid(books, books.post(purchase().line("Marfa", "1000", "S", "21")));
    VoucherLine deducted = p.pay("-605").lines().get(3);
    TaxFacts t = deducted.tax().orElseThrow();
    assertThat(t.treatment()).isEqualTo("RO.S.PURCHASE.OWNCASH.DUE");
    assertThat(t.document()).contains("F1");
    assertThat(t.base()).isEqualTo(Money.of("500", "RON"));
    assertThat(t.taxPoint()).isEqualTo(LocalDate.of(2026, 10, 20));
    assertThat(t.deductionPeriod().orElseThrow()).hasToString("2026-10");
    assertThat(t.codes()).containsEntry("d300", "24");
    assertThat(deducted.why())
        .isEqualTo(
            "4426: F1 of "
                + Sample.PARTNER.name()
                + ": 605.00 RON of 1210.00 RON paid: of its VAT at 21 % 105.00 RON may be deducted (art. 297)");
  }

  /** However it is paid in parts, and whatever of that is taken back and paid again. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void afterTheLastPartNothingWaitsAndAllIsDue(@ForAll("parts") List<Integer> parts) {
    Paid p = sold();
    long open = p.residual().minor();
    for (int part : parts) {
      long cents = Math.min(Math.abs(part), open);
      if (cents > 0) {
        String amount = BigDecimal.valueOf(cents, 2).toPlainString();
        p.pay(amount);
        if (part < 0) {
          Money waiting = p.balance("4428");
          Money due = p.balance("4427");
          p.undoLast();
          p.pay(amount);
          assertThat(p.balance("4428")).isEqualTo(waiting);
          assertThat(p.balance("4427")).isEqualTo(due);
        }
        open -= cents;
      }
    }
    if (open > 0) {
      p.pay(BigDecimal.valueOf(open, 2).toPlainString());
    }
    assertThat(p.balance("4428").isZero()).isTrue();
    assertThat(p.balance("4427")).isEqualTo(Money.of("-210", "RON"));
  }

  @Provide
  Arbitrary<List<Integer>> parts() {
    return Arbitraries.integers().between(-60_000, 60_000).list().ofMaxSize(8);
  }

  private static List<String> text(Voucher v) {
    return v.lines().stream()
        .map(l -> l.side() + " " + l.account() + " " + l.amount().amountText())
        .toList();
  }
}
