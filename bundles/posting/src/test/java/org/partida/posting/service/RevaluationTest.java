package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.DayRate;
import org.partida.api.posting.Explanations.Verdict;
import org.partida.api.posting.MonthWork.Done;
import org.partida.api.posting.MonthWork.Order;
import org.partida.api.posting.Undoing.Level;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.portfolio.CompaniesService;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.Settlement;
import org.partida.spi.host.WriteKey;

/** Open items in currency at the month's rate: once, undoable, with what was paid taken off. */
class RevaluationTest {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final Currency RON = Currency.getInstance("RON");
  private static final PartnerRef CLIENT =
      new PartnerRef("Kunde GmbH", Optional.of("DE"), Optional.of("DE136695976"));
  private Desk desk;

  @BeforeEach
  @BeforeTry
  void open() {
    desk = new Desk();
  }

  @AfterEach
  @AfterTry
  void close() throws IOException {
    desk.close();
  }

  private HostSession session() throws Exception {
    return desk.host.open(
        new HostConnection(Desk.COMPANY, "F", RON, Map.of()),
        new ActingUser(ActingUser.Kind.SERVICE, "partida"));
  }

  private static VoucherLine line(String account, Side side, String ron, String eur, String item) {
    return new VoucherLine(
        AccountCode.of(account),
        side,
        Money.of(ron, "RON"),
        Optional.ofNullable(eur).map(e -> Money.of(e, "EUR")),
        Optional.of(CLIENT),
        Optional.empty(),
        Optional.ofNullable(item),
        Optional.empty(),
        Map.of(),
        "test",
        "test");
  }

  private void post(String id, Journal journal, VoucherLine... lines) throws Exception {
    Voucher v =
        new Voucher(
            new ExternalId(id),
            Desk.COMPANY,
            DAY,
            DAY,
            journal,
            "F1",
            id,
            List.of(lines),
            Optional.empty());
    try (HostSession s = session()) {
      assertThat(
              s.ledger()
                  .post(
                      List.of(new EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v)),
                      PostMode.EACH)
                  .get(0)
                  .done())
          .isTrue();
    }
  }

  private HostOpenItem item() throws Exception {
    try (HostSession s = session()) {
      List<HostOpenItem> all =
          s.openItems().query(Optional.empty(), Optional.empty(), 10).items().stream()
              .filter(i -> i.item().number().equals("F1"))
              .toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** EUR 1000 at 5.0950, of which a part is paid. */
  private void sold(String paidEur, String paidRon) throws Exception {
    post(
        "sale",
        Journal.SALES,
        line("4111.EUR", Side.D, "5095.00", "1000.00", "F1"),
        line("707", Side.C, "5095.00", "1000.00", null));
    post(
        "paid",
        Journal.BANK,
        line("5124", Side.D, paidRon, paidEur, null),
        line("4111.EUR", Side.C, paidRon, paidEur, "F1-paid"));
    HostOpenItem i = item();
    try (HostSession s = session()) {
      assertThat(
              s.settlement()
                  .settle(
                      new Settlement.SettlementDraft(
                          new WriteKey(new ExternalId("set"), "d"),
                          DAY,
                          new ExternalId("paid"),
                          List.of(
                              new Settlement.Part(i.ref(), i.version(), Money.of(paidRon, "RON")))))
                  .done())
          .isTrue();
    }
  }

  private void rate(String day, String rate) {
    new CompaniesService(desk.books, desk.clock)
        .putRates(
            Desk.ANA,
            List.of(new DayRate("EUR", LocalDate.parse(day), new BigDecimal(rate), "BNR")));
  }

  private Done revalue(Order order) {
    return desk.month().revalue(Desk.ANA, Desk.COMPANY, MARCH, order);
  }

  @Test
  void s11bOnceUndoneAndExplained() throws Exception {
    sold("600.00", "3057.00");
    assertThat(item().item().residual()).isEqualTo(Money.of("2038", "RON"));
    assertThat(item().inCurrency()).contains(Money.of("400", "EUR"));
    assertThatThrownBy(() -> revalue(Order.NOW))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("no rate of EUR");

    rate("2026-03-31", "5.0800");
    assertThat(revalue(Order.PREVIEW).vouchers()).hasSize(1);
    Done done = revalue(Order.NOW);
    assertThat(desk.balances()).isEqualTo("4111=2032.00 5124=3057.00 6651=6.00 707=-5095.00");
    assertThat(item().item().residual())
        .as("the new carrying value")
        .isEqualTo(Money.of("2032", "RON"));
    assertThat(item().inCurrency()).contains(Money.of("400", "EUR"));
    assertThat(revalue(Order.NOW).records()).as("twice is once").isEqualTo(done.records());
    assertThat(desk.balances()).contains("6651=6.00");
    String id = done.vouchers().get(0).externalId().value();
    assertThat(desk.explanations().why(Desk.ANA, Optional.empty(), id).again().verdict())
        .isEqualTo(Verdict.SAME);

    desk.undoing().undo(Desk.ANA, Level.RUN, done.run().orElseThrow(), "wrong rate");
    assertThat(desk.balances()).isEqualTo("4111=2038.00 5124=3057.00 707=-5095.00");
    assertThat(item().item().residual()).isEqualTo(Money.of("2038", "RON"));
    assertThat(item().inCurrency()).contains(Money.of("400", "EUR"));
  }

  @Property(tries = 15)
  void whatIsOpenIsWorthItsRateAndUndoIsIdentity(
      @ForAll @IntRange(min = 1, max = 99_999) int paidCents,
      @ForAll @IntRange(min = 40_000, max = 60_000) int rate)
      throws Exception {
    String eur = BigDecimal.valueOf(paidCents, 2).toPlainString();
    String ron =
        Money.round(BigDecimal.valueOf(paidCents, 2).multiply(new BigDecimal("5.0950")), RON)
            .amountText();
    sold(eur, ron);
    String before = desk.balances();
    HostOpenItem was = item();
    rate("2026-03-30", BigDecimal.valueOf(rate, 4).toPlainString());
    Done first = revalue(Order.NOW);
    Done second = revalue(Order.NOW);
    assertThat(second.records()).isEqualTo(first.records());
    assertThat(item().inCurrency()).isEqualTo(was.inCurrency());
    assertThat(item().item().residual())
        .isEqualTo(
            Money.round(
                was.inCurrency().orElseThrow().decimal().multiply(BigDecimal.valueOf(rate, 4)),
                RON));
    first.run().ifPresent(r -> desk.undoing().undo(Desk.ANA, Level.RUN, r, "test"));
    assertThat(desk.balances()).isEqualTo(before);
    assertThat(item().item().residual()).isEqualTo(was.item().residual());
  }
}
