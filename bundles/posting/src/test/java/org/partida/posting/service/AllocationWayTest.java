package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.Allocations;
import org.partida.api.posting.Explanations;
import org.partida.api.posting.Questions;
import org.partida.api.posting.Undoing;
import org.partida.base.work.Queues;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.document.AccountingState;
import org.partida.model.document.Direction;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.AllocationRule;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.ProductRule;

/** Questions, answers, rules and memory on the real store and ledger. */
class AllocationWayTest {
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
    desk.products(List.of());
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private void invoice(String id, String day, String name) {
    desk.paper(id, Papers.named(id, day, name, Optional.empty()), false);
  }

  private AccountingState state(String id) {
    return desk.read(id).accounting();
  }

  private Questions.Answered answer(String key, String type, String account) {
    Allotment outcome = Allotment.of(type).on(Optional.of(account));
    return desk.asked()
        .answer(Desk.ANA, Desk.COMPANY, key, new Questions.Answer(type, outcome, false));
  }

  private String onlyQuestion() {
    List<Questions.Open> open = desk.asked().open(Desk.ANA, Desk.COMPANY);
    assertThat(open).hasSize(1);
    return open.get(0).key();
  }

  private String by(String id) {
    return desk.allocations().lines(Desk.ANA, id).get(0).line().by();
  }

  /** Answered, proposed and posted. */
  private void decided(String id, String day, String name, String account) {
    invoice(id, day, name);
    answer(onlyQuestion(), "SERVICES", account);
    desk.propose(id);
    desk.postStep(id);
    assertThat(state(id)).isEqualTo(AccountingState.POSTED);
  }

  @Test
  void oneAnswerServesAllSiblingsAndThoseToCome() {
    invoice("d1", "2026-03-01", "Găzduire web");
    invoice("d2", "2026-03-02", "GAZDUIRE  WEB");
    Questions.Open q = desk.asked().open(Desk.ANA, Desk.COMPANY).get(0);
    assertThat(q.documents()).extracting(Questions.Where::number).containsExactly("d1", "d2");
    assertThat(q.choices()).contains("SERVICES", "GOODS");

    Questions.Answered done = answer(q.key(), "services", "626");
    assertThat(done.documents()).isEqualTo(2);
    assertThat(desk.due(Queues.PROPOSE)).isTrue();
    desk.propose("d1");
    desk.propose("d2");
    invoice("d3", "2026-03-03", "gazduire web");
    assertThat(List.of(state("d1"), state("d2"), state("d3")))
        .containsOnly(AccountingState.PROPOSED);
    assertThat(by("d3")).startsWith(Allocated.RULE + done.rule().orElseThrow());
    assertThat(desk.vouchers("d3").get(0).voucher().lines())
        .anySatisfy(
            l -> {
              assertThat(l.account().toString()).isEqualTo("626");
              assertThat(l.why()).contains("rule " + done.rule().orElseThrow());
            });
    assertThat(desk.asked().open(Desk.ANA, Desk.COMPANY)).isEmpty();
  }

