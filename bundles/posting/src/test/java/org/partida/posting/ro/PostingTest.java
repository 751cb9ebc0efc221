package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.ro.Sample.purchase;
import static org.partida.posting.ro.Sample.sale;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.Proposal;

/**
 * What the main documents become, with amounts of our own, so that they are checked also where the
 * golden scenarios are absent.
 */
class PostingTest {

  @Test
  void saleOfGoods() {
    Voucher v = Books.with("GOODS").post(sale().line("Marfa", "1000", "S", "21"));
    assertThat(text(v)).containsExactly("D 4111 1210.00", "C 707 1000.00", "C 4427 210.00");
    assertThat(v.journal()).isEqualTo(Journal.SALES);
    assertThat(v.date()).isEqualTo(Sample.DAY);
    assertThat(v.documentNumber()).isEqualTo("F1");
    assertThat(v.externalId().value()).isEqualTo("doc-F1:book:ro-2026.1");
  }

  @Test
  void thirdPartyLineIsAnOpenItem() {
    VoucherLine third =
        Books.with("SERVICES").post(purchase().line("Curatenie", "100", "S", "21")).lines().get(2);
    assertThat(third.account().toString()).isEqualTo("401");
    assertThat(third.openItem()).contains("F1");
    assertThat(third.due()).contains(LocalDate.parse("2026-11-04"));
    assertThat(third.partner())
        .contains(
            new PartnerRef(
                "Partener SRL", java.util.Optional.of("RO"), java.util.Optional.of("RO18547290")));
    assertThat(third.tax()).isEmpty();
  }

  @Test
  void everyLineSaysWhyAndByWhichRule() {
    Voucher v = Books.with("SERVICES").post(purchase().line("Curatenie", "100", "S", "21"));
    assertThat(v.lines())
        .allSatisfy(l -> assertThat(l.rule()).matches("ro\\.purchase\\.[a-z-]+/ro-2026\\.1"));
    assertThat(v.lines().get(0).why())
        .isEqualTo(
            "628: \"Curatenie\"; SERVICES by the rule for any product; net 100.00 RON; RO.S.PURCHASE at 21 %");
    assertThat(v.lines().get(1).why())
        .isEqualTo("4426: VAT deducted, 21 % of 100.00 RON, in 2026-10 (art. 297, 299)");
    assertThat(v.lines().get(2).why()).isEqualTo("401: owed to Partener SRL for F1: 121.00 RON");
    assertThat(v.lines()).allSatisfy(l -> assertThat(l.partner()).isPresent());
  }

  @Test
  void taxFactsOfAPurchase() {
    Voucher v =
        Books.with("SERVICES")
            .post(purchase().on("2026-10-30").line("Curatenie", "100", "S", "21"));
    TaxFacts vat = v.lines().get(1).tax().orElseThrow();
    assertThat(vat.treatment()).isEqualTo("RO.S.PURCHASE");
    assertThat(vat.base()).isEqualTo(Money.of("100", "RON"));
    assertThat(vat.taxPoint()).isEqualTo(LocalDate.parse("2026-10-30"));
    assertThat(vat.deductionPeriod()).contains(YearMonth.of(2026, 11));
    assertThat(vat.deductible()).isEqualTo(Percent.HUNDRED);
    assertThat(vat.codes())
        .containsEntry("d300", "24")
        .containsEntry("d394", "A")
        .containsEntry("saft", "301104");
  }

  @Test
  void halfDeduction() {
    Voucher v =
        new Books()
            .rule("name", "motorina", "FUEL", "6022", "50", "")
            .post(purchase().line("Motorină Euro 5", "300", "S", "21"));
    assertThat(text(v)).containsExactly("D 6022 331.50", "D 4426 31.50", "C 401 363.00");
    assertThat(line(v, "4426").tax().orElseThrow().codes()).containsEntry("saft", "341104");
    assertThat(line(v, "6022").why()).contains("31.50 RON of VAT that is not deducted");
  }

