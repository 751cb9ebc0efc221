package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.PartnerChecks;
import org.partida.api.company.PartnerChecks.Accepted;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Concerned;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.api.company.PartnerDifference.State;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.work.Queues;
import org.partida.model.PartidaException;
import org.partida.model.document.AccountingState;
import org.partida.model.voucher.VoucherLine;
import org.partida.portfolio.CompaniesService;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.StornoStyle;
import org.partida.spi.registry.RegistryFacts.Period;

/** What the register says otherwise, accepted or not, and the entries that correct it. */
class PartnerChecksTest {
  private Desk desk;
  private PartnerChecks checks;

  @BeforeEach
  void open() {
    desk = new Desk();
    desk.company(false, StornoStyle.RED);
    checks = desk.checks();
    desk.register.ordinary(Papers.SELLER);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private PartnerChecks.Verified verify() {
    return checks.verify(Desk.ANA, Desk.COMPANY, List.of(), Progress.SILENT);
  }

  private PartnerDifference only() {
    List<PartnerDifference> all = verify().differences();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void post() {
    desk.service().post(Desk.ANA, Desk.COMPANY, Optional.empty());
  }

  private static String lines(VoucherRecord r) {
    return r.voucher().lines().stream()
        .map(l -> l.side() + " " + l.account() + " " + l.amount().amountText())
        .collect(Collectors.joining(", "));
  }

  @Test
  void aSupplierThatIsNotOnCashAfterAll() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    assertThat(desk.balances()).isEqualTo("401=-121.00 4428=21.00 628=100.00");

    PartnerDifference d = only();
    assertThat(d.kind()).isEqualTo(Kind.CASH);
    assertThat(d.partner()).isEqualTo(Papers.SELLER);
    assertThat(d.name()).isEqualTo("REGISTERED " + Papers.SELLER);
    assertThat(d.assumed()).isEqualTo("on-cash");
    assertThat(d.registry()).isEqualTo("not-on-cash");
    assertThat(d.source()).isEqualTo("test as of 2026-03-10");
    assertThat(d.documents()).extracting(Concerned::number).containsExactly("F 1");

    Accepted accepted = checks.accept(Desk.ANA, d.id(), "phoned");
    assertThat(accepted.difference().state()).isEqualTo(State.ACCEPTED);
    assertThat(accepted.difference().decidedBy()).contains("ana");
    assertThat(accepted.difference().reason()).isEqualTo("phoned");
    assertThat(accepted.problems()).isEmpty();
    assertThat(accepted.vouchers()).hasSize(1);
    VoucherRecord correction = accepted.vouchers().get(0);
    assertThat(lines(correction)).as("P05c").isEqualTo("D 4428.CA -21.00, D 4426 21.00");
    assertThat(correction.state()).isEqualTo(VoucherState.PROPOSED);
    assertThat(correction.document()).contains("d1");
    assertThat(correction.voucher().text()).contains("F 1", "not-on-cash", "test as of");
    VoucherLine back = correction.voucher().lines().get(0);
    assertThat(back.tax().orElseThrow().base().amountText()).isEqualTo("-100.00");
    assertThat(back.tax().orElseThrow().treatment()).isEqualTo("RO.S.PURCHASE.CASH");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.PROPOSED);
    assertThat(desk.due(Queues.POST)).as("the policy posts nothing by itself").isFalse();

    post();
    assertThat(desk.balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.POSTED);
    assertThat(verify().differences()).isEmpty();
    assertThat(desk.audit()).anyMatch(r -> r.action().equals("partner.accept"));
  }

