package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.match.LineSplit;
import org.partida.api.match.MatchOptions;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.port.TrailStore;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.matching.engine.EvidenceMatcher;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.PaymentPosting;

/** Invoices in euro paid in lei, and invoices in lei paid in euro, at the rate of the day. */
@Timeout(60)
class CrossCurrencyTest {
  private static final String CLIENT = "Client Bun SRL";

  private final Shop shop = new Shop();

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  /** Carried at 5095 lei. */
  private void saleInEuro() throws Exception {
    shop.invoice(
        "FX-1001",
        CLIENT,
        "4111.EUR",
        Money.of("5095.00", "RON"),
        Optional.of(Money.of("1000.00", "EUR")));
    shop.rate("2026-11-10", "5.1050");
  }

  private LineRecord matched(String file, String bankLine) throws Exception {
    shop.bank(file, bankLine);
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    return shop.lines().stream()
        .filter(l -> l.state() != LineState.SAVED)
        .findFirst()
        .orElseThrow();
  }

  private LineRecord confirmed(LineRecord line) {
    return shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line.id())).get(0);
  }

  private static MatchProposal proposal(LineRecord line) {
    return line.proposal().orElseThrow();
  }

  private static List<String> shares(LineRecord line) {
    return proposal(line).shares().stream().map(s -> s.amount().toString()).toList();
  }

  @Test
  void euroPaidInLeiAtTheRateOfTheDayAndBack() throws Exception {
    saleInEuro();
    Map<String, String> before = shop.balances();
    LineRecord line = matched("a.plain", "2026-11-10;5105.00;Client Bun SRL;plata factura FX-1001");
    assertThat(shares(line)).containsExactly("1000.00 EUR");
    assertThat(proposal(line).grade()).isEqualTo(Grade.SURE);
    assertThat(proposal(line).evidence())
        .extracting(Evidence::detail)
        .anyMatch(d -> d.contains("1000.00 EUR") && d.contains("5.1050 (BNR of 2026-11-10)"));

    LineRecord saved = confirmed(line);
    assertThat(saved.error()).isEmpty();
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances())
        .containsEntry("5121", "5105.00")
        .containsEntry("7651", "-10.00")
        .doesNotContainKey("4111.EUR");
    ExternalId payment = new ExternalId(saved.voucher().orElseThrow());
    VoucherRecord booked = shop.books.read(tx -> tx.vouchers().find(payment)).orElseThrow();
    assertThat(booked.voucher().lines())
        .filteredOn(l -> l.account().toString().equals("5121"))
        .extracting(VoucherLine::original)
        .containsExactly(Optional.empty());
    TrailStore.Input given = shop.books.read(tx -> tx.trail().input(payment)).orElseThrow();
    assertThat(new RoPostingRules().pay(given.kept().as(PaymentPosting.class)))
        .isEqualTo(booked.voucher());

    shop.matches().undo(Shop.ANA, shop.company.id(), saved.id(), "wrong");
    assertThat(shop.balances()).isEqualTo(before);
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "5095.00"));
    assertThat(shop.items().get(0).inCurrency()).contains(Money.of("1000.00", "EUR"));
  }

  @Test
  void theBanksOwnRateIsWithinTheToleranceAndNeverSure() throws Exception {
    saleInEuro();
    LineRecord line = matched("a.plain", "2026-11-10;5050.00;Client Bun SRL;plata factura FX-1001");
    assertThat(shares(line)).containsExactly("1000.00 EUR");
    assertThat(proposal(line).grade()).isEqualTo(Grade.ATTENTION);
    assertThat(confirmed(line).error()).isEmpty();
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances()).containsEntry("5121", "5050.00").containsEntry("6651", "45.00");
  }

  @Test
  void aNameAndAnAmountAreNeverSure() throws Exception {
    saleInEuro();
    shop.matches().putOptions(Shop.ANA, shop.company.id(), new MatchOptions(0, true));
    LineRecord line = matched("a.plain", "2026-11-10;5105.00;Client Bun SRL;marfa;;;TRANSFER");
    assertThat(shares(line)).containsExactly("1000.00 EUR");
    assertThat(proposal(line).grade()).isEqualTo(Grade.ATTENTION);
  }

  @Test
  void aPartIsAPartAndItsUndoIsExact() throws Exception {
    saleInEuro();
    LineRecord line = matched("a.plain", "2026-11-10;3063.00;Client Bun SRL;avans FX-1001");
    assertThat(shares(line)).containsExactly("600.00 EUR");
    LineRecord part = confirmed(line);
    assertThat(part.error()).isEmpty();
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "2038.00"));
    assertThat(shop.items().get(0).inCurrency()).contains(Money.of("400.00", "EUR"));
    assertThat(shop.balances()).containsEntry("5121", "3063.00").containsEntry("7651", "-6.00");

    LineRecord rest =
        confirmed(matched("b.plain", "2026-11-12;2042.00;Client Bun SRL;rest FX-1001"));
    assertThat(rest.error()).isEmpty();
    assertThat(shop.open()).isEmpty();
    shop.matches().undo(Shop.ANA, shop.company.id(), rest.id(), "wrong");
    shop.matches().undo(Shop.ANA, shop.company.id(), part.id(), "wrong");
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "5095.00"));
    assertThat(shop.balances()).containsOnlyKeys("4111.EUR", "704");
  }

  @Test
  void leiPaidInEuro() throws Exception {
    shop.invoice("FX-1002", CLIENT, "5100.00");
    shop.rate("2026-11-10", "5.1050");
    LineRecord line =
        matched("euro.plain", "2026-11-10;1000.00;Client Bun SRL;plata factura FX-1002");
    assertThat(shares(line)).containsExactly("5100.00 RON");
    assertThat(proposal(line).grade()).isEqualTo(Grade.ATTENTION);
    LineRecord saved = confirmed(line);
    assertThat(saved.error()).isEmpty();
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances())
        .containsEntry("5124", "5105.00")
        .containsEntry("7651", "-5.00")
        .doesNotContainKey("4111");
    shop.matches().undo(Shop.ANA, shop.company.id(), saved.id(), "wrong");
    assertThat(shop.open()).containsExactly(Map.entry("FX-1002", "5100.00"));
  }

  @Test
  void whatWeOweInEuroIsPaidInLeiWithALoss() throws Exception {
    shop.invoice(
        "FZ-77",
        CLIENT,
        "401.EUR",
        Money.of("5095.00", "RON"),
        Optional.of(Money.of("1000.00", "EUR")));
    shop.rate("2026-11-10", "5.1050");
    LineRecord line = matched("a.plain", "2026-11-10;-5105.00;Client Bun SRL;plata FZ-77");
    assertThat(confirmed(line).error()).isEmpty();
    assertThat(shop.balances())
        .containsEntry("5121", "-5105.00")
        .containsEntry("6651", "10.00")
        .doesNotContainKey("401.EUR");
  }

  @Test
  void moreThanTheToleranceIsNoExchangeDifference() throws Exception {
    saleInEuro();
    LineRecord line = matched("a.plain", "2026-11-10;4600.00;Client Bun SRL;FX-1001");
    String item = shop.items().get(0).ref().value();
    ItemShare all = new ItemShare(item, Money.of("1000.00", "EUR"));
    LineRecord refused =
        shop.matches()
            .assign(Shop.ANA, shop.company.id(), line.id(), new LineSplit(List.of(all), List.of()));
    assertThat(refused.error().orElseThrow().code()).isEqualTo("match.rest");
    assertThat(refused.error().orElseThrow().fix()).contains("--exchange-tolerance");
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "5095.00"));

    LineRecord fee =
        shop.matches()
            .assign(
                Shop.ANA,
                shop.company.id(),
                line.id(),
                new LineSplit(List.of(all), List.of(Shop.part("627", "-500.00", "fee"))));
    assertThat(fee.error()).isEmpty();
    assertThat(shop.balances())
        .containsEntry("5121", "4600.00")
        .containsEntry("627", "500.00")
        .containsEntry("7651", "-5.00");
  }

  @Test
  void withoutARateNothingIsProposed() throws Exception {
    shop.invoice(
        "FX-1001",
        CLIENT,
        "4111.EUR",
        Money.of("5095.00", "RON"),
        Optional.of(Money.of("1000.00", "EUR")));
    LineRecord line = matched("a.plain", "2026-11-10;5105.00;Client Bun SRL;FX-1001");
    assertThat(proposal(line).shares()).isEmpty();
  }

  /** What comes later is taken in by the lines that wait for it, and by no others. */
  @Test
  void aRateOrAnItemThatComesLaterIsTakenIn() throws Exception {
    shop.invoice("FX-1002", CLIENT, "77.00");
    shop.bank(
        "a.plain",
        "2026-11-10;5105.00;Client Bun SRL;FX-1001",
        "2026-11-10;77.00;Client Bun SRL;FX-1002",
        "2026-11-11;3.00;Altul SRL;ceva");
    MatchStepsOf steps = new MatchStepsOf(shop);
    steps.run();
    saleInEuro();
    steps.run();
    LineRecord line =
        shop.lines().stream()
            .filter(l -> l.line().text().contains("1001"))
            .findFirst()
            .orElseThrow();
    assertThat(shares(line)).containsExactly("1000.00 EUR");
    shop.matches()
        .putOptions(
            Shop.ANA,
            shop.company.id(),
            new MatchOptions(0, false, BigDecimal.ZERO, true, BigDecimal.ZERO));
    shop.rate("2026-11-09", "5.0900");
    steps.run();
    assertThat(shop.lines().stream().flatMap(l -> shares(l).stream()).toList())
        .containsExactlyInAnyOrder("1000.00 EUR", "77.00 RON");
  }

  /** One step that remembers, as the worker's does. */
  private static final class MatchStepsOf {
    private final Shop shop;
    private final MatchStep step;

    MatchStepsOf(Shop shop) {
      this.shop = shop;
      this.step = new MatchStep(shop.books, shop.hosts, new EvidenceMatcher(), shop.clock);
    }

    void run() {
      String id = shop.company.id().value();
      Outcome outcome =
          step.apply(
              new WorkItem(
                  1, Queues.MATCH, id, Optional.of(shop.company.id()), id, 0, Optional.empty()));
      shop.books.write(
          tx -> {
            outcome.effect().in(tx);
            return null;
          });
    }
  }
}
