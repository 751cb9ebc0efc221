package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.match.LineSplit;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Receipts;
import org.partida.matching.statement.ReceiptsService;
import org.partida.model.Money;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.model.voucher.PartnerRef;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.action.Progress;
import org.partida.testkit.store.Samples;

/**
 * Money that a courier collects: from the customer to the courier, from the courier to the bank,
 * less what the courier keeps (S18 and S18b of the worked scenarios).
 */
@Timeout(60)
class SettlementJourneyTest {
  private static final Currency RON = Currency.getInstance("RON");
  private static final PartnerRef FAN =
      new PartnerRef("Fan Courier Express SRL", Optional.of("RO"), Optional.of("RO13838336"));

  private final Shop shop = new Shop(company(), new RoPostingRules());

  private static Company company() {
    Company c = Samples.company(Samples.ALFA, Shop.IBAN);
    List<BankAccount> accounts = new ArrayList<>(c.accounts());
    accounts.add(
        new BankAccount(CourierReader.REGISTER, RON, "461.COURIER", Optional.of("RO13838336")));
    return new Company(
        c.id(),
        c.name(),
        c.currency(),
        c.vatPayer(),
        c.vatOnCash(),
        c.connection(),
        accounts,
        c.policies());
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private void sale(String number, String name) throws Exception {
    PartnerRef who = new PartnerRef(name, Optional.of("RO"), Optional.empty());
    shop.book(number, who, "4111", Money.of("242.00", "RON"), Optional.empty());
  }

  private void courierInvoice(String amount) throws Exception {
    shop.book("CF-9", FAN, "401", Money.of(amount, "RON"), Optional.empty());
  }

  private ImportResult settlement(String number, String... rows) throws IOException {
    String text = "COURIER " + number + "\n" + String.join("\n", rows) + "\n";
    return shop.statements.importFile(
        Shop.ANA,
        Optional.of(shop.company.id()),
        number + ".courier",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        Progress.SILENT);
  }

  private LineRecord line(String text) {
    return shop.lines().stream()
        .filter(l -> l.line().text().contains(text))
        .findFirst()
        .orElseThrow();
  }

  private void run() {
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
  }

  private LineRecord confirmed(String text) {
    LineRecord l = line(text);
    assertThat(l.proposal().map(MatchProposal::grade)).as(text).contains(Grade.SURE);
    LineRecord saved = shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(l.id())).get(0);
    assertThat(saved.error()).isEmpty();
    assertThat(saved.state()).isEqualTo(LineState.SAVED);
    return saved;
  }

  @Test
  void collectedTransferredAndCompensated() throws Exception {
    sale("FX-1001", "Ion Popescu");
    courierInvoice("24.20");
    Map<String, String> before = shop.balances();
    settlement("4471", "2026-11-10;242.00;Ion Popescu;colet FX-1001;2345678901");
    run();
    LineRecord collected = confirmed("FX-1001");
    assertThat(shop.balances()).containsEntry("461.COURIER", "242.00").doesNotContainKey("4111");

    shop.bank(
        "b.plain", "2026-11-11;217.80;Fan Courier Express SRL;ramburs borderou 4471;RO13838336");
    run();
    LineRecord transfer = line("borderou 4471");
    assertThat(transfer.proposal().orElseThrow().shares()).hasSize(2);
    LineRecord saved =
        shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(transfer.id())).get(0);
    assertThat(saved.error()).isEmpty();
    assertThat(shop.balances())
        .doesNotContainKeys("461.COURIER", "401", "4111")
        .containsEntry("5121", "217.80");
    assertThat(shop.open()).isEmpty();

