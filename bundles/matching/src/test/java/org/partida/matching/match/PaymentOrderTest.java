package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Receipts;
import org.partida.matching.statement.ReceiptsService;
import org.partida.model.Money;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.spi.action.Progress;

/** A receipt by payment order that was entered before the bank told of it is paid once. */
@Timeout(60)
class PaymentOrderTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private LineRecord order(String amount, String documents) {
    return order("OP-17", LocalDate.of(2026, 11, 10), amount, documents);
  }

  private LineRecord order(String number, LocalDate day, String amount, String documents) {
    Receipts receipts = new ReceiptsService(shop.books, shop.clock);
    return receipts.add(
        Shop.ANA,
        shop.company.id(),
        new Receipts.Receipt(
            Receipts.Means.TRANSFER,
            number,
            day,
            "Client Bun SRL",
            Optional.of("RO14399840"),
            Money.of(amount, "RON"),
            documents,
            Optional.empty(),
            Optional.empty()));
  }

  private LineRecord matched(String id) {
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    return shop.lines().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }

  private LineRecord confirmed(String id) {
    return shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(id)).get(0);
  }

  private String bankLine(String amount, String text) throws IOException {
    shop.bank("a.plain", "2026-11-11;" + amount + ";Client Bun SRL;" + text);
    return shop.lines().stream()
        .filter(l -> l.line().text().equals(text))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void theBanksLineConfirmsTheReceipt() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    Map<String, String> before = shop.balances();
    String order = order("1210.00", "factura FX-1001").id();
    assertThat(matched(order).proposal().orElseThrow().grade()).isEqualTo(Grade.SURE);
    assertThat(confirmed(order).error()).isEmpty();
    assertThat(shop.balances()).containsEntry("5125", "1210.00").doesNotContainKey("4111");
    assertThat(shop.open()).containsExactly(Map.entry("OP FX-1001", "1210.00"));

    String bank = bankLine("1210.00", "plata factura FX-1001");
    LineRecord line = matched(bank);
    assertThat(line.proposal().orElseThrow().grade())
        .as(line.proposal().toString())
        .isEqualTo(Grade.SURE);
    assertThat(confirmed(bank).error()).isEmpty();
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances()).containsEntry("5121", "1210.00").doesNotContainKeys("4111", "5125");

    shop.matches().undo(Shop.ANA, shop.company.id(), bank, "wrong");
    shop.matches().undo(Shop.ANA, shop.company.id(), order, "wrong");
    assertThat(shop.balances()).isEqualTo(before);
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "1210.00"));
  }

  @Test
  void ofTwoReceiptsTheOneOfTheLinesDaysIsMeant() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    shop.invoice("FX-1002", "Client Bun SRL", "1210.00");
    String early = order("OP-16", LocalDate.of(2026, 11, 4), "1210.00", "factura FX-1001").id();
    String near = order("OP-17", LocalDate.of(2026, 11, 9), "1210.00", "factura FX-1002").id();
    matched(early);
    confirmed(early);
    confirmed(near);

    MatchProposal p = matched(bankLine("1210.00", "plata")).proposal().orElseThrow();
    assertThat(p.evidence())
        .filteredOn(e -> e.kind().equals("RECEIPT"))
        .extracting(Evidence::detail, Evidence::weight)
        .containsExactly(
            tuple(
                "the receipt OP FX-1002 was entered for 2026-11-09, 2 days before the line",
                3_000));
    assertThat(p.runnerUp().orElseThrow().score()).isEqualTo(p.score() - 3_000);
  }

  @Test
  void aReceiptNearInDayAndAmountIsACandidateWithFewWordsOfWhoPays() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    String order = order("1210.00", "factura FX-1001").id();
    matched(order);
    confirmed(order);
    // no account, no code, and half of the name
    assertThat(shares("2026-11-12;1209.00;Bun;plata;;;TRANSFER")).hasSize(1);
    assertThat(shares("2026-11-13;1208.00;Bun;plata;;;TRANSFER"))
        .as("three days after it")
        .isEmpty();
    assertThat(shares("2026-11-10;1140.00;Bun;plata;;;TRANSFER")).as("6 % less").isEmpty();
  }

  private List<ItemShare> shares(String row) throws Exception {
    shop.bank("b" + row.hashCode() + ".plain", row);
    String id =
        shop.lines().stream()
            .filter(
                l -> row.startsWith(l.line().bookingDate() + ";" + l.line().amount().amountText()))
            .findFirst()
            .orElseThrow()
            .id();
    List<ItemShare> shares = matched(id).proposal().orElseThrow().shares();
    shop.matches().delete(Shop.ANA, shop.company.id(), List.of(id), "seen");
    return shares;
  }

  @Test
  void lessThanTheReceiptIsLookedAtAndTheRestStaysOpen() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    String order = order("1210.00", "factura FX-1001").id();
    matched(order);
    confirmed(order);

    String bank = bankLine("1195.00", "plata");
    LineRecord line = matched(bank);
    assertThat(line.proposal().orElseThrow().grade()).isEqualTo(Grade.ATTENTION);
    assertThat(line.proposal().orElseThrow().shares()).hasSize(1);
    assertThat(confirmed(bank).state()).isEqualTo(LineState.SAVED);
    assertThat(shop.open()).containsExactly(Map.entry("OP FX-1001", "15.00"));
  }
}