  @Test
  void laterPapersFollowWhatWasAccepted() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    checks.accept(Desk.ANA, only().id(), "");
    post();
    desk.paper("d2", Papers.onCash("F 2", "2026-03-05"), true);
    assertThat(desk.balances()).isEqualTo("401=-242.00 4426=42.00 628=200.00");
    assertThat(verify().differences()).isEmpty();
    assertThat(
            desk.books.<Map<String, PartnerFacts>>read(tx -> tx.companies().partners(Desk.COMPANY)))
        .as("a policy may not take the partner for a known one now")
        .isEmpty();
  }

  @Test
  void acceptingTwiceCorrectsOnce() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    PartnerDifference d = only();
    Accepted first = checks.accept(Desk.ANA, d.id(), "");
    Accepted again = checks.accept(Desk.ANA, d.id(), "once more");
    assertThat(again.difference()).isEqualTo(first.difference());
    assertThat(again.vouchers()).isEqualTo(first.vouchers());
    post();
    checks.accept(Desk.ANA, d.id(), "");
    assertThat(desk.vouchers("d1")).hasSize(2);
    assertThat(desk.balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
    assertThatThrownBy(() -> checks.dismiss(Desk.ANA, d.id(), "no"))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("partner.decided"));
  }

  @Test
  void verifyingTwiceDoublesNothing() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    PartnerDifference d = only();
    desk.clock.advance(java.time.Duration.ofHours(1));
    desk.paper("d2", Papers.onCash("F 2", "2026-03-02"), false);
    PartnerDifference again = only();
    assertThat(again.id()).isEqualTo(d.id());
    assertThat(again.foundAt()).isEqualTo(d.foundAt());
    assertThat(again.documents()).extracting(Concerned::id).containsExactly("d1", "d2");
    assertThat(desk.register.asked).as("once a day").hasSize(1);
    assertThat(checks.differences(Desk.ANA, Desk.COMPANY, Optional.empty())).hasSize(1);
  }

  @Test
  void aDismissedOneIsNotBroughtUpAgain() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    PartnerDifference d = only();
    assertThatThrownBy(() -> checks.dismiss(Desk.ANA, d.id(), " ")).hasMessageContaining("reason");
    PartnerDifference dismissed = checks.dismiss(Desk.ANA, d.id(), "the register is late");
    assertThat(dismissed.state()).isEqualTo(State.DISMISSED);
    assertThat(checks.dismiss(Desk.ANA, d.id(), "again")).isEqualTo(dismissed);
    assertThat(verify().differences()).isEmpty();
    assertThat(checks.differences(Desk.ANA, Desk.COMPANY, Optional.of(State.DISMISSED)))
        .containsExactly(dismissed);
    assertThat(desk.vouchers("d1")).hasSize(1);
    assertThatThrownBy(() -> checks.accept(Desk.ANA, d.id(), ""))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("partner.decided"));
  }

  @Test
  void whatIsNoLongerSoGoes() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    assertThat(verify().differences()).hasSize(1);
    desk.clock.advance(java.time.Duration.ofDays(1));
    desk.register.cash(Papers.SELLER, LocalDate.parse("2026-01-01"), Optional.empty());
    assertThat(verify().differences()).isEmpty();
    assertThat(checks.differences(Desk.ANA, Desk.COMPANY, Optional.empty())).isEmpty();
  }

  @Test
  void aCorrectionIsTakenBackByACounterEntry() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    PartnerDifference d = only();
    VoucherRecord correction = checks.accept(Desk.ANA, d.id(), "").vouchers().get(0);
    post();
    VoucherRecord original = desk.vouchers("d1").get(0);
    assertThatThrownBy(
            () -> desk.service().undo(Desk.ANA, original.voucher().externalId(), "wrong"))
        .as("the correction would stand alone")
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("undo.corrected"));

    desk.service().undo(Desk.ANA, correction.voucher().externalId(), "too early");
    assertThat(desk.balances()).isEqualTo("401=-121.00 4428=21.00 628=100.00");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.POSTED);

    PartnerDifference open = only();
    assertThat(open.id()).as("it is open again").isEqualTo(d.id());
    Accepted second = checks.accept(Desk.ANA, open.id(), "now");
    post();
    assertThat(second.vouchers().get(0).voucher().externalId().value()).endsWith("~2");
    assertThat(desk.balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
  }

  @Test
  void anEntryThatIsTakenBackTakesItsUnpostedCorrectionAlong() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    checks.accept(Desk.ANA, only().id(), "");
    VoucherRecord original = desk.vouchers("d1").get(0);
    desk.service().undo(Desk.ANA, original.voucher().externalId(), "wrong");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.REVERSED);
    post();
    assertThat(desk.balances()).isEmpty();
    desk.propose("d1");
    post();
    assertThat(desk.balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
  }

  @Test
  void inBlackWhereTheCompanyWritesSo() {
    desk.company(true, StornoStyle.BLACK);
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    VoucherRecord r = checks.accept(Desk.ANA, only().id(), "").vouchers().get(0);
    assertThat(lines(r)).isEqualTo("C 4428.CA 21.00, D 4426 21.00");
    assertThat(desk.due(Queues.POST)).as("the policy posts by itself").isTrue();
  }

  @Test
  void aClosedMonthIsLeftAlone() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    desk.host.openFrom = LocalDate.parse("2026-05-01");
    VoucherRecord r = checks.accept(Desk.ANA, only().id(), "").vouchers().get(0);
    assertThat(r.voucher().date()).isEqualTo(LocalDate.parse("2026-05-01"));
    assertThat(r.voucher().documentDate()).isEqualTo(LocalDate.parse("2026-03-01"));
    assertThat(r.voucher().lines().get(1).tax().orElseThrow().deductionPeriod())
        .contains(YearMonth.of(2026, 5));
  }

  @Test
  void whatIsNotBookedYetIsProposedAnew() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), false);
    Accepted a = checks.accept(Desk.ANA, only().id(), "");
    assertThat(a.vouchers()).isEmpty();
    assertThat(desk.vouchers("d1")).hasSize(1);
    assertThat(lines(desk.vouchers("d1").get(0)))
        .isEqualTo("D 628 100.00, D 4426 21.00, C 401 121.00");
    assertThat(verify().differences()).isEmpty();
  }

  @Test
  void onlyTheDaysOfTheRegisterAreCorrected() {
    desk.register.cash(
        Papers.SELLER, LocalDate.parse("2026-02-01"), Optional.of(LocalDate.parse("2026-02-28")));
    desk.paper("d1", Papers.onCash("F 1", "2026-02-10"), true);
    desk.paper("d2", Papers.onCash("F 2", "2026-03-01"), true);
    desk.paper("d3", Papers.plain("F 3", "2026-02-11"), true);
    List<PartnerDifference> all = verify().differences();
    assertThat(all)
        .extracting(
            PartnerDifference::registry,
            x -> x.documents().get(0).number(),
            PartnerDifference::from)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "not-on-cash", "F 2", Optional.of(LocalDate.parse("2026-03-01"))),
            org.assertj.core.groups.Tuple.tuple(
                "on-cash", "F 3", Optional.of(LocalDate.parse("2026-02-01"))));
    all.forEach(x -> checks.accept(Desk.ANA, x.id(), ""));
    post();
    assertThat(desk.balances()).isEqualTo("401=-363.00 4426=21.00 4428=42.00 628=300.00");
    assertThat(verify().differences()).isEmpty();
  }

  @Test
  void vatOfASupplierThatIsNotRegisteredBecomesCost() {
    Period until =
        new Period(Optional.empty(), Optional.of(LocalDate.parse("2026-02-20")), Optional.empty());
    desk.register.vat(Papers.SELLER, false, List.of(until));
    desk.paper("d0", Papers.plain("F 0", "2026-02-10"), true);
    desk.paper("d1", Papers.plain("F 1", "2026-03-01"), true);
    PartnerDifference d = only();
    assertThat(d.kind()).isEqualTo(Kind.VAT);
    assertThat(d.from()).contains(LocalDate.parse("2026-02-21"));
    assertThat(d.documents()).extracting(Concerned::id).containsExactly("d1");
    Accepted a = checks.accept(Desk.ANA, d.id(), "");
    assertThat(lines(a.vouchers().get(0))).isEqualTo("D 628 -100.00, D 628 121.00, D 4426 -21.00");
    post();
    assertThat(desk.balances()).isEqualTo("401=-242.00 4426=21.00 628=221.00");
  }

  @Test
  void theRegisterAnswersAQuestion() {
    new CompaniesService(desk.books, desk.clock)
        .putPartners(Desk.ANA, Desk.COMPANY, Map.of(Papers.SELLER, new PartnerFacts(false, false)));
    desk.paper("d1", Papers.plain("F 1", "2026-03-01"), false);
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.QUESTION);
    PartnerDifference d = only();
    assertThat(d.kind()).isEqualTo(Kind.VAT);
    assertThat(d.assumed()).isEqualTo("not-registered");
    checks.accept(Desk.ANA, d.id(), "");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.PROPOSED);
    assertThat(desk.questions("d1")).isEmpty();
    assertThat(verify().differences()).isEmpty();
  }

  @Test
  void theRegisterTellsTheCountry() {
    desk.paper("d1", Papers.from("F 1", Papers.seller("14399840", "Atlantida")), false);
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.QUESTION);
    desk.paper("d2", Papers.from("F 2", Papers.seller("14399840", "Germania")), false);
    PartnerDifference d = only();
    assertThat(d.kind()).isEqualTo(Kind.COUNTRY);
    assertThat(d.assumed()).isEqualTo("unknown");
    assertThat(d.registry()).isEqualTo("RO");
    assertThat(d.documents())
        .as("the same digits of another country are another partner")
        .extracting(Concerned::id)
        .containsExactly("d1");
    checks.accept(Desk.ANA, d.id(), "");
    assertThat(lines(desk.vouchers("d1").get(0)))
        .isEqualTo("D 628 100.00, D 4426 21.00, C 401 121.00");
    assertThat(verify().differences()).isEmpty();
  }
}