  @Test
  void anAnswerThatIsNoneIsRefused() {
    invoice("d1", "2026-03-01", "Găzduire web");
    String key = onlyQuestion();
    assertThatThrownBy(() -> answer(key, "MAGIC", "626"))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("question.answer");
              assertThat(e.problem().fix()).contains("SERVICES");
            });
    assertThatThrownBy(() -> answer("product.type:nobody", "SERVICES", "626"))
        .hasMessageContaining("question.unknown");
    assertThat(state("d1")).isEqualTo(AccountingState.QUESTION);
  }

  @Test
  void threeEqualDecisionsAreFollowedAndSayWhy() {
    decided("d1", "2026-01-05", "Abonament ianuarie 2026", "626");
    decided("d2", "2026-02-05", "Abonament februarie 2026", "626");
    invoice("d3", "2026-03-05", "Abonament martie 2026");
    Questions.Open third = desk.asked().open(Desk.ANA, Desk.COMPANY).get(0);
    assertThat(third.before().orElseThrow().times()).isEqualTo(2);
    answer(third.key(), "SERVICES", "626");
    desk.propose("d3");
    desk.postStep("d3");

    invoice("d4", "2026-04-05", "Abonament aprilie 2026");
    assertThat(state("d4")).isEqualTo(AccountingState.PROPOSED);
    assertThat(by("d4")).isEqualTo(Allocated.MEMORY);
    desk.postStep("d4");
    Explanations.Explanation e =
        desk.explanations()
            .why(
                Desk.ANA,
                Optional.empty(),
                desk.vouchers("d4").get(0).voucher().externalId().value());
    assertThat(e.again().verdict()).isEqualTo(Explanations.Verdict.SAME);
    assertThat(e.again().reasons()).isEmpty();
    assertThat(e.voucher().voucher().lines())
        .anyMatch(l -> l.why().contains("3 equal decisions") && l.why().contains("d3, d2, d1"));
  }

  @Test
  void aCorrectionOutweighsWhatWasBefore() {
    decided("d1", "2026-01-05", "Abonament ianuarie", "626");
    decided("d2", "2026-02-05", "Abonament februarie", "626");
    decided("d3", "2026-03-05", "Abonament martie", "626");
    desk.undoing().undo(Desk.ANA, Undoing.Level.DOCUMENT, "d3", "it is rent");
    Allotment rent = Allotment.of("SERVICES").on(Optional.of("612"));
    desk.allocations().allocate(Desk.ANA, "d3", "1", rent, "it is rent");
    desk.propose("d3");
    desk.postStep("d3");
    assertThat(desk.balances()).contains("612=100.00").contains("626=200.00");

    invoice("d4", "2026-04-05", "Abonament aprilie");
    assertThat(state("d4")).isEqualTo(AccountingState.QUESTION);
    Questions.Open q = desk.asked().open(Desk.ANA, Desk.COMPANY).get(0);
    assertThat(q.before().orElseThrow().times()).isEqualTo(1);
    assertThat(q.before().orElseThrow().outcome()).isEqualTo(rent);
  }

  @Test
  void anAssetIsNeverBookedFromMemory() {
    for (int i = 1; i <= 3; i++) {
      invoice("d" + i, "2026-0" + i + "-05", "Laptop " + i);
      answer(onlyQuestion(), "FIXED_ASSET", "2132");
      desk.propose("d" + i);
      desk.postStep("d" + i);
    }
    invoice("d4", "2026-04-05", "Laptop 4");
    assertThat(state("d4")).isEqualTo(AccountingState.QUESTION);
  }

  @Test
  void aDefaultForAnythingIsNoDecisionToRemember() {
    desk.products(List.of(Desk.services(Optional.of("628"))));
    for (int i = 1; i <= 3; i++) {
      invoice("d" + i, "2026-03-0" + i, "Servicii");
      desk.postStep("d" + i);
    }
    desk.products(List.of(Desk.services(Optional.of("611"))));
    invoice("d4", "2026-03-04", "Servicii");
    assertThat(by("d4")).isEqualTo(Allocated.PRODUCT);
    assertThat(desk.vouchers("d4").get(0).voucher().lines())
        .anyMatch(l -> l.account().toString().equals("611"));
  }

  @Test
  void aDefaultChangesNothingThatProductRulesDecide() {
    desk.products(
        List.of(
            new ProductRule(
                "name",
                "servicii",
                "SERVICES",
                Optional.of("611"),
                Percent.HUNDRED,
                Optional.empty(),
                Map.of())));
    invoice("d1", "2026-03-01", "Servicii");
    AllocationRule all =
        new AllocationRule(
            "", 0, AllocationRule.Scope.ALL, "any", "", 0, Allotment.of("GOODS"), "all");
    assertThat(desk.allocations().put(Desk.ANA, Desk.COMPANY, all, true).changes()).isEmpty();
  }

  @Test
  void whatTheHostRefusedIsDecidedAnew() {
    invoice("d1", "2026-03-05", "Servicii");
    answer(onlyQuestion(), "SERVICES", "6299999");
    desk.propose("d1");
    desk.postStep("d1");
    assertThat(state("d1")).isEqualTo(AccountingState.FAILED);
    Allotment right = Allotment.of("SERVICES").on(Optional.of("628"));
    desk.allocations().allocate(Desk.ANA, "d1", "1", right, "no such account");
    desk.propose("d1");
    desk.postStep("d1");
    assertThat(state("d1")).isEqualTo(AccountingState.POSTED);
  }

  @Test
  void aBookedLineIsTakenBackFirst() {
    decided("d1", "2026-01-05", "Abonament", "626");
    assertThatThrownBy(
            () ->
                desk.allocations().allocate(Desk.ANA, "d1", "1", Allotment.of("SERVICES"), "other"))
        .hasMessageContaining("allocation.booked");
  }

  @Test
  void aRuleShowsWhatItWouldHaveChangedAndSplitsByCostCentre() {
    decided("d1", "2026-03-05", "Energie electrică martie", "6051");
    AllocationRule draft =
        new AllocationRule(
            "",
            0,
            AllocationRule.Scope.of(Direction.RECEIVED, Optional.of("14399840")),
            "name",
            "energie*",
            0,
            new Allotment(
                "UTILITIES",
                Optional.of("6051"),
                Percent.HUNDRED,
                Optional.empty(),
                Map.of(),
                List.of(
                    new Allotment.Split(Map.of("centre", "SHOP"), Percent.of("33.33")),
                    new Allotment.Split(Map.of("centre", "OFFICE"), Percent.of("66.67")))),
            "by area");
    Allocations.Changed shown = desk.allocations().put(Desk.ANA, Desk.COMPANY, draft, true);
    assertThat(shown.changes()).isEmpty();
    assertThat(desk.allocations().rules(Desk.ANA, Desk.COMPANY)).hasSize(1);

    AllocationRule.Scope one =
        desk.allocations().rules(Desk.ANA, Desk.COMPANY).get(0).rule().scope();
    assertThat(one.partner()).contains("14399840");
    desk.allocations()
        .end(
            Desk.ANA,
            Desk.COMPANY,
            desk.allocations().rules(Desk.ANA, Desk.COMPANY).get(0).rule().id(),
            Optional.empty(),
            "too narrow");
    shown = desk.allocations().put(Desk.ANA, Desk.COMPANY, draft, false);
    assertThat(shown.changes())
        .singleElement()
        .satisfies(c -> assertThat(c.line().number()).isEqualTo("d1"));

    invoice("d2", "2026-04-05", "Energie electrică aprilie");
    assertThat(desk.vouchers("d2").get(0).voucher().lines())
        .filteredOn(l -> l.account().toString().equals("6051"))
        .extracting(l -> l.dimensions().get("centre") + " " + l.amount().amountText())
        .containsExactlyInAnyOrder("SHOP 33.33", "OFFICE 66.67");
  }

  @Test
  void partsThatAreNotTheWholeAreRefused() {
    Allotment half =
        new Allotment(
            "SERVICES",
            Optional.empty(),
            Percent.HUNDRED,
            Optional.empty(),
            Map.of(),
            List.of(new Allotment.Split(Map.of("centre", "A"), Percent.of("50"))));
    AllocationRule draft =
        new AllocationRule("", 0, AllocationRule.Scope.ALL, "any", "", 0, half, "half");
    assertThatThrownBy(() -> desk.allocations().put(Desk.ANA, Desk.COMPANY, draft, false))
        .hasMessageContaining("allocation.rule");
  }

  private Allocations.History history(String text) throws IOException {
    return desk.allocations()
        .history(
            Desk.ANA,
            Desk.COMPANY,
            "istoric.csv",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void memoryBeginsWithWhatAnotherProgramBooked() throws IOException {
    String head = "Furnizor;CUI;Data;Nr. document;Articol;Tip contabil;Cont;Valoare\n";
    String rows =
        "Vânzător S.A.;RO14399840;05.12.2025;A1;Abonament decembrie;Services;626;100,00\n"
            + "Vânzător S.A.;14399840;05.01.2026;A2;Abonament ianuarie;SERVICES;626;100,00\n"
            + "Vânzător S.A.;RO14399840;05.02.2026;A3;Abonament februarie;SERVICES;626;100,00\n";
    Allocations.History wrong = history(head + rows + "X;1;2026-01-01;A4;Y;MAGIC;626;1\n");
    assertThat(wrong.lines()).isZero();
    assertThat(wrong.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.location()).isEqualTo("istoric.csv, line 5"));

    assertThat(history(head + rows).lines()).isEqualTo(3);
    assertThat(history(head + rows).before()).isTrue();
    invoice("d1", "2026-03-05", "Abonament martie");
    assertThat(by("d1")).isEqualTo(Allocated.MEMORY);
    assertThat(desk.allocations().evaluate(Desk.ANA, Desk.COMPANY).of()).isEqualTo(3);
  }

  @Test
  void theHistoryIsForetoldFromWhatWasBefore() {
    decided("a1", "2026-01-01", "Chirie ianuarie", "612");
    decided("a2", "2026-02-01", "Chirie februarie", "612");
    decided("a3", "2026-03-01", "Chirie martie", "612");
    for (int i = 1; i <= 3; i++) {
      invoice("b" + i, "2026-04-0" + i, "Chirie 0" + i);
      desk.postStep("b" + i);
    }
    Allocations.Evaluation e = desk.allocations().evaluate(Desk.ANA, Desk.COMPANY);
    assertThat(e.of()).isEqualTo(6);
    assertThat(e.lines()).isEqualTo(4);
    Allocations.Score ours = e.methods().get(0);
    assertThat(ours.name()).isEqualTo("rules-and-memory");
    assertThat(ours.right()).isEqualTo(4);
    assertThat(ours.sure()).isEqualTo(4);
    assertThat(e.methods()).extracting(Allocations.Score::name).contains("majority");
  }
}
