package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.ro.GoldenFile.Expected;
import org.partida.spi.posting.ExchangeRates.Quote;
import org.partida.spi.posting.PeriodRules.Balance;
import org.partida.spi.posting.PeriodRules.LateOrder;
import org.partida.spi.posting.PeriodRules.Open;
import org.partida.spi.posting.PeriodRules.Release;
import org.partida.spi.posting.PeriodRules.Revaluation;
import org.partida.spi.posting.PeriodRules.VatClosing;

/** The worked scenarios of periods: VAT close, late invoices. */
class MonthGoldenTest {
  private static final RoPeriodRules RULES = new RoPeriodRules();
  private static final LocalDate END = LocalDate.of(2026, 10, 31);
  private Path file;

  @BeforeEach
  void find() {
    Optional<Path> found = GoldenFile.find();
    Assumptions.assumeTrue(found.isPresent(), "shared/golden is not here");
    file = found.get();
  }

  private void check(String id, int entry, Voucher v) throws IOException {
    List<Expected> expected = GoldenFile.read(file).get(id).get(entry);
    assertThat(v.lines()).hasSameSizeAs(expected);
    for (Expected e : expected) {
      BigDecimal got =
          v.lines().stream()
              .filter(e::covers)
              .map(l -> l.amount().decimal())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(got).as("%s %s", e.side(), e.account()).isEqualByComparingTo(e.amount());
    }
  }

  private static Voucher close(String... balances) {
    List<Balance> all =
        java.util.Arrays.stream(balances)
            .map(b -> b.split(" "))
            .map(b -> new Balance(AccountCode.of(b[0]), Money.of(b[1], "RON")))
            .toList();
    return RULES
        .closeVat(new VatClosing(new ExternalId("c"), Books.COMPANY, END, "2026-10", all))
        .orElseThrow();
  }

  @Test
  @Golden("C01#0")
  void c01VatToBePaid() throws IOException {
    check("C01", 0, close("4426 2200", "4427 -2640"));
  }

  @Test
  @Golden("C02#0")
  void c02VatToBeRecovered() throws IOException {
    check("C02", 0, close("4426 1500", "4427 -1000"));
  }

  @Test
  void eachAnalyticIsClosedByItself() {
    Voucher v = close("4426 10", "4427.11 -20", "4427.21 -30", "628 5");
    assertThat(v.lines())
        .extracting(l -> l.account() + " " + l.side() + " " + l.amount().decimal())
        .containsExactly("4426 C 10.00", "4427.11 D 20.00", "4427.21 D 30.00", "4423 C 40.00");
  }

  @Test
  void nothingToCloseIsNoEntry() {
    assertThat(
            RULES.closeVat(
                new VatClosing(new ExternalId("c"), Books.COMPANY, END, "2026-10", List.of())))
        .isEmpty();
  }

  @Test
  @Golden("P31#0")
  void p31OfAClosedYearReceivedNow() throws IOException {
    Voucher late = late(false);
    check("P31", 0, late);
    assertThat(late.date()).isEqualTo("2026-10-05");
    assertThat(late.documentDate()).isEqualTo("2025-12-20");
    assertThat(late.lines())
        .flatExtracting(l -> l.tax().flatMap(TaxFacts::deductionPeriod).stream().toList())
        .containsOnly(YearMonth.of(2026, 10));
  }

  @Test
  void p31AsAMaterialError() {
    assertThat(late(true).lines())
        .extracting(VoucherLine::account)
        .contains(AccountCode.of("1174"))
        .doesNotContain(AccountCode.of("628"));
  }

  private static Voucher release(String deferred, Side side, String account) {
    return RULES.release(
        new Release(
            new ExternalId("a"),
            Books.COMPANY,
            END,
            "2026-10",
            "F1",
            Optional.empty(),
            AccountCode.of(deferred),
            side,
            AccountCode.of(account),
            Money.of("100", "RON")));
  }

  @Test
  @Golden("S20#1")
  void s20AMonthOfASubscription() throws IOException {
    check("S20", 1, release("472", Side.C, "704"));
  }

  @Test
  @Golden("P26#1")
  void p26AMonthOfAnInsurance() throws IOException {
    check("P26", 1, release("471", Side.D, "613"));
  }

  @Test
  @Golden("S11b#0")
  void s11bOpenItemsAtTheMonthsRate() throws IOException {
    check("S11b", 0, revalue("4111.EUR", "400", "2038").orElseThrow());
  }

  @Test
  void advancesAreNotRevalued() {
    assertThat(revalue("419.EUR", "-400", "-2038")).isEmpty();
    assertThat(revalue("4091.EUR", "400", "2038")).isEmpty();
  }

  @Test
  void aDebtThatIsWorthLessIsAGain() {
    assertThat(revalue("401.EUR", "-400", "-2038").orElseThrow().lines())
        .extracting(l -> l.account() + " " + l.side() + " " + l.amount().decimal())
        .containsExactly("401.EUR D 6.00", "7651 C 6.00");
  }

  private static Optional<Voucher> revalue(String account, String owed, String carried) {
    return RULES.revalue(
        new Revaluation(
            new ExternalId("r"),
            Books.COMPANY,
            LocalDate.of(2026, 10, 30),
            "2026-10",
            List.of(
                new Open(
                    AccountCode.of(account),
                    PartnerRef.of(Sample.PARTNER),
                    "F1",
                    Money.of(owed, "EUR"),
                    Money.of(carried, "RON"),
                    new Quote(
                        "EUR", LocalDate.of(2026, 10, 30), new BigDecimal("5.0800"), "BNR")))));
  }

  private static Voucher late(boolean error) {
    Voucher v =
        Books.with("SERVICES")
            .post(Sample.purchase().on("2025-12-20").line("Servicii", "300", "S", "21"));
    return RULES.late(
        v, new LateOrder(LocalDate.of(2026, 10, 5), YearMonth.of(2026, 10), error, "late"));
  }
}
