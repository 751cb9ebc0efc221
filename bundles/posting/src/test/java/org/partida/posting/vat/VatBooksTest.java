package org.partida.posting.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.vat.Ledgers.d300;
import static org.partida.posting.vat.Ledgers.d394;
import static org.partida.posting.vat.Ledgers.journal;
import static org.partida.posting.vat.Ledgers.rows;
import static org.partida.posting.vat.Ledgers.totals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatJournal;
import org.partida.api.posting.VatSheet;
import org.partida.api.posting.VatTie;
import org.partida.model.Problem;
import org.partida.model.voucher.Voucher;
import org.partida.posting.ro.VatMonth;
import org.partida.spi.posting.StornoStyle;

/** What a month of every treatment comes to, to the cent. */
class VatBooksTest {
  private static final List<Voucher> MONTH = VatMonth.full().vouchers();

  @Test
  void theSalesJournalOfAMonth() {
    VatJournal j = journal(MONTH, "2026-10", VatBook.SALES);
    assertThat(totals(j))
        .containsExactly(
            "base21 5020.00",
            "vat21 1054.20",
            "base11 200.00",
            "vat11 22.00",
            "reverse 1000.00",
            "intraeu 800.00",
            "euservices 300.00",
            "abroad 250.00",
            "export 450.00",
            "exemptcredit 700.00",
            "exempt 90.00",
            "outside 15.00");
    assertThat(j.total().amountText()).isEqualTo("9901.20");
    assertThat(rows(j))
        .hasSize(13)
        .contains(
            "S2  343.00 base11=200.00 base21=100.00 vat11=22.00 vat21=21.00",
            "S3  -181.50 base21=-150.00 vat21=-31.50",
            "S8  4840.00 base21=4000.00 vat21=840.00",
            "E1  84.70 base21=70.00 vat21=14.70");
  }

  @Test
  void thePurchasesJournalOfAMonth() {
    VatJournal j = journal(MONTH, "2026-10", VatBook.PURCHASES);
    assertThat(totals(j))
        .containsExactly(
            "base21 2340.00",
            "vat21 459.90",
            "base11 100.00",
            "vat11 11.00",
            "notdeducted 41.50",
            "reversebase 1000.00",
            "reversevat 210.00",
            "intraeubase 600.00",
            "intraeuvat 126.00",
            "euservicesbase 120.00",
            "euservicesvat 25.20",
            "abroadbase 110.00",
            "abroadvat 23.10",
            "importinvoice 4400.00",
            "self 384.30",
            "exempt 580.00",
            "outside 100.00");
    assertThat(rows(j))
        .contains(
            "P3  363.00 base21=300.00 notdeducted=31.50 vat21=31.50",
            "P4  1000.00 reversebase=1000.00 reversevat=210.00 self=210.00",
            "Y5  110.00 notdeducted=10.00 outside=100.00",
            "E4  24.20 base21=20.00 vat21=4.20")
        .noneMatch(r -> r.startsWith("E3"));
  }

  @Test
  void everyDifferenceToTheLedgerNamesItsEntry() {
    VatJournal sales = journal(MONTH, "2026-10", VatBook.SALES);
    VatTie collected = sales.ties().get(0);
    assertThat(collected.account()).isEqualTo("4427");
    assertThat(collected.parts())
        .extracting(p -> p.code() + " " + p.amount().amountText())
        .containsExactly("sales 1076.20", "self 384.30");
    assertThat(collected.differences())
        .extracting(d -> d.kind() + " " + d.document() + " " + d.amount().amountText())
        .containsExactly("OTHER_PERIOD E2 10.50", "BOOKED_ELSEWHERE E1 -14.70");
    assertThat(collected.ledger().amountText()).isEqualTo("1456.30");
    assertThat(sales.findings())
        .extracting(Problem::code)
        .containsExactly("vat.tie.other-period", "vat.tie.booked-elsewhere");
    assertThat(sales.findings().get(0).message()).contains("E2", "10.50 RON on 4427", "2026-09");
    VatTie deducted = journal(MONTH, "2026-10", VatBook.PURCHASES).ties().get(0);
    assertThat(deducted.differences())
        .extracting(d -> d.kind() + " " + d.document() + " " + d.amount().amountText())
        .containsExactly("OTHER_PERIOD E3 6.30", "BOOKED_ELSEWHERE E4 -4.20");
  }

