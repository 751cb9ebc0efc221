package org.partida.base.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Named daemon threads in bounded pools: the one place where threads are made. Thread-safe. */
public final class Threads {
  private Threads() {}

  /** A pool of at most so many threads. */
  public static ExecutorService pool(String name, int size) {
    return Executors.newFixedThreadPool(size, factory(name));
  }

  /** A pool of at most so many threads, which end when they have had nothing to do for a minute. */
  public static ExecutorService elasticPool(String name, int size) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size, size, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** One thread for timers and short tasks. */
  public static ScheduledExecutorService timer(String name) {
    return Executors.newSingleThreadScheduledExecutor(factory(name));
  }

  /**
   * Ends a pool: no new tasks, running ones may end within this many seconds, then they are
   * interrupted.
   */
  public static void stop(ExecutorService pool, int seconds) {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(seconds, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory factory(String name) {
    ThreadFactory plain = Executors.defaultThreadFactory();
    AtomicInteger serial = new AtomicInteger();
    return task -> {
      Thread t = plain.newThread(task);
      t.setName(name + "-" + serial.incrementAndGet());
      t.setDaemon(true);
      return t;
    };
  }
}
