package org.partida.store.db;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.partida.base.db.Database;
import org.partida.base.db.Work;
import org.partida.model.PartidaException;

/** One writer behind a fair queue, a few readers beside it. Thread-safe. */
final class NamedDatabase implements Database, AutoCloseable {
  private static final int WAIT_SECONDS = 60;
  private static final int CLOSE_SECONDS = 10;
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Engine engine;
  private final int readers;
  private final WriterQueue writers;
  private final Semaphore permits;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private volatile boolean closed;

  /** A reader at rest, since when. */
  private record Idle(Session session, long since) {}

  NamedDatabase(Engine engine, int readers) {
    this.engine = engine;
    this.readers = readers;
    this.writers = new WriterQueue(engine);
    this.permits = new Semaphore(readers, true);
  }

  @Override
  public String dialect() {
    return engine.dialect();
  }

  String place() {
    return engine.place();
  }

  WriterQueue writers() {
    return writers;
  }

  @Override
  public <T> T write(Work<T> work) {
    refuseInside();
    return writers.write(work);
  }

  @Override
  public <T> T read(Work<T> work) {
    refuseInside();
    acquire();
    try {
      requireOpen();
      Session session = reader();
      boolean sound = false;
      try {
        T result = session.run(engine::beginRead, work);
        sound = true;
        return result;
      } finally {
        giveBack(session, sound || session.isSound());
      }
    } catch (Exception e) {
      throw Failures.mapped(e, engine);
    } finally {
      permits.release();
    }
  }

  /** Lets running transactions end; later ones are refused. */
  @Override
  public void close() {
    closed = true;
    writers.close();
    try {
      if (permits.tryAcquire(readers, CLOSE_SECONDS, TimeUnit.SECONDS)) {
        permits.release(readers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (idle) {
      idle.forEach(i -> i.session().discard());
      idle.clear();
    }
  }

  private Session reader() throws SQLException {
    for (Optional<Idle> i = poll(); i.isPresent(); i = poll()) {
      Session session = i.get().session();
      if (System.nanoTime() - i.get().since() < STALE_NANOS || session.answers()) {
        return session;
      }
      session.discard();
    }
    return new Session(engine.openReader());
  }

  private Optional<Idle> poll() {
    synchronized (idle) {
      return Optional.ofNullable(idle.pollFirst());
    }
  }

  private void giveBack(Session session, boolean sound) {
    if (!sound || closed) {
      session.discard();
      return;
    }
    synchronized (idle) {
      idle.addFirst(new Idle(session, System.nanoTime()));
    }
  }

  private void refuseInside() {
    if (writers.isMine()) {
      throw new IllegalStateException(
          "a transaction of "
              + engine.place()
              + " is open in this thread: use its Tx or Handle, do not begin another");
    }
  }

  private void acquire() {
    try {
      if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw busy("a read has been waiting for " + WAIT_SECONDS + " seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("interrupted while waiting to read");
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
