package org.partida.posting.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.vat.Ledgers.journal;
import static org.partida.posting.vat.Ledgers.rows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatTie;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.ro.RoPostingRules;
import org.partida.posting.ro.VatMonth;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.OpeningState;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.StornoStyle;

/** The books beside the ledger: every cent of difference has its entry. */
class VatTiesTest {
  private static final List<String> PERIODS =
      List.of("2026-09", "2026-10", "2026-11", "2026-12", "2026-Q3", "2026-Q4");

  private static List<Voucher> busy(StornoStyle style) {
    return VatMonth.full()
        .onCash()
        .corrected()
        .undo("S2", style, "2026-10-05")
        .undo("P3", style, "2026-10-06")
        .undo("Y1", style, "2026-11-02")
        .undo("C1-pay-1", style, "2026-10-20")
        .undo("S3", style, "2026-10-07")
        .vouchers();
  }

  private static List<VatTie> ties(List<Voucher> all, String period) {
    List<VatTie> ties = new ArrayList<>();
    ties.addAll(journal(all, period, VatBook.SALES).ties());
    ties.addAll(journal(all, period, VatBook.PURCHASES).ties());
    ties.addAll(Ledgers.d300(all, period).ties());
    ties.addAll(Ledgers.d394(all, period).ties());
    return ties;
  }

  @Test
  void journalsAndSheetsTieToTheLedgerInEveryPeriod() {
    for (StornoStyle style : StornoStyle.values()) {
      for (String period : PERIODS) {
        for (VatTie t : ties(busy(style), period)) {
          Money explained = t.book();
          for (VatTie.Difference d : t.differences()) {
            explained = explained.plus(d.amount());
          }
          assertThat(explained).as(style + " " + period + " " + t).isEqualTo(t.ledger());
          assertThat(t.differences())
              .as(style + " " + period)
              .noneMatch(d -> d.kind() == VatTie.Kind.UNEXPLAINED);
        }
      }
    }
  }

  @Test
  void inAQuarterThatHoldsAllOfItNothingDiffers() {
    List<Voucher> all =
        VatMonth.empty().onCash().corrected().undo("C2", StornoStyle.RED, "2026-12-01").vouchers();
    assertThat(ties(all, "2026-Q4")).allMatch(VatTie::ties);
  }

  @Property(tries = 60)
  void anyOrderOfDocumentsGivesTheSameBooks(@ForAll long seed) {
    List<Voucher> all = busy(StornoStyle.RED);
    List<Voucher> shuffled = new ArrayList<>(all.subList(0, 20));
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.addAll(all.subList(20, all.size()));
    for (VatBook book : List.of(VatBook.SALES, VatBook.PURCHASES)) {
      assertThat(rows(journal(shuffled, "2026-10", book)))
          .isEqualTo(rows(journal(all, "2026-10", book)));
    }
    assertThat(rows(Ledgers.d300(shuffled, "2026-10")))
        .isEqualTo(rows(Ledgers.d300(all, "2026-10")));
    assertThat(rows(Ledgers.d394(shuffled, "2026-10")))
        .isEqualTo(rows(Ledgers.d394(all, "2026-10")));
  }

  @Test
  void whatWasOpenBeforeTheBooksBeganIsInNoJournalAndNoFinding() {
    PostingProfile profile =
        new PostingProfile(
            Ledgers.COMPANY.id(),
            "Alfa",
            Ledgers.ZERO.currency(),
            true,
            true,
            StornoStyle.RED,
            Map.of(),
            List.of(),
            ExchangeRates.NONE);
    AccountCode customers = AccountCode.of("4111");
    Money owed = Money.of("1210", "RON");
    OpeningState state =
        new OpeningState(
            profile,
            LocalDate.of(2026, 10, 1),
            List.of(
                new OpeningState.Balance(customers, owed, "1"),
                new OpeningState.Balance(AccountCode.of("1012"), Money.of("-1000", "RON"), "2"),
                new OpeningState.Balance(AccountCode.of("4428"), Money.of("-210", "RON"), "3")),
            List.of(
                new OpeningState.Item(
                    customers,
                    new PartnerRef("Client", Optional.of("RO"), Optional.of("18547290")),
                    "F1",
                    LocalDate.of(2026, 9, 1),
                    Optional.empty(),
                    owed,
                    Optional.empty(),
                    Map.of(),
                    Map.of(Percent.of("21"), Money.of("210", "RON")),
                    "1")));
    List<Voucher> opened = new RoPostingRules().open(state).vouchers();
    var journal = journal(opened, "2026-10", VatBook.SALES);
    assertThat(journal.rows()).isEmpty();
    assertThat(journal.ties()).allMatch(VatTie::ties);
    assertThat(journal.ties())
        .flatExtracting(VatTie::differences)
        .extracting(VatTie.Difference::kind)
        .containsExactly(VatTie.Kind.OPENING);
    assertThat(journal.findings()).isEmpty();
  }

