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
import org.partida.api.posting.MonthWork.Done;
import org.partida.api.posting.MonthWork.Order;
import org.partida.api.posting.VoucherState;
import org.partida.base.work.Queues;
import org.partida.model.PartidaException;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.spi.posting.StornoStyle;

/** The VAT close of a period: once, with preview, undoable, from the ledger's balances. */
class VatCloseTest {
  private static final List<YearMonth> MARCH = List.of(YearMonth.of(2026, 3));
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private Done close(Order order) {
    return desk.month().closeVat(Desk.ANA, Desk.COMPANY, MARCH, order);
  }

  @Test
  void closesOnceAndTakenBackEverythingIsAsBefore() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    String before = desk.balances();
    Done shown = close(Order.PREVIEW);
    assertThat(shown.run()).isEmpty();
    assertThat(shown.vouchers()).hasSize(1);
    assertThat(desk.balances()).as("a preview books nothing").isEqualTo(before);

    Done done = close(Order.NOW);
    assertThat(done.records()).extracting(r -> r.state()).containsExactly(VoucherState.POSTED);
    assertThat(done.vouchers().get(0).date()).isEqualTo("2026-03-31");
    assertThat(desk.balances()).isEqualTo("401=-121.00 4424=21.00 628=100.00");
    Done again = close(Order.NOW);
    assertThat(again.records()).isEqualTo(done.records());
    assertThat(again.notes()).hasSize(1);
    assertThat(desk.balances()).isEqualTo("401=-121.00 4424=21.00 628=100.00");

    Voucher v = done.vouchers().get(0);
    desk.service().undo(Desk.ANA, v.externalId(), "too early");
    assertThat(desk.balances()).isEqualTo(before);
    Done anew = close(Order.NOW);
    assertThat(anew.vouchers().get(0).externalId()).isNotEqualTo(v.externalId());
    assertThat(desk.balances()).isEqualTo("401=-121.00 4424=21.00 628=100.00");
  }

  @Test
  void whatIsDeductedLaterStays() {
    desk.clock.advance(java.time.Duration.ofDays(25));
    desk.paper("late", Papers.plain("F9", "2026-03-30"), true);
    assertThat(close(Order.NOW).vouchers()).as("received in April, deducted in April").isEmpty();
    assertThat(desk.balances()).contains("4426=21.00");
    Done april =
        desk.month().closeVat(Desk.ANA, Desk.COMPANY, List.of(YearMonth.of(2026, 4)), Order.NOW);
    assertThat(april.vouchers()).hasSize(1);
    assertThat(desk.balances()).isEqualTo("401=-121.00 4424=21.00 628=100.00");
  }

  @Test
  void unpostedDocumentsHoldItUpUnlessTold() {
    desk.company(false, StornoStyle.RED);
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    desk.paper("d2", Papers.plain("F2", "2026-03-06"), false);
    assertThatThrownBy(() -> close(Order.NOW))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("F2");
    assertThat(close(new Order(false, true)).records()).hasSize(1);
    desk.postStep("d2");
    assertThatThrownBy(() -> close(Order.NOW))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("booked since");
  }

  @Test
  void aClosedPeriodTakesNone() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    desk.periods()
        .close(
            Desk.ANA,
            Desk.COMPANY,
            new Closing(MARCH, Optional.empty(), PeriodState.SOFT_CLOSED, "filed", false));
    assertThatThrownBy(() -> close(Order.NOW))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("closed");
    assertThat(close(Order.PREVIEW).vouchers()).hasSize(1);
  }

  @Test
  void aLostAnswerIsFoundByAWorker() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    desk.host.lost.set(1);
    assertThatThrownBy(() -> close(Order.NOW)).isInstanceOf(PartidaException.class);
    int sent = desk.host.sent.get();
    String run = "run:vat-close:" + Desk.COMPANY + ":2026-03";
    assertThat(desk.queued(Queues.POST)).isPositive();
    desk.postStep("run:" + run);
    assertThat(desk.host.sent.get()).as("asked, not sent again").isEqualTo(sent);
    assertThat(close(Order.NOW).records())
        .extracting(r -> r.state())
        .containsExactly(VoucherState.POSTED);
    assertThat(desk.balances()).isEqualTo("401=-121.00 4424=21.00 628=100.00");

    desk.host.lost.set(1);
    Voucher v = close(Order.NOW).vouchers().get(0);
    assertThatThrownBy(() -> desk.service().undo(Desk.ANA, v.externalId(), "no"))
        .isInstanceOf(PartidaException.class);
    desk.postStep("run:" + run);
    assertThat(desk.balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
    assertThat(desk.service().find(Desk.ANA, v.externalId()).orElseThrow().state())
        .isEqualTo(VoucherState.REVERSED);
  }
}
