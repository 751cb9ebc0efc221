package org.partida.web.http;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.glassfish.jersey.server.ChunkedOutput;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.views.InstanceView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that watches one job. States that come faster than the client reads are dropped; the
 * newest is never. Thread-safe.
 */
final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final String BEAT = ":\n\n";

  private final ChunkedOutput<String> output = new ChunkedOutput<>(String.class);
  private final Executor writers;
  private final Consumer<EventStream> closed;
  private final AtomicReference<Job> newest = new AtomicReference<>();
  private final AtomicReference<AutoCloseable> watch = new AtomicReference<>();
  private final AtomicBoolean beat = new AtomicBoolean();
  private final AtomicBoolean writing = new AtomicBoolean();
  private volatile boolean ended;

  EventStream(Executor writers, Consumer<EventStream> closed) {
    this.writers = writers;
    this.closed = closed;
  }

  ChunkedOutput<String> output() {
    return output;
  }

  /** The watch that this stream lives on. The job may have ended meanwhile. */
  void watching(AutoCloseable handle) {
    watch.set(handle);
    if (ended) {
      unwatch();
    }
  }

  /** Called on the job's thread: quick, and never waits for the network. */
  void see(Job job) {
    newest.set(job);
    pump();
  }

  void beat() {
    beat.set(true);
    pump();
  }

  private void pump() {
    if (!ended && writing.compareAndSet(false, true)) {
      try {
        writers.execute(this::write);
      } catch (RejectedExecutionException e) {
        close();
      }
    }
  }

  private void write() {
    try {
      if (beat.getAndSet(false)) {
        output.write(BEAT);
      }
      for (Job job = newest.getAndSet(null); job != null; job = newest.getAndSet(null)) {
        boolean last = job.state() != JobState.RUNNING;
        output.write(event(last ? "end" : "progress", job));
        if (last) {
          close();
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("a client stopped watching", e);
      close();
    } finally {
      writing.set(false);
    }
    if (newest.get() != null || beat.get()) {
      pump();
    }
  }

  private static String event(String name, Job job) {
    return "event: " + name + "\ndata: " + JsonWriter.text(InstanceView.of(job)) + "\n\n";
  }

  void close() {
    ended = true;
    unwatch();
    closed.accept(this);
    try {
      output.close();
    } catch (IOException e) {
      LOG.debug("a client was gone before its stream was closed", e);
    }
  }

  private void unwatch() {
    AutoCloseable handle = watch.getAndSet(null);
    if (handle != null) {
      try {
        handle.close();
      } catch (Exception e) {
        LOG.debug("a watch could not be closed", e);
      }
    }
  }
}