  @Test
  void vatOnCashOfTheSupplierWaitsOnItsOwnAnalytic() {
    for (Sample s :
        List.of(
            purchase().taxPointCode("432"),
            purchase().note("Factura cu TVA la încasare"),
            purchase().note("#AAI#tva  la INCASARE."))) {
      Voucher v = Books.with("GOODS").post(s.line("Marfa", "1000", "S", "21"));
      assertThat(text(v)).containsExactly("D 371 1000.00", "D 4428.CA 210.00", "C 401 1210.00");
      TaxFacts facts = line(v, "4428").tax().orElseThrow();
      assertThat(facts.deductionPeriod()).isEmpty();
      assertThat(facts.codes()).containsEntry("d394", "AI").containsEntry("ledger", "380106");
    }
  }

  @Test
  void aDeniedMentionIsNotVatOnCash() {
    Voucher v =
        Books.with("GOODS")
            .post(
                purchase()
                    .note("Furnizorul nu aplică TVA la încasare")
                    .line("Marfa", "1000", "S", "21"));
    assertThat(text(v)).contains("D 4426 210.00");
  }

  @Test
  void vatOnCashByTheRegistryAndOfOurOwn() {
    Voucher byRegistry =
        Books.with("GOODS")
            .partner("18547290", true, true)
            .post(purchase().line("Marfa", "1000", "S", "21"));
    assertThat(text(byRegistry)).contains("D 4428.CA 210.00");
    Voucher own =
        Books.with("SERVICES").onCash().post(purchase().line("Servicii", "1000", "S", "21"));
    assertThat(line(own, "4428").tax().orElseThrow().treatment())
        .isEqualTo("RO.S.PURCHASE.OWNCASH");
    Voucher sold = Books.with("SERVICES").onCash().post(sale().line("Servicii", "1000", "S", "21"));
    assertThat(text(sold)).containsExactly("D 4111 1210.00", "C 704 1000.00", "C 4428.CV 210.00");
  }

  @Test
  void reverseChargeIsNotVatOnCash() {
    Voucher v =
        new Books()
            .onCash()
            .rule("any", "", "GOODS", "", "100", "22")
            .post(purchase().line("Fier vechi", "1000", "AE", "0"));
    assertThat(text(v))
        .containsExactly("D 371 1000.00", "D 4426 210.00", "C 4427 210.00", "C 401 1000.00");
    assertThat(line(v, "4426").tax().orElseThrow().productCode()).contains("22");
    assertThat(line(v, "4426").tax().orElseThrow().codes())
        .containsEntry("d394", "C")
        .containsEntry("d300", "12/27");
  }

  @Test
  void productCodeOfReverseChargeFromTheLine() {
    Proposal p =
        Books.with("GOODS")
            .propose(purchase().coded("Cherestea", "HS", "44071190", "1000", "AE", "0"));
    assertThat(p.warnings()).isEmpty();
    assertThat(line(p.vouchers().get(0), "4426").tax().orElseThrow().productCode())
        .contains("44071190");
    Proposal without = Books.with("GOODS").propose(purchase().line("Cherestea", "1000", "AE", "0"));
    assertThat(without.warnings()).extracting(Problem::code).containsExactly("art331.product-code");
    assertThat(without.vouchers()).hasSize(1);
  }

  @Test
  void vatOnAProductUnderReverseChargeIsAnAlert() {
    Proposal p =
        new Books()
            .rule("any", "", "GOODS", "", "100", "22")
            .propose(purchase().line("Fier vechi", "1000", "S", "21"));
    assertThat(p.warnings()).extracting(Problem::code).containsExactly("art331.charged");
  }

  @Test
  void companyNotRegisteredPaysTheVatAsCost() {
    Voucher v =
        Books.with("SERVICES").notPayer().post(purchase().line("Servicii", "500", "S", "21"));
    assertThat(text(v)).containsExactly("D 628 605.00", "C 401 605.00");
  }

  @Test
  void fixedAssetsAndGoodsOnOneInvoiceGoToTwoSuppliersAccounts() {
    Voucher v =
        new Books()
            .named("utilaj", "FIXED_ASSET", "2131")
            .any("GOODS", "")
            .post(purchase().line("Utilaj", "8000", "S", "21").line("Marfa", "100", "S", "21"));
    assertThat(text(v))
        .containsExactly(
            "D 2131 8000.00", "D 371 100.00", "D 4426 1701.00", "C 401 121.00", "C 404 9680.00");
  }

  @Test
  void cheapFixedAssetIsPostedWithAWord() {
    Proposal p =
        new Books().any("FIXED_ASSET", "214").propose(purchase().line("Scaun", "900", "S", "21"));
    assertThat(p.warnings()).extracting(Problem::code).containsExactly("fixed-asset.value");
  }

