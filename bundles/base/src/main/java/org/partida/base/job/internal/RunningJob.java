package org.partida.base.job.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.api.job.Jobs;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job and who watches it. Thread-safe. */
final class RunningJob implements Progress {
  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);

  private final Clock clock;
  private final List<Consumer<Job>> watchers = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;
  private volatile Job now;

  RunningJob(String id, String title, Optional<CompanyId> company, Actor actor, Clock clock) {
    this.clock = clock;
    this.now =
        new Job(
            id,
            title,
            company,
            actor.id(),
            JobState.RUNNING,
            0,
            0,
            "",
            List.of(),
            clock.instant(),
            Optional.empty());
  }

  Job now() {
    return now;
  }

  void cancel() {
    cancelled = true;
  }

  AutoCloseable watch(Consumer<Job> listener) {
    watchers.add(listener);
    tell(listener, now);
    return () -> watchers.remove(listener);
  }

  void run(Jobs.Work work) {
    try {
      ActionResult result = work.run(this);
      end(state(result.outcome()), result.summary(), result.problems());
    } catch (PartidaException e) {
      end(JobState.FAILED, e.problem().message(), List.of(e.problem()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(JobState.CANCELLED, "interrupted", List.of());
    } catch (Exception | LinkageError e) {
      LOG.warn("job {} ({}) failed", now.id(), now.title(), e);
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      end(
          JobState.FAILED,
          message,
          List.of(
              new Problem(
                  "job.failed",
                  message,
                  now.title(),
                  "look into the log under the job's id " + now.id())));
    }
  }

  @Override
  public void update(long done, long total, String message) {
    change(
        j ->
            new Job(
                j.id(),
                j.title(),
                j.company(),
                j.actor(),
                j.state(),
                done,
                total,
                message,
                j.problems(),
                j.startedAt(),
                j.endedAt()));
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  private void end(JobState state, String message, List<Problem> problems) {
    change(
        j ->
            new Job(
                j.id(),
                j.title(),
                j.company(),
                j.actor(),
                state,
                j.done(),
                j.total(),
                message,
                problems,
                j.startedAt(),
                Optional.of(clock.instant())));
  }

  private void change(UnaryOperator<Job> change) {
    Job changed;
    synchronized (this) {
      if (now.endedAt().isPresent()) {
        return;
      }
      changed = change.apply(now);
      now = changed;
    }
    watchers.forEach(w -> tell(w, changed));
  }

  private static void tell(Consumer<Job> listener, Job job) {
    try {
      listener.accept(job);
    } catch (RuntimeException e) {
      LOG.warn("a watcher of job {} failed", job.id(), e);
    }
  }

  private static JobState state(ActionResult.Outcome outcome) {
    return switch (outcome) {
      case OK -> JobState.DONE;
      case PARTIAL -> JobState.PARTIAL;
      case FAILED -> JobState.FAILED;
      case CANCELLED -> JobState.CANCELLED;
    };
  }
}
