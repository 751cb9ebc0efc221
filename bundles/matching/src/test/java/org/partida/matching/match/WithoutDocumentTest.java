package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.match.LineRule;
import org.partida.api.match.LineSplit;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.matching.line.LineRulesService;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.Grade;
import org.partida.model.match.LineBooking;
import org.partida.model.match.LineBooking.By;
import org.partida.model.match.MatchProposal;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.action.Progress;

/** Lines without a document: what is proposed, and that booking and taking back is nothing. */
@Timeout(60)
class WithoutDocumentTest {
  private static final String TREASURY = "RO64TREZ7005503XXX000178";

  private final Shop shop = new Shop();
  private final LineRulesService rules = new LineRulesService(shop.books, shop.clock);

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  @Test
  void eachKindIsProposedWithItsAccountAndWhy() throws Exception {
    shop.bank(
        "a.plain",
        "2026-11-10;-12.50;;Comision administrare cont;;;FEE",
        "2026-11-11;3.10;;Dobanda creditoare;;;INTEREST",
        "2026-11-12;-7.00;;Dobanda debitoare;;;INTEREST",
        "2026-11-13;-4000.00;Popescu Ion;Plata salarii octombrie;;;TRANSFER",
        "2026-11-14;-500.00;;Retragere numerar ATM;;;CASH",
        "2026-11-15;-900.00;Buget;Impozit;;" + TREASURY + ";TRANSFER",
        "2026-11-16;-77.00;Cineva;ceva;;;TRANSFER");
    List<LineRecord> lines = matched();
    assertThat(lines)
        .extracting(WithoutDocumentTest::account)
        .containsExactly("627", "766", "666", "421", "581", "", "");
    assertThat(lines.subList(0, 5))
        .allMatch(l -> l.proposal().orElseThrow().grade() == Grade.ATTENTION);
    assertThat(lines.get(5).proposal().orElseThrow().evidence())
        .anyMatch(e -> e.detail().contains("State Treasury"));
    assertThat(lines.get(5).proposal().orElseThrow().grade()).isEqualTo(Grade.NONE);
  }

  @Test
  void bookingIsPostedOnceAndTakenBackExactly() throws Exception {
    shop.bank("a.plain", "2026-11-10;-12.50;;Comision administrare cont;;;FEE");
    Map<String, String> before = shop.balances();
    LineRecord line = matched().get(0);
    MatchesService m = shop.matches();
    for (int i = 0; i < 2; i++) {
      LineRecord saved = m.confirm(Shop.ANA, shop.company.id(), List.of(line.id())).get(0);
      assertThat(saved.error()).isEmpty();
      assertThat(saved.state()).isEqualTo(LineState.SAVED);
    }
    assertThat(shop.balances())
        .containsExactly(Map.entry("5121", "-12.50"), Map.entry("627", "12.50"));
    assertThat(shop.entries()).isEqualTo(1);
    assertThat(rules.habits(Shop.ANA, shop.company.id())).hasSize(1);

    m.undo(Shop.ANA, shop.company.id(), line.id(), "wrong");
    assertThat(shop.balances()).isEqualTo(before);
    assertThat(rules.habits(Shop.ANA, shop.company.id())).as("nothing is learned").isEmpty();
    m.confirm(Shop.ANA, shop.company.id(), List.of(line.id()));
    assertThat(shop.entries()).as("booking, counter-entry, booking").isEqualTo(3);
  }