  @Test
  void goodsFromTheEuInEuro() {
    Voucher v =
        Books.with("GOODS")
            .rate("EUR", "2026-10-02", "5.0950")
            .post(
                purchase()
                    .currency("EUR")
                    .partner("Lieferant", "DE136695976", "DE")
                    .line("Marfa", "1000", "K", "0"));
    assertThat(text(v))
        .containsExactly("D 371 5095.00", "D 4426 1069.95", "C 4427 1069.95", "C 401.EUR 5095.00");
    assertThat(line(v, "401").original()).contains(Money.of("1000", "EUR"));
    assertThat(line(v, "371").original()).contains(Money.of("1000", "EUR"));
    assertThat(line(v, "4426").original()).isEmpty();
    assertThat(line(v, "401").why()).contains("1000.00 EUR at 5.0950 of 2026-10-02");
  }

  @Test
  void intraEuTaxPointIsTheFifteenthAfterTheDelivery() {
    Voucher v =
        Books.with("GOODS")
            .post(
                purchase()
                    .on("2026-10-30")
                    .delivered("2026-08-20")
                    .partner("Lieferant", "DE136695976", "DE")
                    .line("Marfa", "1", "K", "0"));
    assertThat(line(v, "4426").tax().orElseThrow().taxPoint())
        .isEqualTo(LocalDate.parse("2026-09-15"));
  }

  @Test
  void domesticInvoiceInEuroTakesTheVatThatTheSellerDeclares() {
    Voucher v =
        Books.with("SERVICES")
            .rate("EUR", "2026-10-05", "5.0950")
            .post(purchase().currency("EUR").vatInRon("1069.00").line("Chirie", "1000", "S", "21"));
    assertThat(text(v)).containsExactly("D 628 5095.00", "D 4426 1069.00", "C 401.EUR 6164.00");
    assertThat(line(v, "4426").original()).contains(Money.of("210", "EUR"));
    assertThat(line(v, "401").original()).contains(Money.of("1210", "EUR"));
  }

  @Test
  void creditNoteInRedAndInBlack() {
    Sample credit = sale().credit().line("Marfa", "1000", "S", "21");
    Voucher red = Books.with("GOODS").post(credit);
    assertThat(text(red)).containsExactly("D 4111 -1210.00", "C 707 -1000.00", "C 4427 -210.00");
    Voucher black = Books.with("GOODS").black().post(credit);
    assertThat(text(black)).containsExactly("C 4111 1210.00", "D 707 1000.00", "D 4427 210.00");
    assertThat(line(black, "4427").tax().orElseThrow().base()).isEqualTo(Money.of("-1000", "RON"));
  }

  @Test
  void invoiceWithNegativeQuantitiesIsTheSameAsACreditNote() {
    Voucher negative = Books.with("GOODS").post(sale().line("Marfa", "-1000", "S", "21"));
    assertThat(text(negative))
        .containsExactly("D 4111 -1210.00", "C 707 -1000.00", "C 4427 -210.00");
  }

  @Test
  void reductionsWorkOnTheOppositeSideAlsoInRed() {
    Voucher v =
        new Books().any("GOODS", "709").post(sale().credit().line("Reducere", "100", "S", "21"));
    assertThat(text(v)).containsExactly("D 4111 -121.00", "D 709 100.00", "C 4427 -21.00");
  }

  @Test
  void documentAllowancesAndChargesGoToTheirVatGroup() {
    Voucher v =
        new Books()
            .named("bere", "GOODS", "371.21")
            .any("GOODS", "371.11")
            .post(
                purchase()
                    .line("Paine", "100", "S", "11")
                    .line("Bere A", "10", "S", "21")
                    .line("Bere B", "20", "S", "21")
                    .allowance(false, "1", "S", "21", "Discount")
                    .allowance(true, "5", "S", "11", "Ambalare"));
    assertThat(text(v))
        .containsExactly(
            "D 371.11 105.00", "D 371.21 29.00", "D 4426 11.55", "D 4426 6.09", "C 401 151.64");
  }

