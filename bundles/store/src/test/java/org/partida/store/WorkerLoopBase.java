package org.partida.store;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.partida.testkit.TestClock;

/** The workers over real books. */
/** What the tests of WorkerLoopTest and WorkerLoopEdgesTest share. */
abstract class WorkerLoopBase {
  static final WorkSettings QUICK =
      new WorkSettings(
          4, Duration.ofSeconds(60), Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ZERO);
  static final Duration LONG = Duration.ofSeconds(30);

  final TestClock clock = new TestClock("2026-03-02T12:00:00Z");
  final List<WorkerLoop> loops = new ArrayList<>();
  Fixture fixture;
  UnitOfWork books;

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

  WorkerLoop loop(String node) {
    return loop(node, QUICK);
  }

  WorkerLoop loop(String node, WorkSettings settings) {
    WorkerLoop loop = new WorkerLoop(books, clock, settings, node, "boot");
    fixture.wakeup.onWake(loop::wake);
    loops.add(loop);
    return loop;
  }

  /** A step of a lambda. */
  interface Body {
    Outcome apply(WorkItem item) throws Exception;
  }

  static Step step(String queue, int parallel, Body body) {
    return new Bodied(queue, parallel, body, false);
  }

  static Step outside(String queue, int parallel, Body body) {
    return new Bodied(queue, parallel, body, true);
  }

  private record Bodied(String queue, int parallel, Body body, boolean waitsOutside)
      implements Step {
    @Override
    public Outcome apply(WorkItem item) throws Exception {
      return body.apply(item);
    }
  }

  void enqueue(String queue, CompanyId company, String key) {
    books.write(tx -> tx.work().enqueue(WorkOrder.of(queue, company, key), clock.instant(), false));
  }

  void note(Tx tx, String text) {
    tx.audit()
        .add(
            new AuditStore.Row(clock.instant(), "test", "WORKER", Optional.empty(), "n", text, ""));
  }

  List<String> notes() {
    return books.<List<AuditStore.Row>>read(tx -> tx.audit().list(Optional.empty(), 1000)).stream()
        .map(AuditStore.Row::subject)
        .toList();
  }

  List<WorkItem> waiting() {
    return books.read(tx -> tx.work().list(Optional.empty(), WorkState.WAITING, 100));
  }

  int count(String queue, WorkState state) {
    return books.<Integer>read(
        tx ->
            tx.work()
                .counts(Optional.empty())
                .getOrDefault(queue, java.util.Map.of())
                .getOrDefault(state, 0));
  }
}
