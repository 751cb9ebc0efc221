package org.partida.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.work.Outcome;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.base.work.internal.WorkSettings;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.spi.action.Progress;
import org.partida.testkit.store.Samples;

/** The workers over real books. */
@Timeout(60)
class WorkerLoopTest extends WorkerLoopBase {
  @Test
  void everyRowIsDoneOnceThoughTwoNodesWork() {
    WorkerLoop a = loop("a");
    WorkerLoop b = loop("b");
    for (WorkerLoop l : List.of(a, b)) {
      l.add(step("read", 3, item -> Outcome.done(tx -> note(tx, item.key()))));
    }
    for (int i = 0; i < 300; i++) {
      enqueue("read", i % 2 == 0 ? ALFA : BETA, "k" + i);
    }
    assertThat(a.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
    assertThat(notes()).hasSize(300).doesNotHaveDuplicates();
    assertThat(count("read", WorkState.DONE)).isEqualTo(300);
  }

  @Test
  void aStepMayBringWorkForTheNext() {
    WorkerLoop loop = loop("a");
    loop.add(
        step(
            "read",
            2,
            item ->
                Outcome.done(
                    tx ->
                        tx.work()
                            .enqueue(
                                WorkOrder.of("post", ALFA, item.key()), clock.instant(), false))));
    loop.add(step("post", 1, item -> Outcome.done(tx -> note(tx, item.key()))));
    enqueue("read", ALFA, "k");
    assertThat(loop.awaitQuiet(Optional.of(ALFA), LONG, Progress.SILENT)).isTrue();
    assertThat(notes()).containsExactly("k");
  }

  @Test
  void anEffectThatFailsIsRolledBackAndTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    WorkerLoop loop = loop("a");
    loop.add(
        step(
            "read",
            1,
            item ->
                Outcome.done(
                    tx -> {
                      note(tx, "try " + item.attempts());
                      if (tries.getAndIncrement() == 0) {
                        throw new IllegalStateException("no");
                      }
                    })));
    enqueue("read", ALFA, "k");
    assertThat(loop.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
    assertThat(notes()).isEmpty();
    assertThat(waiting())
        .singleElement()
        .satisfies(i -> assertThat(i.problem().orElseThrow().message()).contains("no"));
    clock.advance(Duration.ofSeconds(1));
    await().untilAsserted(() -> assertThat(notes()).containsExactly("try 1"));
  }

  @Test
  void exceptionsAreRetriedEverLessOften() {
    AtomicInteger tries = new AtomicInteger();
    WorkerLoop loop = loop("a");
    loop.add(
        step(
            "read",
            1,
            item -> {
              tries.incrementAndGet();
              throw new NoClassDefFoundError("a bundle is being updated");
            }));
    enqueue("read", ALFA, "k");
    int expected = 1;
    for (int seconds : new int[] {1, 5, 30, 120}) {
      int n = expected++;
      await().until(() -> tries.get() == n);
      assertThat(loop.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
      clock.advance(Duration.ofSeconds(seconds - 1));
      assertThat(loop.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
      assertThat(tries.get()).as("%d s", seconds - 1).isEqualTo(n);
      clock.advance(Duration.ofSeconds(1));
      loop.wake();
    }
    await().until(() -> tries.get() == 5);
  }

  @Test
  void whatCannotBeDoneIsRejectedWithItsReason() {
    WorkerLoop loop = loop("a");
    loop.add(
        step(
            "read",
            1,
            item -> Outcome.rejected(Samples.problem("xml.dtd"), tx -> note(tx, "quarantine"))));
    enqueue("read", ALFA, "k");
    assertThat(loop.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
    assertThat(notes()).containsExactly("quarantine");
    assertThat(
            books.<List<WorkItem>>read(
                tx -> tx.work().list(Optional.of(ALFA), WorkState.REJECTED, 5)))
        .singleElement()
        .satisfies(i -> assertThat(i.problem()).contains(Samples.problem("xml.dtd")));
  }

  @Test
  void whatWaitsGoesOnWhenItIsWokenByACommit() {
    AtomicBoolean there = new AtomicBoolean();
    WorkerLoop loop = loop("a");
    loop.add(
        step(
            "read",
            1,
            item ->
                there.get()
                    ? Outcome.done(tx -> note(tx, "read"))
                    : Outcome.waiting("format", Samples.problem("format.missing"))));
    enqueue("read", ALFA, "k");
    assertThat(loop.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
    there.set(true);
    books.write(tx -> tx.work().wake("format", clock.instant()));
    assertThat(loop.awaitQuiet(Optional.empty(), LONG, Progress.SILENT)).isTrue();
    assertThat(notes()).containsExactly("read");
  }

  @Test
  void whoLostTheLeaseWritesNothing() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    WorkerLoop loop =
        loop(
            "a",
            new WorkSettings(
                2,
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Duration.ofSeconds(20),
                Duration.ZERO));
    loop.add(
        step(
            "read",
            1,
            item -> {
              inside.countDown();
              go.await();
              return Outcome.done(tx -> note(tx, "late"));
            }));
    enqueue("read", ALFA, "k");
    inside.await();
    clock.advance(Duration.ofSeconds(61));
    List<WorkItem> taken =
        books.write(
            tx ->
                tx.work()
                    .lease("read", "other", clock.instant(), clock.instant().plusSeconds(60), 5));
    assertThat(taken).hasSize(1);
    go.countDown();
    loop.close();
    assertThat(notes()).isEmpty();
    assertThat(
            books.<Boolean>write(
                tx ->
                    tx.work()
                        .finish(
                            taken.get(0),
                            "other",
                            WorkState.DONE,
                            Optional.empty(),
                            clock.instant())))
        .isTrue();
  }
}
