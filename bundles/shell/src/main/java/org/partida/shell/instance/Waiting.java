package org.partida.shell.instance;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.api.job.Jobs;
import org.partida.shell.core.Call;

/** Waits for jobs, showing their progress. */
final class Waiting {
  private Waiting() {}

  /** The job as it ended; if the caller goes away, the job is asked to stop. */
  @SuppressWarnings("try") // the watch is only there to be closed
  static Job forEnd(Jobs jobs, Call call, String id) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (AutoCloseable watch = jobs.watch(call.actor(), id, j -> seen(call, j, ended))) {
      while (jobs.find(call.actor(), id).map(j -> j.state() == JobState.RUNNING).orElse(false)) {
        if (!ended.await(1, TimeUnit.SECONDS) && call.console().cancelled()) {
          jobs.cancel(call.actor(), id);
        }
      }
    }
    call.console().progress("");
    return jobs.find(call.actor(), id).orElseThrow();
  }

  private static void seen(Call call, Job j, CountDownLatch ended) {
    call.console().progress(j.message() + " " + j.done() + (j.total() > 0 ? "/" + j.total() : ""));
    if (j.state() != JobState.RUNNING) {
      ended.countDown();
    }
  }
}
