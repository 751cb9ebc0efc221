package org.partida.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;

import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.base.work.internal.WorkSettings;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** The workers over real books. */
@Timeout(60)
class WorkerLoopTest {
  private static final WorkSettings QUICK =
      new WorkSettings(
          4, Duration.ofSeconds(60), Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ZERO);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestClock clock = new TestClock("2026-03-02T12:00:00Z");
  private final List<WorkerLoop> loops = new ArrayList<>();
  private Fixture fixture;
  private UnitOfWork books;

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture.Sqlite();
    books = fixture.books();
  }

  @AfterEach
  void close() throws IOException {
    loops.forEach(WorkerLoop::close);
    fixture.close();
  }

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

  private WorkerLoop loop(String node) {
    return loop(node, QUICK);
  }

  private WorkerLoop loop(String node, WorkSettings settings) {
    WorkerLoop loop = new WorkerLoop(books, clock, settings, node, "boot");
    fixture.wakeup.onWake(loop::wake);
    loops.add(loop);
    return loop;
  }

  /** A step of a lambda. */
  private interface Body {
    Outcome apply(WorkItem item) throws Exception;
  }

  private static Step step(String queue, int parallel, Body body) {
    return new Step() {
      @Override
      public String queue() {
        return queue;
      }

      @Override
      public int parallel() {
        return parallel;
      }

      @Override
      public Outcome apply(WorkItem item) throws Exception {
        return body.apply(item);
      }
    };
  }

  private void enqueue(String queue, CompanyId company, String key) {
    books.write(tx -> tx.work().enqueue(WorkOrder.of(queue, company, key), clock.instant(), false));
  }

  private void note(Tx tx, String text) {
    tx.audit()
        .add(
            new AuditStore.Row(clock.instant(), "test", "WORKER", Optional.empty(), "n", text, ""));
  }

  private List<String> notes() {
    return books.<List<AuditStore.Row>>read(tx -> tx.audit().list(Optional.empty(), 1000)).stream()
        .map(AuditStore.Row::subject)
        .toList();
  }

  private List<WorkItem> waiting() {
    return books.read(tx -> tx.work().list(Optional.empty(), WorkState.WAITING, 100));
  }

  private int count(String queue, WorkState state) {
    return books.<Integer>read(
        tx ->
            tx.work()
                .counts(Optional.empty())
                .getOrDefault(queue, java.util.Map.of())
                .getOrDefault(state, 0));
  }
}