    shop.matches().undo(Shop.ANA, shop.company.id(), saved.id(), "wrong");
    shop.matches().undo(Shop.ANA, shop.company.id(), collected.id(), "wrong");
    assertThat(shop.balances()).isEqualTo(before);
  }

  @Test
  void aWaybillThatIsNotPaidStaysOpen() throws Exception {
    for (int i = 1; i <= 3; i++) {
      sale("FX-100" + i, "Client " + i);
    }
    courierInvoice("48.40");
    settlement(
        "4472",
        "2026-11-10;242.00;Client 1;colet FX-1001;2345678901",
        "2026-11-10;242.00;Client 2;colet FX-1002;2345678902",
        "2026-11-10;242.00;Client 3;colet FX-1003;2345678903");
    run();
    for (int i = 1; i <= 3; i++) {
      confirmed("FX-100" + i);
    }
    shop.bank("b.plain", "2026-11-11;435.60;Fan Courier Express SRL;ramburs;RO13838336");
    run();
    LineRecord transfer = line("ramburs");
    List<ItemShare> shares = new ArrayList<>();
    shop.items().stream()
        .filter(i -> i.account().synthetic().equals("461"))
        .limit(2)
        .forEach(i -> shares.add(new ItemShare(i.ref().value(), i.item().residual())));
    shop.items().stream()
        .filter(i -> i.account().synthetic().equals("401"))
        .forEach(i -> shares.add(new ItemShare(i.ref().value(), i.item().residual())));
    LineRecord saved =
        shop.matches().assign(Shop.ANA, shop.company.id(), transfer.id(), LineSplit.of(shares));
    assertThat(saved.error()).isEmpty();
    assertThat(shop.balances())
        .containsEntry("461.COURIER", "242.00")
        .containsEntry("5121", "435.60")
        .doesNotContainKeys("401", "4111");
    assertThat(shop.open()).hasSize(1);
  }

  @Test
  void aTransferOfManyWaybillsIsToldFromAnother() throws Exception {
    for (String t : List.of("A", "B")) {
      String[] rows = new String[9];
      for (int i = 0; i < rows.length; i++) {
        sale("FX-" + t + "10" + i, "Client " + t + i);
        rows[i] = "2026-11-10;242.00;Client " + t + i + ";colet FX-" + t + "10" + i + ";77" + t + i;
      }
      settlement("T-" + t, rows);
    }
    // one waybill more, so that the transfers differ
    sale("FX-C1", "Client C");
    settlement("T-B2", "2026-11-10;242.00;Client C;colet FX-C1;78");
    run();
    List<String> ids = shop.lines().stream().map(LineRecord::id).toList();
    shop.matches().confirm(Shop.ANA, shop.company.id(), ids);
    assertThat(shop.balances()).containsEntry("461.COURIER", "4598.00");

    shop.bank("b.plain", "2026-11-11;2178.00;Fan Courier Express SRL;ramburs;RO13838336");
    run();
    MatchProposal p = line("ramburs").proposal().orElseThrow();
    assertThat(p.shares()).hasSize(9);
  }

  @Test
  void whatTheHolderKeepsForItselfIsBookedAndMissingInTheTransfer() throws Exception {
    sale("FX-1001", "Ion Popescu");
    settlement(
        "S-77",
        "2026-11-10;242.00;Ion Popescu;colet FX-1001;2345678901",
        "2026-11-10;-3.10;Courier X;comision procesare;");
    run();
    confirmed("FX-1001");
    LineRecord fee = line("comision");
    LineRecord booked =
        shop.matches()
            .assign(Shop.ANA, shop.company.id(), fee.id(), Shop.to("627", "kept by the processor"));
    assertThat(booked.error()).isEmpty();
    assertThat(shop.balances()).containsEntry("461.COURIER", "238.90").containsEntry("627", "3.10");

    shop.bank("b.plain", "2026-11-11;238.90;Fan Courier Express SRL;transfer S-77;RO13838336");
    run();
    LineRecord transfer = line("transfer");
    assertThat(transfer.proposal().orElseThrow().shares()).hasSize(2);
    LineRecord saved =
        shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(transfer.id())).get(0);
    assertThat(saved.error()).isEmpty();
    assertThat(shop.balances()).doesNotContainKey("461.COURIER").containsEntry("5121", "238.90");
    assertThat(shop.items()).isEmpty();
  }

  @Test
  void cashIsALineOfItsRegisterOnce() throws Exception {
    sale("FX-1001", "Ion Popescu");
    Receipts receipts = new ReceiptsService(shop.books, shop.clock);
    Receipts.Receipt r =
        new Receipts.Receipt(
            Receipts.Means.CASH,
            "CH-17",
            LocalDate.of(2026, 11, 10),
            "Ion Popescu",
            Optional.empty(),
            Money.of("242.00", "RON"),
            "factura FX-1001",
            Optional.empty(),
            Optional.empty());
    LineRecord first = receipts.add(Shop.ANA, shop.company.id(), r);
    assertThat(receipts.add(Shop.ANA, shop.company.id(), r)).isEqualTo(first);
    assertThat(receipts.list(Shop.ANA, shop.company.id(), 10)).containsExactly(first);
    // the matcher sees the register that was made
    Company now = shop.books.<Company>read(tx -> tx.companies().require(shop.company.id()));
    assertThat(now.accounts()).anyMatch(a -> a.iban().equals("CASH") && a.account().equals("5311"));
  }

  @Test
  void aFileOfSomebodyElsesMoneyNeedsTheCompanyAndItsRegister() throws IOException {
    String text = "COURIER 1\n2026-11-10;242.00;Ion;colet;1\n";
    ImportResult nobody =
        shop.statements.importFile(
            Shop.ANA,
            Optional.empty(),
            "x.courier",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            Progress.SILENT);
    assertThat(nobody.problems()).extracting(p -> p.code()).containsExactly("statement.company");
  }
}
