package org.partida.documents.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.partida.base.port.MailboxStore.OpenWindow;
import org.partida.model.CompanyId;
import org.partida.spi.network.MessagePage;

class PagingTest {
  private static final Instant NOON = Instant.parse("2026-11-27T10:00:00Z");
  private static final OpenWindow WINDOW = Paging.open(NOON.minus(Duration.ofDays(60)), NOON, true);

  @Test
  void pagesFollowOneAnother() {
    Paging.Move move = step(WINDOW, 3, 1200, 500);
    assertThat(move.step()).isEqualTo(Paging.Step.PAGE);
    assertThat(move.window().page()).isEqualTo(2);
    move = step(move.window(), 3, 1200, 1000);
    move = step(move.window(), 3, 1200, 1200);
    assertThat(move.step()).isEqualTo(Paging.Step.DONE);
  }

  @Test
  void aWindowThatDoesNotAddUpIsListedOnceMore() {
    Paging.Move move = step(step(WINDOW, 2, 600, 500).window(), 2, 600, 599);
    assertThat(move.step()).isEqualTo(Paging.Step.AGAIN);
    assertThat(move.window().page()).isEqualTo(1);
    move = step(step(move.window(), 2, 600, 500).window(), 2, 600, 599);
    assertThat(move.step()).isEqualTo(Paging.Step.DONE);
  }

  @Test
  void aNumberThatChangesMeansThatPagesShifted() {
    Paging.Move move = step(step(WINDOW, 2, 600, 500).window(), 2, 601, 601);
    assertThat(move.step()).isEqualTo(Paging.Step.AGAIN);
  }

  @Test
  void aBigMailboxIsListedDayByDayTheOldestFirst() {
    Paging.Move move = step(WINDOW, Paging.MOST_PAGES + 1, 20_000, 500);
    assertThat(move.step()).isEqualTo(Paging.Step.CUT);
    OpenWindow w = move.window();
    int windows = 0;
    while (move.step() != Paging.Step.DONE) {
      assertThat(Duration.between(w.from(), w.to())).isLessThanOrEqualTo(Duration.ofDays(1));
      move = step(w, 1, 1, 1);
      assertThat(move.window().from())
          .isEqualTo(move.step() == Paging.Step.DONE ? w.from() : w.to());
      w = move.window();
      windows++;
    }
    assertThat(windows).isEqualTo(60);
    assertThat(w.to()).isEqualTo(NOON);
  }

  @Test
  void busyMailboxesAreListedOftenQuietOnesDailyAndSpreadOverTheDay() {
    SyncSettings settings = SyncSettings.defaults();
    Duration daily = Duration.ofHours(24);
    assertThat(Schedule.interval(Optional.of(NOON.minusSeconds(60)), NOON, Duration.ZERO, settings))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(Schedule.interval(Optional.empty(), NOON, Duration.ZERO, settings)).isEqualTo(daily);
    assertThat(Schedule.floor(10_000, 1000)).isEqualTo(Duration.ofMinutes(20));
    TreeMap<Integer, Integer> byHour = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      CompanyId company = new CompanyId("RO" + (10_000_000 + i * 7));
      Instant next = Schedule.next(company, daily, NOON);
      assertThat(next).isAfter(NOON).isBeforeOrEqualTo(NOON.plus(daily));
      assertThat(Schedule.next(company, daily, next)).isEqualTo(next.plus(daily));
      byHour.merge((int) Duration.between(NOON, next).toHours(), 1, Integer::sum);
    }
    assertThat(byHour.values()).allMatch(n -> n < 700);
  }

  private static Paging.Move step(OpenWindow w, int pages, int total, int seen) {
    MessagePage page = new MessagePage(List.of(), pages, List.of()).of(total);
    return Paging.next(Paging.counted(w, page, 0), page, seen);
  }
}
