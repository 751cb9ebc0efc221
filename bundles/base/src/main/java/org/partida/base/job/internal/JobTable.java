package org.partida.base.job.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.partida.api.job.Job;
import org.partida.api.job.Jobs;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.clock.Ids;
import org.partida.base.work.Threads;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * The jobs of this node, in memory: what lasts is in the inbox, a job is only somebody waiting for
 * it. Thread-safe.
 */
public final class JobTable implements Jobs, AutoCloseable {
  /** How many ended jobs are remembered. */
  static final int KEPT = 200;

  private final Clock clock;
  private final Ids ids;
  private final ExecutorService pool;
  // ids sort by time
  private final ConcurrentSkipListMap<String, RunningJob> jobs = new ConcurrentSkipListMap<>();

  public JobTable(Clock clock, int threads) {
    this.clock = clock;
    this.ids = new Ids(clock);
    this.pool = Threads.pool("partida-job", threads);
  }

  @Override
  public Job start(Actor actor, String title, Optional<CompanyId> company, Work work) {
    RunningJob job = new RunningJob(ids.next(), title, company, actor, clock);
    jobs.put(job.now().id(), job);
    forgetOld();
    pool.execute(() -> job.run(work));
    return job.now();
  }

  @Override
  public Optional<Job> find(Actor actor, String id) {
    return Optional.ofNullable(jobs.get(id)).filter(j -> visible(actor, j)).map(RunningJob::now);
  }

  @Override
  public List<Job> list(Actor actor) {
    return jobs.descendingMap().values().stream()
        .filter(j -> visible(actor, j))
        .map(RunningJob::now)
        .toList();
  }

  @Override
  public Job cancel(Actor actor, String id) {
    RunningJob job = require(actor, id);
    job.cancel();
    return job.now();
  }

  /** Tells the listener of the present state at once, on this thread, so that no end is missed. */
  @Override
  public AutoCloseable watch(Actor actor, String id, Consumer<Job> listener) {
    return require(actor, id).watch(listener);
  }

  /** Asks every job to stop and gives it a little time. */
  @Override
  public void close() {
    jobs.values().forEach(RunningJob::cancel);
    Threads.stop(pool, 20);
  }

  private RunningJob require(Actor actor, String id) {
    RunningJob job = jobs.get(id);
    if (job == null || !visible(actor, job)) {
      throw new PartidaException(
          new Problem(
              "job.unknown",
              "there is no job " + id,
              id,
              "list the jobs; only the last " + KEPT + " are remembered"));
    }
    return job;
  }

  private static boolean visible(Actor actor, RunningJob job) {
    return actor.id().equals(job.now().actor())
        || actor.grants().stream()
            .anyMatch(
                g ->
                    g.company().isEmpty()
                        && g.module().map(Module.ADMINISTRATION::equals).orElse(true));
  }

  private void forgetOld() {
    List<String> ended = new ArrayList<>();
    for (Map.Entry<String, RunningJob> e : jobs.entrySet()) {
      if (e.getValue().now().endedAt().isPresent()) {
        ended.add(e.getKey());
      }
    }
    ended.stream().limit(Math.max(0, ended.size() - KEPT)).forEach(jobs::remove);
  }
}