  @Test
  void aChargeAtARateOfItsOwnIsAllocatedLikeALine() {
    Voucher v =
        new Books()
            .named("transport", "SERVICES", "624")
            .any("GOODS", "")
            .post(
                purchase()
                    .line("Paine", "100", "S", "11")
                    .allowance(true, "20", "S", "21", "Transport"));
    assertThat(text(v))
        .containsExactly(
            "D 371 100.00", "D 624 20.00", "D 4426 11.00", "D 4426 4.20", "C 401 135.20");
  }

  @Test
  void centsOfTheTotalGoToRoundingNeverToVat() {
    Voucher more =
        Books.with("GOODS")
            .post(
                purchase().line("A", "10.10", "S", "21").line("B", "10.10", "S", "21").off("0.01"));
    assertThat(text(more))
        .containsExactly("D 371 20.20", "D 4426 4.24", "D 6588 0.01", "C 401 24.45");
    Voucher less = Books.with("GOODS").post(sale().line("A", "10.10", "S", "21").off("-0.01"));
    assertThat(text(less))
        .containsExactly("D 4111 12.21", "C 707 10.10", "C 4427 2.12", "D 6588 0.01");
  }

  @Test
  void printedRoundingIsRounding() {
    Voucher v = Books.with("GOODS").post(sale().line("A", "10.10", "S", "21").rounding("-0.22"));
    assertThat(text(v))
        .containsExactly("D 4111 12.00", "C 707 10.10", "C 4427 2.12", "D 6588 0.22");
    Voucher back =
        Books.with("GOODS").post(sale().credit().line("A", "10.10", "S", "21").rounding("-0.22"));
    assertThat(text(back))
        .containsExactly("D 4111 -12.00", "C 707 -10.10", "C 4427 -2.12", "D 6588 -0.22");
  }

  @Test
  void whatWasPaidBeforeDoesNotChangeTheEntry() {
    Proposal p = Books.with("GOODS").propose(sale().line("A", "100", "S", "21").prepaid("50"));
    assertThat(text(p.vouchers().get(0))).contains("D 4111 121.00");
    assertThat(p.warnings()).extracting(Problem::code).containsExactly("totals.prepaid");
  }

  @Test
  void theFirstMatchingProductRuleCounts() {
    Books b =
        new Books()
            .named("LAPTOP", "SMALL_INVENTORY", "")
            .named("laptop dell", "FIXED_ASSET", "214")
            .any("GOODS", "");
    assertThat(text(b.post(purchase().line("Laptop Dell", "100", "S", "21"))))
        .contains("D 303 100.00");
    assertThat(text(b.post(purchase().line("Mouse", "100", "S", "21")))).contains("D 371 100.00");
  }

  @Test
  void anAccountOfAPurchaseIsNotUsedOnASale() {
    Voucher v = new Books().any("SERVICES", "611").post(sale().line("Reparatii", "100", "S", "21"));
    assertThat(text(v)).contains("C 704 100.00");
    assertThat(line(v, "704").why()).contains("account 611 is not for a sale");
  }

  @Test
  void anOldRateInACreditNoteGoesToTheRegularisationRow() {
    Voucher v =
        Books.with("GOODS")
            .post(sale().credit().earlier("F0", "2025-06-01").line("Marfa", "100", "S", "19"));
    assertThat(text(v)).contains("C 4427 -19.00");
    assertThat(line(v, "4427").tax().orElseThrow().codes()).containsEntry("d300", "16");
  }

  @Test
  void selfBilledDocumentIsOurSaleWhenWeAreTheSeller() {
    Voucher v = Books.with("SERVICES").post(sale().type("389").line("Comision", "100", "S", "21"));
    assertThat(v.journal()).isEqualTo(Journal.SALES);
  }

  @Test
  void nothingButNoughtsIsNothingToPost() {
    Proposal p = Books.with("GOODS").propose(sale().line("Mostra", "0", "S", "21"));
    assertThat(p.vouchers()).isEmpty();
    assertThat(p.warnings()).extracting(Problem::code).containsExactly("posting.nothing");
  }

  static List<String> text(Voucher v) {
    return v.lines().stream()
        .map(l -> l.side() + " " + l.account() + " " + l.amount().amountText())
        .collect(Collectors.toList());
  }

  static VoucherLine line(Voucher v, String synthetic) {
    return v.lines().stream()
        .filter(l -> l.account().synthetic().equals(synthetic))
        .findFirst()
        .orElseThrow();
  }
}