  @Test
  void theRowsOfTheReturn() {
    VatSheet s = d300(MONTH, "2026-10");
    assertThat(rows(s))
        .containsExactly(
            "1 1/800.00/0.00",
            "3 2/550.00/0.00",
            "3.1 1/300.00/0.00",
            "5 1/600.00/126.00",
            "7 2/230.00/48.30",
            "7.1 1/120.00/25.20",
            "9 5/5020.00/1054.20",
            "10 1/200.00/22.00",
            "12 1/1000.00/210.00",
            "13 1/1000.00/0.00",
            "14 2/1150.00/0.00",
            "15 1/90.00/0.00",
            "19 0/10640.00/1460.50",
            "20 1/600.00/126.00",
            "22 2/230.00/48.30",
            "22.1 1/120.00/25.20",
            "24 5/2340.00/491.40",
            "25 1/100.00/11.00",
            "27 1/1000.00/210.00",
            "30 2/580.00/0.00",
            "31 0/4270.00/886.70",
            "32 0/-/855.20",
            "36 0/-/855.20",
            "38 0/-/605.30");
    assertThat(s.ties()).allMatch(t -> t.parts().size() == 1);
    assertThat(s.findings()).allMatch(f -> f.code().startsWith("vat.tie."));
  }

  @Test
  void theControlSheetOfReturn394() {
    VatSheet s = d394(MONTH, "2026-10");
    assertThat(rows(s))
        .containsExactly(
            "L/1/11 1/200.00/22.00",
            "L/1/11 RO18547290 1/200.00/22.00",
            "L/1/21 5/5020.00/1054.20",
            "L/1/21 RO18547290 5/5020.00/1054.20",
            "V/1/0/22 1/1000.00/0.00",
            "V/1/0/22 RO18547290 1/1000.00/0.00",
            "A/1/11 1/100.00/11.00",
            "A/1/11 RO18547290 1/100.00/11.00",
            "A/1/21 5/2340.00/491.40",
            "A/1/21 RO18547290 5/2340.00/491.40",
            "C/1/21/23 1/1000.00/210.00",
            "C/1/21/23 RO18547290 1/1000.00/210.00",
            "N/1/0 1/80.00/0.00",
            "N/1/0 RO18547290 1/80.00/0.00");
    assertThat(s.findings()).extracting(Problem::code).contains("d394.product");
  }

  @Test
  void vatOnCashStandsApartUntilItIsPaid() {
    List<Voucher> cash = VatMonth.empty().onCash().vouchers();
    VatJournal october = journal(cash, "2026-10", VatBook.SALES);
    assertThat(rows(october))
        .containsExactly(
            "C1  1210.00 waitbase=1000.00 waitvat=210.00",
            "C1 payment C1-pay-1 0.00 base21=500.00 vat21=105.00 waitbase=-500.00 waitvat=-105.00");
    assertThat(october.findings()).isEmpty();
    assertThat(october.ties()).allMatch(VatTie::ties);
    VatJournal bought = journal(cash, "2026-10", VatBook.PURCHASES);
    assertThat(totals(bought))
        .containsExactly(
            "base21 165.29",
            "vat21 34.71",
            "base11 300.00",
            "vat11 33.00",
            "waitbase 334.71",
            "waitvat 70.29");
    assertThat(rows(d300(cash, "2026-10")))
        .containsExactly(
            "9 1/500.00/105.00",
            "19 0/500.00/105.00",
            "24 1/165.29/34.71",
            "25 1/300.00/33.00",
            "31 0/465.29/67.71",
            "32 0/-/67.71",
            "36 0/-/67.71",
            "38 0/-/37.29",
            "A 0/-/105.00",
            "B 0/-/70.29");
    assertThat(rows(d394(cash, "2026-10")))
        .containsExactly(
            "L/1/21 1/1000.00/210.00",
            "L/1/21 RO18547290 1/1000.00/210.00",
            "A/1/21 1/500.00/105.00",
            "A/1/21 RO18547290 1/500.00/105.00",
            "AI/1/11 1/300.00/33.00",
            "AI/1/11 RO18547290 1/300.00/33.00");
    assertThat(d394(cash, "2026-10").ties()).allMatch(VatTie::ties);
    assertThat(rows(d394(cash, "2026-11"))).isEmpty();
    assertThat(totals(journal(cash, "2026-Q4", VatBook.SALES)))
        .contains("base21 1000.00", "vat21 210.00", "waitbase 0.00", "waitvat 0.00");
  }

