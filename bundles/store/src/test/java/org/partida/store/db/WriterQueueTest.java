package org.partida.store.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.base.db.Work;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Writers in the queue share a transaction, and nobody notices but the disk. */
class WriterQueueTest {
  @TempDir Path folder;

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final AtomicInteger begun = new AtomicInteger();
  private NamedDatabase db;

  @BeforeEach
  void open() {
    db = new NamedDatabase(new Counting(new SqliteEngine(folder.resolve("q.db"))), 2);
    db.write(h -> h.execute("create table item (name text not null unique)"));
    begun.set(0);
  }

  @AfterEach
  void close() {
    pool.shutdownNow();
    db.close();
  }

  @Test
  void writersThatQueueAreCommittedTogether() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> all = queue(go, 5);
    go.countDown();
    for (Future<?> f : all) {
      f.get(20, TimeUnit.SECONDS);
    }
    assertThat(names()).hasSize(5);
    assertThat(begun.get()).as("transactions").isEqualTo(1);
  }

  @Test
  void aLongQueueIsCommittedInParts() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> all = queue(go, 40);
    go.countDown();
    for (Future<?> f : all) {
      f.get(20, TimeUnit.SECONDS);
    }
    assertThat(names()).hasSize(40);
    assertThat(begun.get()).as("transactions").isEqualTo(3);
  }

  @Test
  void nobodyReturnsBeforeTheCommit() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch inSecond = new CountDownLatch(1);
    Future<?> a = start(held(first, "a"));
    Future<?> b =
        start(
            h -> {
              inSecond.countDown();
              return held(second, "b").in(h);
            });
    first.countDown();
    inSecond.await();
    assertThat(names()).as("seen by others while the second writes").isEmpty();
    assertThat(a).isNotDone();
    second.countDown();
    a.get(20, TimeUnit.SECONDS);
    b.get(20, TimeUnit.SECONDS);
    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  void aFailureIsItsOwnAndTheOthersAreCommitted() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Future<?> a = start(held(go, "a"));
    IllegalStateException mine = new IllegalStateException("mine");
    Future<?> b =
        start(
            h -> {
              h.execute("insert into item values ('b')");
              throw mine;
            });
    Future<?> c = start(h -> h.execute("insert into item values ('a')"));
    go.countDown();
    a.get(20, TimeUnit.SECONDS);
    assertThatThrownBy(() -> b.get(20, TimeUnit.SECONDS)).hasCause(mine);
    assertThat(problem(c).code()).isEqualTo("db.failed");
    assertThat(names()).containsExactly("a");
    assertThat(begun.get()).as("transactions").isEqualTo(1);
  }

  @Test
  void aTransactionThatTheDatabaseGaveUpFailsForAllInIt() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Future<?> a = start(held(go, "a"));
    Future<?> b =
        start(
            h -> {
              // as SQLite does by itself when the disk is full
              h.execute("rollback");
              throw new IllegalStateException("full");
            });
    go.countDown();
    assertThat(problem(a).message()).contains("nothing was written");
    assertThatThrownBy(() -> b.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("full");
    assertThat(names()).isEmpty();
    db.write(h -> h.execute("insert into item values ('later')"));
    assertThat(names()).containsExactly("later");
  }

  @Test
  void aTransactionThatWasGivenUpUnnoticedIsNotTakenForCommitted() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Future<?> a = start(held(go, "a"));
    Future<?> b = start(h -> h.execute("rollback"));
    go.countDown();
    assertThat(problem(a).code()).isEqualTo("db.failed");
    assertThat(problem(b).code()).isEqualTo("db.failed");
    assertThat(names()).isEmpty();
    db.write(h -> h.execute("insert into item values ('later')"));
  }

  @Test
  void whoGivesUpWaitingLeavesNobodyWithoutACommit() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Future<?> a = start(held(go, "a"));
    Future<?> b = start(h -> h.execute("insert into item values ('b')"));
    b.cancel(true);
    go.countDown();
    a.get(20, TimeUnit.SECONDS);
    assertThat(names()).contains("a");
  }

  @Test
  void closingCommitsWhatIsDoneAndRefusesTheRest() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Future<?> a = start(held(go, "a"));
    Future<?> b = start(h -> h.execute("insert into item values ('b')"));
    Future<?> closing = pool.submit(db::close);
    await().until(() -> refused());
    go.countDown();
    closing.get(20, TimeUnit.SECONDS);
    a.get(20, TimeUnit.SECONDS);
    assertThat(problem(b).code()).isEqualTo("db.closed");
    reopen();
    assertThat(names()).containsExactly("a");
  }

  private boolean refused() {
    try {
      db.read(h -> 1);
      return false;
    } catch (PartidaException e) {
      return e.problem().code().equals("db.closed");
    }
  }

  private void reopen() {
    db = new NamedDatabase(new SqliteEngine(folder.resolve("q.db")), 2);
  }

  /** So many writers, all but the first in the queue, until the latch opens. */
  private List<Future<?>> queue(CountDownLatch go, int count) {
    List<Future<?>> all = new ArrayList<>();
    all.add(start(held(go, "w0")));
    for (int i = 1; i < count; i++) {
      String name = "w" + i;
      all.add(start(h -> h.execute("insert into item values (?)", name)));
    }
    return all;
  }

  private static Work<Integer> held(CountDownLatch until, String name) {
    return h -> {
      until.await();
      return h.execute("insert into item values (?)", name);
    };
  }

  /** Returns when it is inside, or in the queue behind those started before. */
  private <T> Future<T> start(Work<T> work) {
    int before = db.writers().waiting();
    boolean free = !db.writers().isBusy();
    Future<T> f = pool.submit(() -> db.write(work));
    await().until(() -> free ? db.writers().isBusy() : db.writers().waiting() > before);
    return f;
  }

  private static Problem problem(Future<?> f) throws InterruptedException, TimeoutException {
    try {
      f.get(20, TimeUnit.SECONDS);
      throw new AssertionError("it should have failed");
    } catch (ExecutionException e) {
      return ((PartidaException) e.getCause()).problem();
    }
  }

  private List<String> names() {
    return db.read(
        h -> h.createQuery("select name from item order by name").mapTo(String.class).list());
  }

  /** Counts transactions. */
  private final class Counting implements Engine {
    private final Engine engine;

    Counting(Engine engine) {
      this.engine = engine;
    }

    @Override
    public String dialect() {
      return engine.dialect();
    }

    @Override
    public String place() {
      return engine.place();
    }

    @Override
    public Connection openWriter() throws SQLException {
      return engine.openWriter();
    }

    @Override
    public Connection openReader() throws SQLException {
      return engine.openReader();
    }

    @Override
    public void beginWrite(Connection connection) throws SQLException {
      begun.incrementAndGet();
      engine.beginWrite(connection);
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
      engine.beginRead(connection);
    }

    @Override
    public Problem explain(SQLException e) {
      return engine.explain(e);
    }
  }
}