  @Test
  void whatAPersonBookedIsProposedNextTimeAndARuleIsSure() throws Exception {
    shop.bank("a.plain", "2026-10-15;-900.00;Buget;TVA luna 9;;" + TREASURY + ";TRANSFER");
    LineRecord first = matched().get(0);
    MatchesService m = shop.matches();
    assertThat(m.confirm(Shop.ANA, shop.company.id(), List.of(first.id())).get(0).error())
        .map(Problem::code)
        .contains("match.nothing");
    LineRecord saved = book(m, first.id(), "4423", Optional.empty());
    assertThat(saved.state()).isEqualTo(LineState.SAVED);
    assertThat(booking(saved).map(LineBooking::by)).contains(By.PERSON);

    shop.bank("b.plain", "2026-11-15;-950.00;Buget;TVA luna 10;;" + TREASURY + ";TRANSFER");
    MatchProposal learned = open().proposal().orElseThrow();
    assertThat(learned.grade()).isEqualTo(Grade.ATTENTION);
    assertThat(learned.bookings().stream().map(LineBooking::by)).contains(By.HISTORY);
    assertThat(learned.bookings().stream().map(b -> b.account().toString())).contains("4423");

    LineRule rule = rules.add(Shop.ANA, shop.company.id(), rule("tva luna", "4423.01", true));
    MatchProposal ruled = open().proposal().orElseThrow();
    assertThat(ruled.grade()).isEqualTo(Grade.SURE);
    assertThat(account(open())).isEqualTo("4423.01");

    rules.end(Shop.ANA, shop.company.id(), rule.id(), LocalDate.parse("2026-11-14"));
    assertThat(account(open())).as("the rule ended the day before").isEqualTo("4423");
    rules.forget(Shop.ANA, shop.company.id(), "OUT " + TREASURY);
    assertThat(account(open())).isEmpty();
  }

  @Test
  void onlyAnAutomaticRuleIsConfirmedWithoutAPerson() throws Exception {
    shop.autoConfirm();
    shop.bank("a.plain", "2026-11-10;-12.50;Banca;Chirie pos;;;TRANSFER");
    rules.add(Shop.ANA, shop.company.id(), rule("chirie pos", "612", false));
    LineRecord line = matched().get(0);
    assertThat(line.proposal().map(MatchProposal::grade)).contains(Grade.SURE);
    shop.policy(line.id());
    assertThat(shop.entries()).isZero();

    rules.add(Shop.ANA, shop.company.id(), rule("chirie pos banca", "628", true));
    matched();
    shop.policy(line.id());
    assertThat(shop.entries()).as("other words do not fit").isZero();
    rules.add(Shop.ANA, shop.company.id(), rule("banca chirie pos", "628", true));
    matched();
    shop.policy(line.id());
    assertThat(shop.balances()).containsEntry("628", "12.50");
  }

  @Test
  void twoRulesThatDisagreeAreNotSure() throws Exception {
    shop.bank("a.plain", "2026-11-10;-12.50;Banca;chirie pos;;;TRANSFER");
    rules.add(Shop.ANA, shop.company.id(), rule("chirie", "612", true));
    rules.add(Shop.ANA, shop.company.id(), rule("CHIRIE", "628", true));
    MatchProposal p = matched().get(0).proposal().orElseThrow();
    assertThat(p.grade()).isEqualTo(Grade.ATTENTION);
    assertThat(p.evidence().get(0).detail()).contains("another rule says");
  }

