package org.partida.store.db;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.partida.base.db.Work;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * The writers of a database, one at a time in a fair queue. Writers that stand in the queue share a
 * transaction: each runs behind a savepoint, so that its failure is its own, and the last one
 * commits for all. Nobody returns before the commit is synced; if it fails, it fails for each of
 * them. Thread-safe.
 */
final class WriterQueue {
  private static final int WAIT_SECONDS = 60;

  private final Engine engine;
  private final ReentrantLock queue = new ReentrantLock(true);

  /** Null while there is no connection. Guarded by the queue, as is the group. */
  private Session session;

  /** Null while no transaction is open. */
  private Group group;

  private volatile boolean closed;

  WriterQueue(Engine engine) {
    this.engine = engine;
  }

  /** Whether this thread is inside a transaction. */
  boolean isMine() {
    return queue.isHeldByCurrentThread();
  }

  /** How many stand in the queue, about. */
  int waiting() {
    return queue.getQueueLength();
  }

  /** Whether somebody is inside a transaction. */
  boolean isBusy() {
    return queue.isLocked();
  }

  <T> T write(Work<T> work) {
    lock();
    try {
      T result;
      Group mine;
      try {
        requireOpen();
        result = run(work);
        mine = group;
      } finally {
        release();
      }
      mine.await();
      return result;
    } catch (Exception e) {
      throw Failures.mapped(e, engine);
    }
  }

  /** Lets the running transaction end; later ones are refused. */
  void close() {
    closed = true;
    queue.lock();
    try {
      settle();
      drop();
    } finally {
      release();
    }
  }

  private <T> T run(Work<T> work) throws Exception {
    if (session == null) {
      session = new Session(engine.openWriter());
    }
    if (group == null) {
      group = begun();
    }
    boolean done = false;
    try {
      T result = group.isEmpty() ? session.first(work) : session.another(work);
      group.add();
      done = true;
      return result;
    } finally {
      if (!done && !session.isOpen()) {
        lose();
      }
    }
  }

  private Group begun() throws SQLException {
    boolean done = false;
    try {
      session.begin(engine::beginWrite);
      done = true;
      return new Group();
    } finally {
      if (!done && !session.isSound()) {
        drop();
      }
    }
  }

  /** The transaction is gone, and with it the works of those who wait for its commit. */
  private void lose() {
    Group lost = group;
    group = null;
    lost.failed(
        new PartidaException(
            new Problem(
                "db.failed",
                "a transaction shared with others was lost when one of them failed; nothing was written",
                engine.place(),
                "it is tried again by itself; the log says what failed")));
    if (!session.isSound()) {
      drop();
    }
  }

  /**
   * Leaves the queue. Whoever was counted on to commit may have given up waiting in this very
   * moment; so both look again, and one of the two finds the queue free.
   */
  private void release() {
    boolean open;
    do {
      settle();
      open = group != null;
      queue.unlock();
    } while (open && !queue.hasQueuedThreads() && queue.tryLock());
  }

  /** Commits, unless the next in the queue will. */
  private void settle() {
    if (group == null || (queue.hasQueuedThreads() && !group.isFull() && !closed)) {
      return;
    }
    Group ended = group;
    group = null;
    boolean done = false;
    try {
      session.commit();
      done = true;
      ended.committed();
    } catch (SQLException | RuntimeException e) {
      ended.failed(e);
    } finally {
      if (!done) {
        // an Error passes through here too, and nobody may wait for ever
        ended.failed(new IllegalStateException("the commit broke off"));
      }
      if (!session.isSound()) {
        drop();
      }
    }
  }

  private void drop() {
    if (session != null) {
      session.discard();
      session = null;
    }
  }

  private void lock() {
    try {
      if (queue.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      giveUp();
      throw busy("interrupted while waiting to write");
    }
    giveUp();
    throw busy("a write transaction has been waiting for " + WAIT_SECONDS + " seconds");
  }

  private void giveUp() {
    if (queue.tryLock()) {
      release();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw Failures.closed(engine);
    }
  }

  private PartidaException busy(String message) {
    return Failures.busy(message, engine);
  }
}
