package org.partida.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partida.api.notice.Notice;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;

/**
 * An authorisation that ends is told in time, at each mark once, and no more once it is renewed.
 */
class NoticesTest {
  private static final Actor ACTOR = Actor.all("ana", "Ana", Channel.SHELL);

  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final TempHome home = new TempHome();
  private final StoreDatabases databases = StoreDatabases.sqlite(home.books(), 2, clock);
  private final UnitOfWork books = new Books(databases, new WakeupHub());
  private final RenewStep renew = new RenewStep(books, List.of(), clock);
  private final NoticesService notices = new NoticesService(books);

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  @Test
  void anEndIsToldThirtyFourteenSevenAndOneDayAheadAndWhenItIsOver() {
    connection(clock.instant().plus(Duration.ofDays(40)), "CONNECTED");
    List<String> told = new ArrayList<>();
    for (int day = 0; day <= 41; day++) {
      run();
      notices.list(ACTOR, Optional.empty()).stream()
          .map(n -> n.problem().code())
          .filter(c -> told.isEmpty() || !told.get(told.size() - 1).equals(c))
          .forEach(told::add);
      clock.advance(Duration.ofDays(1));
    }
    assertThat(told)
        .containsExactly(
            "connection.ends-30",
            "connection.ends-14",
            "connection.ends-7",
            "connection.ends-1",
            "connection.ended");
    connection(clock.instant().plus(Duration.ofDays(300)), "CONNECTED");
    run();
    assertThat(notices.list(ACTOR, Optional.empty())).isEmpty();
  }

  @Test
  void whatIsOverIsUrgentAndSeenUntilItGoes() {
    connection(clock.instant().plus(Duration.ofDays(300)), "REAUTHORISE");
    run();
    Notice n = notices.list(ACTOR, Optional.empty()).get(0);
    assertThat(n.level()).isEqualTo(Notice.Level.URGENT);
    assertThat(new NoticeHealth(books).check().get(0).message()).contains("is over");
    notices.seen(ACTOR, n.key());
    assertThat(notices.list(ACTOR, Optional.empty()).get(0).seenBy()).contains("ana");
    assertThat(new NoticeHealth(books).check().get(0).message()).isEqualTo("nothing to be told");
    assertThatThrownBy(() -> notices.seen(ACTOR, "nothing"))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("notice.unknown");
    Actor stranger = new Actor("x", "X", Channel.WEB, List.of());
    assertThat(notices.list(stranger, Optional.empty())).isEmpty();
  }

  @Test
  void everyNotifierIsTold() throws Exception {
    connection(clock.instant(), "REAUTHORISE");
    run();
    List<String> heard = new ArrayList<>();
    TellStep tell =
        new TellStep(
            books,
            List.of(
                new org.partida.spi.notify.Notifier() {
                  @Override
                  public String name() {
                    return "test";
                  }

                  @Override
                  public void tell(Notice notice) {
                    heard.add(notice.key());
                  }
                }));
    String key = "connection/firm/authorisation";
    WorkItem item = new WorkItem(1, Queues.TELL, key, Optional.empty(), key, 0, Optional.empty());
    assertThat(tell.apply(item)).isInstanceOf(Outcome.Done.class);
    assertThat(heard).containsExactly(key);
  }

  private void run() {
    WorkItem item =
        new WorkItem(1, Queues.RENEW, "firm", Optional.empty(), "firm", 0, Optional.empty());
    Outcome outcome = renew.apply(item);
    books.write(
        tx -> {
          outcome.effect().in(tx);
          return null;
        });
  }

  private void connection(Instant until, String state) {
    Optional<String> none = Optional.empty();
    books.write(
        tx -> {
          tx.connections()
              .put(
                  new ConnectionRow(
                      "firm",
                      "ro.spv",
                      "Our firm",
                      none,
                      none,
                      "x",
                      "y",
                      Optional.empty(),
                      Optional.of(until),
                      state,
                      0));
          return null;
        });
  }
}
