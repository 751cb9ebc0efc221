package org.partida.web.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ChunkedOutput;
import org.partida.api.job.Jobs;
import org.partida.api.security.Actor;
import org.partida.base.work.Threads;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Progress of jobs as server-sent events. A job's thread only leaves its newest state; few threads
 * of our own write to the clients, so a slow client slows nobody's work. Thread-safe.
 */
public final class EventStreams implements AutoCloseable {
  /** Open streams; more are asked to poll. */
  static final int OPEN = 200;

  private static final int BEAT_SECONDS = 15;

  private final ExecutorService writers = Threads.pool("partida-web-events", 4);
  private final ScheduledExecutorService timer = Threads.timer("partida-web-beat");
  private final ScheduledFuture<?> beating;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

  /**
   * @param beatSeconds how often a silent stream shows that it lives, so that proxies keep it and
   *     gone clients are noticed
   */
  EventStreams(long beatSeconds) {
    this.beating =
        timer.scheduleWithFixedDelay(
            () -> open.forEach(EventStream::beat), beatSeconds, beatSeconds, TimeUnit.SECONDS);
  }

  public EventStreams() {
    this(BEAT_SECONDS);
  }

  /** The events of a job from now to its end. */
  public ChunkedOutput<String> follow(Jobs jobs, Actor actor, String id) {
    if (open.size() >= OPEN) {
      throw new PartidaException(
          new Problem(
              "service.missing",
              "too many event streams are open",
              "jobs/" + id + "/events",
              "ask for jobs/" + id + " every few seconds"));
    }
    EventStream stream = new EventStream(writers, open::remove);
    open.add(stream);
    try {
      stream.watching(jobs.watch(actor, id, stream::see));
    } catch (RuntimeException e) {
      stream.close();
      throw e;
    }
    return stream.output();
  }

  int streams() {
    return open.size();
  }

  @Override
  public void close() {
    beating.cancel(false);
    timer.shutdownNow();
    open.forEach(EventStream::close);
    Threads.stop(writers, 2);
  }
}