  @Test
  void aCorrectionMovesTheDocumentInItsRow() {
    List<Voucher> corrected = VatMonth.empty().corrected().vouchers();
    VatJournal j = journal(corrected, "2026-10", VatBook.PURCHASES);
    assertThat(rows(j)).containsExactly("K1  1210.00 base21=1000.00 vat21=210.00");
    assertThat(j.ties()).allMatch(VatTie::ties);
    assertThat(rows(d394(corrected, "2026-10")))
        .containsExactly("A/1/21 1/1000.00/210.00", "A/1/21 RO18547290 1/1000.00/210.00");
  }

  @Test
  void whatIsTakenBackInRedVanishes() {
    List<Voucher> all =
        VatMonth.full()
            .undo("S1", StornoStyle.RED, "2026-10-05")
            .undo("P4", StornoStyle.RED, "2026-10-05")
            .vouchers();
    assertThat(rows(journal(all, "2026-10", VatBook.SALES))).noneMatch(r -> r.startsWith("S1"));
    assertThat(rows(journal(all, "2026-10", VatBook.PURCHASES))).noneMatch(r -> r.startsWith("P4"));
    assertThat(rows(d300(all, "2026-10"))).noneMatch(r -> r.matches("(12|27) .*[1-9].*/.*"));
  }

  @Test
  void inBlackTheStornoHasItsOwnRow() {
    List<Voucher> all = VatMonth.full().undo("S1", StornoStyle.BLACK, "2026-10-05").vouchers();
    assertThat(rows(journal(all, "2026-10", VatBook.SALES)))
        .contains(
            "S1  1210.00 base21=1000.00 vat21=210.00",
            "S1 storno -1210.00 base21=-1000.00 vat21=-210.00");
  }

  @Test
  void aLaterStornoBelongsToItsOwnMonth() {
    List<Voucher> all =
        VatMonth.full()
            .undo("S1", StornoStyle.RED, "2026-11-02")
            .undo("P1", StornoStyle.RED, "2026-11-02")
            .vouchers();
    assertThat(rows(journal(all, "2026-10", VatBook.SALES)))
        .contains("S1  1210.00 base21=1000.00 vat21=210.00");
    VatJournal november = journal(all, "2026-11", VatBook.SALES);
    assertThat(rows(november)).contains("S1 storno -1210.00 base21=-1000.00 vat21=-210.00");
    VatJournal bought = journal(all, "2026-11", VatBook.PURCHASES);
    assertThat(rows(bought)).contains("P1 storno -2420.00 base21=-2000.00 vat21=-420.00");
    assertThat(bought.ties().get(0).differences())
        .extracting(VatTie.Difference::document)
        .containsExactly("E3");
  }

  @Test
  void goodsOnDeliveryNotesCustomsTillsAndShops() {
    List<Voucher> papers = VatMonth.empty().papers().vouchers();
    VatJournal sales = journal(papers, "2026-10", VatBook.SALES);
    assertThat(totals(sales)).containsExactly("base21 11000.00", "vat21 2310.00");
    assertThat(sales.findings()).isEmpty();
    VatJournal purchases = journal(papers, "2026-10", VatBook.PURCHASES);
    assertThat(totals(purchases))
        .containsExactly(
            "base21 1020.00",
            "vat21 214.20",
            "base11 20000.00",
            "vat11 2200.00",
            "importbase 9870.00",
            "importvat 2072.70",
            "self 1036.35");
    assertThat(purchases.findings()).isEmpty();
    assertThat(purchases.ties()).allMatch(VatTie::ties);
    assertThat(rows(d300(papers, "2026-10")))
        .contains("7 1/4935.00/1036.35", "22 1/4935.00/1036.35", "24 2/5955.00/1250.55");
    assertThat(rows(d394(papers, "2026-10")))
        .contains(
            "I1/2/21 1/1000.00/210.00", "L/1/21 1/10000.00/2100.00", "A/1/21 1/1020.00/214.20");
    assertThat(d394(papers, "2026-10").ties()).allMatch(VatTie::ties);
  }
}