  @Test
  void aTransferBetweenOwnAccountsLeaves581AtZero() throws Exception {
    shop.bank("a.plain", "2026-11-10;-500.00;Alfa;transfer;;" + Shop.IBAN2 + ";TRANSFER");
    shop.bank("second.plain", "2026-11-11;500.00;Alfa;transfer;;" + Shop.IBAN + ";TRANSFER");
    List<LineRecord> lines = matched();
    assertThat(lines).hasSize(2).allMatch(l -> account(l).equals("581"));
    assertThat(lines).allMatch(l -> why(l).contains("its other half is line"));
    for (LineRecord l : lines) {
      assertThat(
              shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(l.id())).get(0).error())
          .isEmpty();
    }
    assertThat(shop.balances())
        .containsExactly(Map.entry("5121", "-500.00"), Map.entry("5121.02", "500.00"));
  }

  @Test
  void aPartnersMoneyWithoutADocumentIsOpenAtThePartner() throws Exception {
    shop.bank("a.plain", "2026-11-10;100.00;Client Bun SRL;avans;;;TRANSFER");
    LineRecord line = matched().get(0);
    PartnerRef who = new PartnerRef("Client Bun SRL", Optional.of("RO"), Optional.of("RO14399840"));
    assertThat(book(shop.matches(), line.id(), "419", Optional.of(who)).error()).isEmpty();
    assertThat(shop.balances()).containsEntry("419", "-100.00");
  }

  @Test
  void moneyInEuroIsBookedAtTheRateOfTheDay() throws Exception {
    shop.rate("2026-11-10", "5.0000");
    shop.bank("euro.plain", "2026-11-10;-2.00;;Comision;;;FEE");
    LineRecord line = matched().get(0);
    assertThat(
            shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line.id())).get(0).error())
        .isEmpty();
    assertThat(shop.balances())
        .containsExactly(Map.entry("5124", "-10.00"), Map.entry("627", "10.00"));
  }

  @Test
  void aRuleSaysWhichLinesItIsFor() {
    assertThatThrownBy(
            () ->
                rules.add(
                    Shop.ANA,
                    shop.company.id(),
                    new LineRule(
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        LineRule.Flow.BOTH,
                        AccountCode.of("627"),
                        false,
                        LocalDate.EPOCH,
                        Optional.empty())))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("needs words");
  }

  private LineRecord book(MatchesService m, String line, String account, Optional<PartnerRef> who) {
    LineSplit.Part all =
        new LineSplit.Part(AccountCode.of(account), Optional.empty(), who, "the paper says so");
    return m.assign(Shop.ANA, shop.company.id(), line, new LineSplit(List.of(), List.of(all)));
  }

  private static LineRule rule(String words, String account, boolean automatic) {
    return new LineRule(
        "",
        Optional.of(words),
        Optional.empty(),
        Optional.empty(),
        LineRule.Flow.OUT,
        AccountCode.of(account),
        automatic,
        LocalDate.EPOCH,
        Optional.empty());
  }

  private List<LineRecord> matched() {
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    return shop.lines();
  }

  /** The one that waits, matched again. */
  private LineRecord open() {
    return matched().stream().filter(l -> l.state() == LineState.UNSAVED).findFirst().orElseThrow();
  }

  private static String account(LineRecord l) {
    return booking(l).map(b -> b.account().toString()).orElse("");
  }

  private static String why(LineRecord l) {
    return booking(l).map(LineBooking::why).orElse("");
  }

  private static Optional<LineBooking> booking(LineRecord l) {
    return l.proposal().stream().flatMap(p -> p.bookings().stream()).findFirst();
  }

  @Test
  void whateverIsBookedAndTakenBackLeavesNothing() throws Exception {
    java.util.Random random = new java.util.Random(7);
    List<String> accounts = List.of("627", "666", "4423", "421", "581", "6588");
    String[] rows = new String[12];
    for (int i = 0; i < rows.length; i++) {
      int bani = random.nextInt(1_000_000) + 1;
      String sign = random.nextBoolean() ? "-" : "";
      rows[i] = "2026-11-%02d;%s%d.%02d;X;row %d".formatted(i + 1, sign, bani / 100, bani % 100, i);
    }
    shop.bank("a.plain", rows);
    MatchesService m = shop.matches();
    for (LineRecord l : shop.lines()) {
      String account = accounts.get(random.nextInt(accounts.size()));
      assertThat(book(m, l.id(), account, Optional.empty()).state()).isEqualTo(LineState.SAVED);
      assertThat(shop.balances().get("5121")).isEqualTo(l.line().amount().amountText());
      m.undo(Shop.ANA, shop.company.id(), l.id(), "test");
      assertThat(shop.balances()).isEmpty();
      assertThat(shop.lines()).allMatch(x -> x.state() == LineState.UNSAVED);
    }
    assertThat(shop.entries()).as("each once, and its counter-entry").isEqualTo(2 * rows.length);
  }

  @Test
  void wordsWithoutBlanksAreRememberedByTheirBeginning() throws Exception {
    shop.bank("a.plain", "2026-11-10;-1.00;X;" + "comisionlunar".repeat(40));
    book(shop.matches(), shop.lines().get(0).id(), "627", Optional.empty());
    assertThat(rules.habits(Shop.ANA, shop.company.id()).get(0).key()).hasSize(200);
  }
}
