package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.AccountingPeriods.Closing;
import org.partida.api.posting.Explanations.Explanation;
import org.partida.api.posting.Explanations.Verdict;
import org.partida.api.posting.MonthWork.Done;
import org.partida.api.posting.MonthWork.Order;
import org.partida.api.posting.Undoing.Level;
import org.partida.api.posting.Undoing.Plan;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.model.PartidaException;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.spi.posting.StornoStyle;

/** Why an entry is as it is, and undo of what belongs together. */
class WhyTest {
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private VoucherRecord standing(String document) {
    return Records.standing(desk.vouchers(document)).get(0);
  }

  private Explanation why(String document) {
    return desk.explanations()
        .why(Desk.ANA, Optional.empty(), standing(document).voucher().externalId().value());
  }

  @Test
  void theRulesSayTheSameAgain() {
    desk.company(false, StornoStyle.RED);
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), false);
    desk.service().post(Desk.ANA, Desk.COMPANY, Optional.empty());
    Explanation e = why("d1");
    assertThat(e.again().verdict()).isEqualTo(Verdict.SAME);
    assertThat(e.again().reasons()).isEmpty();
    assertThat(e.inputsHash()).hasValueSatisfying(h -> assertThat(h).hasSize(64));
    assertThat(e.document().orElseThrow().number()).isEqualTo("F1");
    assertThat(e.events())
        .anyMatch(v -> v.action().equals("voucher.post") && v.person().equals("ana"));
    assertThat(
            desk.explanations()
                .why(Desk.ANA, Optional.of(Desk.COMPANY), "PURCHASES-2026-000001")
                .voucher())
        .isEqualTo(e.voucher());
  }

  @Test
  void otherSettingsSinceAreToldButTheOldInputCounts() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    desk.products(List.of(Desk.services(Optional.of("611"))));
    Explanation e = why("d1");
    assertThat(e.again().verdict()).isEqualTo(Verdict.SAME);
    assertThat(e.again().reasons())
        .singleElement()
        .asString()
        .contains("settings have changed")
        .contains("other lines today");
  }

  @Test
  void aRuleVersionThatIsGoneIsNamed() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    desk.ruleVersion("ro-2031.9");
    Explanation e = why("d1");
    assertThat(e.again().reasons())
        .anyMatch(r -> r.contains("ro-2026.1 is no longer there") && r.contains("ro-2031.9"));
    assertThat(e.again().verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void aLateEntryIsMadeAgainInItsLaterPeriod() {
    desk.periods()
        .close(
            Desk.ANA,
            Desk.COMPANY,
            new Closing(
                List.of(YearMonth.of(2026, 2)),
                Optional.empty(),
                PeriodState.CLOSED,
                "filed",
                false));
    desk.paper("d1", Papers.plain("F1", "2026-02-20"), true);
    assertThat(standing("d1").voucher().date()).isEqualTo("2026-03-10");
    assertThat(why("d1").again().verdict()).isEqualTo(Verdict.SAME);

    desk.company(false, StornoStyle.RED);
    desk.paper("d2", Papers.plain("F2", "2025-11-20"), false);
    desk.periods().postOn(Desk.ANA, Desk.COMPANY, "d2", LocalDate.of(2026, 3, 11), true);
    assertThat(why("d2").again().verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void whatWasNotMadeByRulesSaysSo() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    desk.service().undo(Desk.ANA, standing("d1").voucher().externalId(), "wrong");
    String counter =
        desk.vouchers("d1").stream()
            .filter(Records::isCounterEntry)
            .findFirst()
            .orElseThrow()
            .voucher()
            .externalId()
            .value();
    Explanation e = desk.explanations().why(Desk.ANA, Optional.empty(), counter);
    assertThat(e.again().verdict()).isEqualTo(Verdict.NOT_ASKED);
    assertThatThrownBy(() -> desk.explanations().why(Desk.ANA, Optional.empty(), "nobody"))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("no entry nobody");
  }

  @Test
  void theVatCloseIsExplainedAndTakenBackAsARun() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    String before = desk.balances();
    Done done =
        desk.month().closeVat(Desk.ANA, Desk.COMPANY, List.of(YearMonth.of(2026, 3)), Order.NOW);
    String id = done.vouchers().get(0).externalId().value();
    Explanation e = desk.explanations().why(Desk.ANA, Optional.empty(), id);
    assertThat(e.again().verdict()).isEqualTo(Verdict.SAME);
    assertThat(e.run()).isEqualTo(done.run());

    Plan plan = desk.undoing().plan(Desk.ANA, Level.RUN, done.run().orElseThrow());
    assertThat(plan.vouchers()).hasSize(1);
    assertThat(plan.total().decimal()).isEqualByComparingTo("21.00");
    desk.undoing().undo(Desk.ANA, Level.RUN, done.run().orElseThrow(), "too early");
    assertThat(desk.balances()).isEqualTo(before);
    assertThat(desk.undoing().plan(Desk.ANA, Level.RUN, done.run().orElseThrow()).vouchers())
        .isEmpty();
  }

  @Test
  void aDocumentAndARunOfPostingAreTakenBack() {
    desk.company(false, StornoStyle.RED);
    for (String d : List.of("d1", "d2", "d3")) {
      desk.paper(d, Papers.plain("F-" + d, "2026-03-05"), false);
    }
    desk.service().post(Desk.ANA, Desk.COMPANY, Optional.empty());
    Plan one = desk.undoing().undo(Desk.ANA, Level.DOCUMENT, "d2", "not ours");
    assertThat(one.vouchers()).extracting(VoucherRecord::state).containsOnly(VoucherState.REVERSED);
    assertThat(desk.balances()).isEqualTo("401=-242.00 4426=42.00 628=200.00");

    String run = desk.undoing().runs(Desk.ANA, Desk.COMPANY, 10).get(0).id();
    Plan plan = desk.undoing().plan(Desk.ANA, Level.RUN, run);
    assertThat(plan.vouchers()).hasSize(2);
    assertThat(plan.total().decimal()).isEqualByComparingTo("242.00");
    desk.undoing().undo(Desk.ANA, Level.RUN, run, "wrong month");
    assertThat(desk.balances()).isEmpty();
  }
}
