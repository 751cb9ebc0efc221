package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.AccountingPeriods.Closing;
import org.partida.api.posting.Accrual;
import org.partida.api.posting.Accruals.Wanted;
import org.partida.api.posting.Explanations.Verdict;
import org.partida.api.posting.MonthWork.Done;
import org.partida.api.posting.MonthWork.Order;
import org.partida.api.posting.Undoing.Level;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.host.Periods.PeriodState;

/** What is paid ahead, spread over months. */
class AccrualsTest {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
    desk.products(List.of(Desk.services(Optional.of("471"))));
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private Accrual add(int months) {
    return desk.accruals()
        .add(
            Desk.ANA,
            Desk.COMPANY,
            new Wanted(
                "d1", Optional.empty(), MARCH, months, AccountCode.of("613"), Optional.empty()));
  }

  private Done run(YearMonth month, Order order) {
    return desk.accruals().run(Desk.ANA, Desk.COMPANY, month, order);
  }

  @Test
  void eachMonthOnceTheLastTakesTheRestAndAllIsTakenBack() {
    String before = desk.balances();
    assertThat(before).isEqualTo("401=-121.00 4426=21.00 471=100.00");
    add(3);
    assertThat(run(MARCH, Order.PREVIEW).vouchers()).hasSize(1);
    assertThat(desk.balances()).isEqualTo(before);
    Done march = run(MARCH, Order.NOW);
    assertThat(desk.balances()).isEqualTo("401=-121.00 4426=21.00 471=66.67 613=33.33");
    assertThat(run(MARCH, Order.NOW).vouchers()).as("once").isEmpty();
    Done rest = run(MARCH.plusMonths(2), Order.NOW);
    assertThat(rest.vouchers())
        .extracting(v -> v.date() + " " + v.total().decimal())
        .containsExactly("2026-04-30 33.33", "2026-05-31 33.34");
    assertThat(desk.balances()).isEqualTo("401=-121.00 4426=21.00 613=100.00");
    assertThat(run(MARCH.plusMonths(9), Order.NOW).vouchers()).isEmpty();
    ExternalId id = march.vouchers().get(0).externalId();
    assertThat(desk.explanations().why(Desk.ANA, Optional.empty(), id.value()).again().verdict())
        .isEqualTo(Verdict.SAME);

    for (Done d : List.of(rest, march)) {
      desk.undoing().undo(Desk.ANA, Level.RUN, d.run().orElseThrow(), "wrong account");
    }
    assertThat(desk.balances()).isEqualTo(before);
  }

  @Test
  void anEndedScheduleBooksNoMore() {
    Accrual a = add(3);
    run(MARCH, Order.NOW);
    desk.accruals().end(Desk.ANA, Desk.COMPANY, a.id(), MARCH, "the contract was ended");
    assertThat(run(MARCH.plusMonths(2), Order.NOW).vouchers()).isEmpty();
    assertThat(desk.accruals().list(Desk.ANA, Desk.COMPANY).get(0).ended()).contains(MARCH);
  }

  @Test
  void aMonthThatIsClosedMeanwhileIsBookedInTheCurrentOne() {
    add(3);
    desk.periods()
        .close(
            Desk.ANA,
            Desk.COMPANY,
            new Closing(List.of(MARCH), Optional.empty(), PeriodState.CLOSED, "done", false));
    assertThat(run(MARCH.plusMonths(1), Order.NOW).vouchers())
        .extracting(v -> v.date() + " " + v.text())
        .containsExactly("2026-04-30 Part of F1 for 2026-03", "2026-04-30 Part of F1 for 2026-04");
  }

  @Test
  void whatCannotBeSpreadSaysWhy() {
    add(3);
    assertThatThrownBy(() -> add(3))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("spread already");
    desk.products(List.of(Desk.services(Optional.empty())));
    desk.paper("d2", Papers.plain("F2", "2026-03-05"), true);
    assertThatThrownBy(
            () ->
                desk.accruals()
                    .add(
                        Desk.ANA,
                        Desk.COMPANY,
                        new Wanted(
                            "d2",
                            Optional.empty(),
                            MARCH,
                            2,
                            AccountCode.of("613"),
                            Optional.empty())))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("no line on an account");
    desk.undoing().undo(Desk.ANA, Level.DOCUMENT, "d1", "not ours");
    Done done = run(MARCH, Order.NOW);
    assertThat(done.vouchers()).isEmpty();
    assertThat(done.notes()).singleElement().asString().contains("taken back");
  }
}
