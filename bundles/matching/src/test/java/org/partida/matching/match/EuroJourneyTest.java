package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.port.TrailStore;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.PaymentPosting;

/** Items in euro paid from the account in euro: the exchange difference of S11a and P14. */
@Timeout(60)
class EuroJourneyTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private LineRecord confirmed(String bankLine) throws Exception {
    shop.bank("euro.plain", bankLine);
    MatchesService m = shop.matches();
    m.run(Shop.ANA, shop.company.id(), Progress.SILENT);
    LineRecord line =
        shop.lines().stream().filter(l -> l.state() != LineState.SAVED).findFirst().orElseThrow();
    return m.confirm(Shop.ANA, shop.company.id(), List.of(line.id())).get(0);
  }

  private void sale() throws Exception {
    shop.invoice(
        "FX-1001",
        "Client Bun SRL",
        "4111.EUR",
        Money.of("5095.00", "RON"),
        Optional.of(Money.of("1000.00", "EUR")));
  }

  @Test
  void s11aAGainAtReceiptAndBack() throws Exception {
    sale();
    Map<String, String> before = shop.balances();
    shop.rate("2026-11-10", "5.1050");
    LineRecord saved = confirmed("2026-11-10;1000.00;Client Bun SRL;plata factura FX-1001");
    assertThat(saved.error()).isEmpty();
    assertThat(saved.state()).isEqualTo(LineState.SAVED);
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances())
        .containsEntry("5124", "5105.00")
        .containsEntry("7651", "-10.00")
        .doesNotContainKey("4111.EUR");
    ExternalId payment = new ExternalId(saved.voucher().orElseThrow());
    VoucherRecord booked = shop.books.read(tx -> tx.vouchers().find(payment)).orElseThrow();
    TrailStore.Input given = shop.books.read(tx -> tx.trail().input(payment)).orElseThrow();
    assertThat(new RoPostingRules().pay(given.kept().as(PaymentPosting.class)))
        .isEqualTo(booked.voucher());
    shop.matches().undo(Shop.ANA, shop.company.id(), saved.id(), "wrong");
    assertThat(shop.balances()).isEqualTo(before);
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "5095.00"));
  }

  @Test
  void p14ALossAtPayment() throws Exception {
    shop.invoice(
        "FZ-77",
        "Client Bun SRL",
        "401.EUR",
        Money.of("5095.00", "RON"),
        Optional.of(Money.of("1000.00", "EUR")));
    shop.rate("2026-11-10", "5.1050");
    LineRecord saved = confirmed("2026-11-10;-1000.00;Client Bun SRL;plata factura FZ-77");
    assertThat(saved.error()).isEmpty();
    assertThat(shop.balances())
        .containsEntry("5124", "-5105.00")
        .containsEntry("6651", "10.00")
        .doesNotContainKey("401.EUR");
  }

  @Test
  void aPartTakesItsShareOfWhatIsCarried() throws Exception {
    sale();
    shop.rate("2026-11-10", "5.1050");
    LineRecord saved = confirmed("2026-11-10;600.00;Client Bun SRL;avans FX-1001");
    assertThat(saved.error()).isEmpty();
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "2038.00"));
    assertThat(shop.balances()).containsEntry("5124", "3063.00").containsEntry("7651", "-6.00");

    shop.rate("2026-11-12", "5.0900");
    LineRecord rest = confirmed("2026-11-12;400.00;Client Bun SRL;rest FX-1001");
    assertThat(rest.error()).isEmpty();
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances())
        .containsEntry("5124", "5099.00")
        .containsEntry("7651", "-6.00")
        .containsEntry("6651", "2.00")
        .doesNotContainKey("4111.EUR");
  }

  @Test
  void withoutARateTheLineKeepsItsError() throws Exception {
    sale();
    LineRecord line = confirmed("2026-11-10;1000.00;Client Bun SRL;plata factura FX-1001");
    assertThat(line.error().orElseThrow().fix()).contains("rates-import");
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "5095.00"));
  }
}
