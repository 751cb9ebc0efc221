package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.AccountingPeriods.Closing;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.model.PartidaException;
import org.partida.model.document.AccountingState;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.Periods.Period;
import org.partida.spi.host.Periods.PeriodState;

/** Closing and opening periods, and what is refused or moved by that. */
class PeriodsTest {
  private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk();
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private void close(PeriodState state, YearMonth... months) {
    desk.periods()
        .close(
            Desk.ANA,
            Desk.COMPANY,
            new Closing(List.of(months), Optional.empty(), state, "return filed", false));
  }

  private VoucherRecord standing(String document) {
    List<VoucherRecord> all = Records.standing(desk.vouchers(document));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void aPeriodIsClosedAndOpenedWithReasonPersonAndTime() {
    close(PeriodState.CLOSED, FEBRUARY);
    List<Period> year =
        desk.periods().list(Desk.ANA, Desk.COMPANY, YearMonth.of(2026, 1), YearMonth.of(2026, 12));
    assertThat(year).hasSize(12);
    assertThat(year.get(0).state()).isEqualTo(PeriodState.OPEN);
    assertThat(year.get(1))
        .isEqualTo(
            new Period(
                FEBRUARY,
                Optional.empty(),
                PeriodState.CLOSED,
                "return filed",
                "ana",
                Optional.of(desk.clock.instant())));
    assertThat(desk.audit()).anyMatch(r -> r.action().equals("period.set"));

    desk.periods().reopen(Desk.ANA, Desk.COMPANY, List.of(FEBRUARY), Optional.empty(), "forgot");
    Period now = desk.periods().list(Desk.ANA, Desk.COMPANY, FEBRUARY, FEBRUARY).get(0);
    assertThat(now.state()).isEqualTo(PeriodState.OPEN);
    assertThat(now.reason()).isEqualTo("forgot");
  }

  @Test
  void withoutAReasonNothingIsSet() {
    assertThatThrownBy(
            () ->
                desk.periods()
                    .reopen(Desk.ANA, Desk.COMPANY, List.of(MARCH), Optional.empty(), " "))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("reason");
  }

  @Test
  void unpostedDocumentsHoldTheClosingUp() {
    desk.company(false, org.partida.spi.posting.StornoStyle.RED);
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), false);
    assertThatThrownBy(() -> close(PeriodState.CLOSED, MARCH))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("1 documents of 2026-03")
        .hasMessageContaining("F1");
    desk.postStep("d1");
    close(PeriodState.CLOSED, MARCH);
    assertThat(desk.periods().list(Desk.ANA, Desk.COMPANY, MARCH, MARCH).get(0).state())
        .isEqualTo(PeriodState.CLOSED);
  }

  @Test
  void aRefusedPostNamesTheNextOpenDayAndTheCommand() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), false);
    desk.periods()
        .close(
            Desk.ANA,
            Desk.COMPANY,
            new Closing(List.of(MARCH), Optional.empty(), PeriodState.SOFT_CLOSED, "D300", true));
    desk.postStep("d1");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.FAILED);
    String fix = standing("d1").problem().orElseThrow().fix();
    assertThat(fix)
        .contains("2026-04-01")
        .contains("post --company " + Desk.COMPANY + " d1 --date 2026-04-01");

    desk.periods().postOn(Desk.ANA, Desk.COMPANY, "d1", LocalDate.of(2026, 4, 2), false);
    Voucher v = standing("d1").voucher();
    assertThat(standing("d1").state()).isEqualTo(VoucherState.POSTED);
    assertThat(v.date()).isEqualTo("2026-04-02");
    assertThat(v.documentDate()).isEqualTo("2026-03-05");
    assertThat(v.lines())
        .filteredOn(l -> l.account().synthetic().equals("4426"))
        .flatExtracting(l -> l.tax().flatMap(TaxFacts::deductionPeriod).stream().toList())
        .as("the return of March is filed")
        .containsExactly(YearMonth.of(2026, 4));
    assertThat(v.lines()).allMatch(l -> l.why().contains("because 2026-03 is closed"));
  }

  @Test
  void anInvoiceOfAClosedPeriodGoesIntoTheCurrentOne() {
    close(PeriodState.CLOSED, FEBRUARY);
    desk.paper("d1", Papers.plain("F1", "2026-02-20"), true);
    Voucher v = standing("d1").voucher();
    assertThat(standing("d1").state()).isEqualTo(VoucherState.POSTED);
    assertThat(v.date()).as("the day of receipt").isEqualTo("2026-03-10");
    assertThat(v.lines())
        .flatExtracting(l -> l.tax().flatMap(TaxFacts::deductionPeriod).stream().toList())
        .containsOnly(MARCH);
    assertThat(desk.balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
  }

  @Test
  void anErrorOfAClosedYearGoesToTheRetainedResult() {
    desk.company(false, org.partida.spi.posting.StornoStyle.RED);
    desk.paper("d1", Papers.plain("F1", "2025-11-20"), false);
    desk.periods().postOn(Desk.ANA, Desk.COMPANY, "d1", LocalDate.of(2026, 3, 10), true);
    assertThat(desk.balances()).isEqualTo("1174=100.00 401=-121.00 4426=21.00");

    desk.paper("d2", Papers.plain("F2", "2026-01-20"), false);
    assertThatThrownBy(
            () ->
                desk.periods()
                    .postOn(Desk.ANA, Desk.COMPANY, "d2", LocalDate.of(2026, 3, 10), true))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("not of an earlier year");
  }

  @Test
  void whatIsPostedIsTakenBackInTheNextOpenPeriod() {
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    close(PeriodState.SOFT_CLOSED, MARCH);
    desk.service().undo(Desk.ANA, standing("d1").voucher().externalId(), "wrong");
    Voucher counter =
        desk.vouchers("d1").stream()
            .filter(Records::isCounterEntry)
            .findFirst()
            .orElseThrow()
            .voucher();
    assertThat(counter.date()).isEqualTo("2026-04-01");
    assertThat(counter.lines())
        .flatExtracting(l -> l.tax().flatMap(TaxFacts::deductionPeriod).stream().toList())
        .as("the filed return stays as it is")
        .containsOnly(YearMonth.of(2026, 4));
    assertThat(desk.balances()).isEmpty();
  }

  @Test
  void oneJournalAloneCanBeClosed() {
    desk.periods()
        .close(
            Desk.ANA,
            Desk.COMPANY,
            new Closing(
                List.of(MARCH),
                Optional.of(Journal.SALES),
                PeriodState.CLOSED,
                "all issued",
                false));
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    assertThat(standing("d1").voucher().date()).isEqualTo("2026-03-05");
    assertThat(standing("d1").state()).isEqualTo(VoucherState.POSTED);
  }

  @Test
  void aYearIsClosedAndOpenedAsAWhole() {
    YearMonth[] year =
        IntStream.rangeClosed(1, 12).mapToObj(m -> YearMonth.of(2025, m)).toArray(YearMonth[]::new);
    close(PeriodState.YEAR_CLOSED, year);
    assertThatThrownBy(
            () ->
                desk.periods()
                    .reopen(Desk.ANA, Desk.COMPANY, List.of(year[3]), Optional.empty(), "one"))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("whole year");
    desk.periods().reopen(Desk.ANA, Desk.COMPANY, List.of(year), Optional.empty(), "audit");
    assertThat(desk.periods().list(Desk.ANA, Desk.COMPANY, year[0], year[11]))
        .extracting(Period::state)
        .containsOnly(PeriodState.OPEN);
  }
}
