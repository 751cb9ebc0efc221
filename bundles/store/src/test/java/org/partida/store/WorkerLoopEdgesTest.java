package org.partida.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.work.Outcome;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkState;
import org.partida.base.work.internal.WorkSettings;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.spi.action.Progress;

/** The workers over real books. */
@Timeout(60)
class WorkerLoopEdgesTest extends WorkerLoopBase {
  /** A slow authority keeps sixteen rows waiting; the one thread that computes stays free. */
  @Test
  void stepsThatWaitOutsideHaveThreadsOfTheirOwn() throws Exception {
    CountDownLatch inside = new CountDownLatch(16);
    CountDownLatch go = new CountDownLatch(1);
    WorkerLoop loop =
        loop(
            "a",
            new WorkSettings(
                1,
                20,
                Duration.ofSeconds(60),
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                Duration.ZERO));
    loop.add(
        outside(
            "fetch",
            16,
            item -> {
              inside.countDown();
              go.await();
              return Outcome.done(Outcome.Effect.NONE);
            }));
    loop.add(step("read", 2, item -> Outcome.done(tx -> note(tx, "read"))));
    for (int i = 0; i < 16; i++) {
      enqueue("fetch", ALFA, "k" + i);
    }
    assertThat(inside.await(20, TimeUnit.SECONDS)).as("all sixteen at once").isTrue();
    enqueue("read", ALFA, "r");
    await().untilAsserted(() -> assertThat(notes()).containsExactly("read"));
    go.countDown();
    assertThat(loop.awaitQuiet(Optional.empty(), Duration.ofSeconds(20), Progress.SILENT)).isTrue();
  }

  @Test
  void aLongStepKeepsItsLease() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    WorkerLoop loop = loop("a");
    loop.add(
        step(
            "read",
            1,
            item -> {
              inside.countDown();
              go.await();
              return Outcome.done(tx -> note(tx, "done"));
            }));
    enqueue("read", ALFA, "k");
    inside.await();
    clock.advance(Duration.ofSeconds(50));
    // prolonged by the poll
    await()
        .untilAsserted(
            () ->
                assertThat(
                        books.<Optional<java.time.Instant>>read(
                            tx -> tx.work().nextReady(List.of("read"))))
                    .contains(clock.instant().plusSeconds(60)));
    clock.advance(Duration.ofSeconds(50));
    assertThat(
            books.<List<WorkItem>>write(
                tx -> tx.work().lease("read", "other", clock.instant(), clock.instant(), 5)))
        .isEmpty();
    go.countDown();
    assertThat(loop.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
    assertThat(notes()).containsExactly("done");
  }

  @Test
  void aStepThatGoesAwayFinishesWhatItHasAndGivesBackTheRest() throws Exception {
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    Step slow =
        step(
            "read",
            2,
            item -> {
              inside.countDown();
              go.await();
              return Outcome.done(tx -> note(tx, item.key()));
            });
    WorkerLoop loop = loop("a");
    for (int i = 0; i < 20; i++) {
      enqueue("read", ALFA, "k" + i);
    }
    loop.add(slow);
    inside.await();
    ExecutorService other = Executors.newSingleThreadExecutor();
    Future<?> removal = other.submit(() -> loop.remove(slow));
    await().untilAsserted(() -> assertThat(count("read", WorkState.LEASED)).isEqualTo(2));
    assertThat(removal.isDone()).isFalse();
    go.countDown();
    removal.get(10, TimeUnit.SECONDS);
    other.shutdown();
    assertThat(notes()).hasSize(2);
    assertThat(count("read", WorkState.READY)).isEqualTo(18);
    loop.add(step("read", 2, item -> Outcome.done(tx -> note(tx, item.key()))));
    assertThat(loop.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
    assertThat(notes()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void whatAStepThatOverstayedBringsIsDropped() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Step stuck =
        step(
            "read",
            1,
            item -> {
              inside.countDown();
              go.await();
              return Outcome.done(tx -> note(tx, "stale"));
            });
    WorkerLoop loop =
        loop(
            "a",
            new WorkSettings(
                2,
                Duration.ofSeconds(60),
                Duration.ofMillis(200),
                Duration.ofMillis(50),
                Duration.ZERO));
    loop.add(stuck);
    enqueue("read", ALFA, "k");
    inside.await();
    loop.remove(stuck);
    go.countDown();
    await().untilAsserted(() -> assertThat(count("read", WorkState.READY)).isEqualTo(1));
    assertThat(notes()).isEmpty();
  }

  @Test
  void rowsOfAnEarlierLifeGoOnAtOnce() {
    enqueue("read", ALFA, "k");
    books.write(
        tx ->
            tx.work()
                .lease(
                    "read", "a/earlier/7", clock.instant(), clock.instant().plusSeconds(600), 5));
    WorkerLoop loop = loop("a");
    loop.add(step("read", 1, item -> Outcome.done(tx -> note(tx, item.key()))));
    await().untilAsserted(() -> assertThat(notes()).containsExactly("k"));
  }

  @Test
  void awaitingEndsWithTimeOrCancel() {
    CountDownLatch never = new CountDownLatch(1);
    WorkerLoop loop =
        loop(
            "a",
            new WorkSettings(
                2,
                Duration.ofSeconds(60),
                Duration.ofMillis(200),
                Duration.ofMillis(50),
                Duration.ZERO));
    loop.add(
        step(
            "read",
            1,
            item -> {
              never.await();
              return Outcome.done(Outcome.Effect.NONE);
            }));
    enqueue("read", ALFA, "k");
    assertThat(loop.awaitQuiet(Optional.of(BETA), LONG, Progress.SILENT))
        .as("another company")
        .isTrue();
    assertThat(loop.awaitQuiet(Optional.of(ALFA), Duration.ofMillis(300), Progress.SILENT))
        .isFalse();
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String message) {
            told.add(message);
          }

          @Override
          public boolean cancelled() {
            return !told.isEmpty();
          }
        };
    assertThat(loop.awaitQuiet(Optional.of(ALFA), LONG, cancelled)).isFalse();
    assertThat(told).containsExactly("1 item in work");
    never.countDown();
  }

  @Test
  void rowsThatNobodyServesDoNotHoldUpASync() {
    WorkerLoop loop = loop("a");
    enqueue("elsewhere", ALFA, "k");
    assertThat(loop.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
  }
}