  @Test
  void anEntryWithoutFactsIsAFinding() {
    List<Voucher> all = List.of(voucher("H1", "4111 D 121.00", "707 C 100.00", "4427 C 21.00"));
    VatTie t = journal(all, "2026-10", VatBook.SALES).ties().get(0);
    assertThat(t.ties()).isFalse();
    assertThat(t.differences())
        .extracting(VatTie.Difference::kind)
        .containsExactly(VatTie.Kind.NO_FACTS);
    Problem finding = journal(all, "2026-10", VatBook.SALES).findings().get(0);
    assertThat(finding.code()).isEqualTo("vat.tie.no-facts");
    assertThat(finding.location()).isEqualTo("E-1");
    assertThat(finding.message()).contains("H1", "21.00 RON on 4427");
  }

  @Test
  void theCloseOfThePeriodIsNoFinding() {
    List<Voucher> all = new ArrayList<>(VatMonth.empty().corrected().vouchers());
    all.add(voucher("TVA", "4424 D 210.00", "4426 C 210.00"));
    VatTie t = journal(all, "2026-10", VatBook.PURCHASES).ties().get(0);
    assertThat(t.ledger().isZero()).isTrue();
    assertThat(t.ties()).isTrue();
    assertThat(t.differences())
        .extracting(VatTie.Difference::kind)
        .containsExactly(VatTie.Kind.SETTLEMENT);
    assertThat(journal(all, "2026-10", VatBook.PURCHASES).findings()).isEmpty();
  }

  @Test
  void vatInShelfPricesIsInNoBook() {
    List<Voucher> all =
        List.of(voucher("N1", "371 D 452.00", "378 C 200.00", "4428.AM21 C 252.00"));
    assertThat(ties(all, "2026-10"))
        .allMatch(t -> t.differences().isEmpty() && t.ledger().isZero());
  }

  @Test
  void aTurnoverThatItsEntriesDoNotExplainIsSaid() {
    List<Voucher> all = VatMonth.full().vouchers();
    VatLedger l = Ledgers.of(all, "2026-10");
    Map<String, Money> off = new java.util.HashMap<>(l.turnovers());
    off.merge("4426", Money.of("1.00", "RON"), Money::plus);
    VatLedger wrong = new VatLedger(l.reading(), off, l.balances());
    assertThat(new D300Sheet(Ledgers.DATA, wrong).sheet(Ledgers.COMPANY).findings())
        .extracting(Problem::code)
        .contains("vat.tie.unexplained");
  }

  @Test
  void aTreatmentThatNobodyKnowsIsShownAndSaid() {
    List<Voucher> all =
        List.of(strange("Z9", "RO.NEW.SALE", "4111 D 121.00", "707 C 100.00", "4427 C 21.00"));
    assertThat(rows(journal(all, "2026-10", VatBook.SALES)))
        .containsExactly("Z9  121.00 other=100.00 othervat=21.00");
    assertThat(journal(all, "2026-10", VatBook.SALES).findings())
        .extracting(Problem::code)
        .contains("vat.treatment.unknown");
    assertThat(Ledgers.d300(all, "2026-10").findings())
        .extracting(Problem::code)
        .contains("d300.row");
  }

  private static Voucher voucher(String number, String... lines) {
    return strange(number, "", lines);
  }

  private static Voucher strange(String number, String treatment, String... lines) {
    LocalDate day = LocalDate.parse("2026-10-05");
    List<VoucherLine> all = new ArrayList<>();
    for (String text : lines) {
      String[] p = text.split(" ");
      VoucherLine plain =
          VoucherLine.of(
              AccountCode.of(p[0]), Side.valueOf(p[1]), Money.of(p[2], "RON"), "hand", "by hand");
      all.add(treatment.isEmpty() || p[0].startsWith("41") ? plain : with(plain, treatment, day));
    }
    return new Voucher(
        new ExternalId(number),
        new CompanyId("RO12345674"),
        day,
        day,
        Journal.MISC,
        number,
        "by hand",
        all,
        Optional.empty());
  }

  private static VoucherLine with(VoucherLine l, String treatment, LocalDate day) {
    TaxFacts facts =
        new TaxFacts(
            treatment,
            Percent.of("21"),
            Money.of("100.00", "RON"),
            day,
            Optional.empty(),
            Percent.HUNDRED,
            Optional.empty(),
            Map.of());
    return new VoucherLine(
        l.account(),
        l.side(),
        l.amount(),
        l.original(),
        l.partner(),
        Optional.of(facts),
        l.openItem(),
        l.due(),
        l.dimensions(),
        l.rule(),
        l.why());
  }
}
