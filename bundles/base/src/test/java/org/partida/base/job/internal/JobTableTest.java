package org.partida.base.job.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.api.job.Jobs.Work;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionResult;

@Timeout(30)
class JobTableTest {
  private static final Actor ADMIN = Actor.all("admin", "Admin", Channel.SHELL);
  private static final Actor ANA = new Actor("ana", "Ana", Channel.WEB, List.of());
  private static final Actor ION = new Actor("ion", "Ion", Channel.WEB, List.of());

  private final JobTable jobs = new JobTable(Clock.systemUTC(), 2);

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void aJobTellsHowFarItIsAndHowItEnded() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Job started =
        start(
            ANA,
            p -> {
              go.await();
              p.update(1, 2, "half");
              return new ActionResult(
                  ActionResult.Outcome.PARTIAL,
                  "two of three",
                  List.of(new Problem("x", "m", "l", "f")));
            });
    assertThat(started.state()).isEqualTo(JobState.RUNNING);
    List<Job> seen = Collections.synchronizedList(new ArrayList<>());
    try (AutoCloseable watching = jobs.watch(ANA, started.id(), seen::add)) {
      go.countDown();
      Job ended = awaitEnd(ANA, started);
      assertThat(ended.state()).isEqualTo(JobState.PARTIAL);
      assertThat(ended.message()).isEqualTo("two of three");
      assertThat(ended.problems()).hasSize(1);
      await()
          .untilAsserted(
              () ->
                  assertThat(seen)
                      .extracting(Job::message)
                      .containsExactly("", "half", "two of three"));
      assertThat(watching).isNotNull();
    }
  }

  @Test
  void failuresAreToldWithTheirFix() {
    Problem problem = new Problem("spv.unauthorised", "no token", "main", "authorise again");
    Job ours =
        awaitEnd(
            ANA,
            start(
                ANA,
                p -> {
                  throw new PartidaException(problem);
                }));
    assertThat(ours.state()).isEqualTo(JobState.FAILED);
    assertThat(ours.problems()).containsExactly(problem);
    Job other =
        awaitEnd(
            ANA,
            start(
                ANA,
                p -> {
                  throw new IllegalStateException("boom");
                }));
    assertThat(other.state()).isEqualTo(JobState.FAILED);
    assertThat(other.message()).isEqualTo("boom");
    assertThat(other.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.fix()).contains(other.id()));
  }

  @Test
  void aJobEndsAtItsNextSafePoint() {
    Job job =
        start(
            ANA,
            p -> {
              await().until(p::cancelled);
              return new ActionResult(ActionResult.Outcome.CANCELLED, "stopped", List.of());
            });
    jobs.cancel(ANA, job.id());
    assertThat(awaitEnd(ANA, job).state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void aJobBelongsToWhoStartedItAndAnAdministratorSeesAll() {
    Job job = awaitEnd(ANA, start(ANA, p -> ActionResult.ok("done")));
    assertThat(jobs.find(ION, job.id())).isEmpty();
    assertThat(jobs.list(ION)).isEmpty();
    assertThat(jobs.list(ADMIN)).hasSize(1);
    assertThatThrownBy(() -> jobs.cancel(ION, job.id()))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("job.unknown"));
    assertThatThrownBy(() -> jobs.watch(ION, job.id(), j -> {}))
        .isInstanceOf(PartidaException.class);
  }

  @Test
  void onlyTheLastAreRemembered() {
    Job first = awaitEnd(ANA, start(ANA, p -> ActionResult.ok("first")));
    Job last = first;
    for (int i = 0; i < JobTable.KEPT + 20; i++) {
      last = awaitEnd(ANA, start(ANA, p -> ActionResult.ok("done")));
    }
    assertThat(jobs.find(ANA, first.id())).isEmpty();
    assertThat(jobs.find(ANA, last.id())).isPresent();
    assertThat(jobs.list(ANA)).hasSizeBetween(JobTable.KEPT, JobTable.KEPT + 2);
  }

  private Job start(Actor actor, Work work) {
    return jobs.start(actor, "test", Optional.empty(), work);
  }

  private Job awaitEnd(Actor actor, Job job) {
    await()
        .pollInterval(java.time.Duration.ofMillis(2))
        .pollDelay(java.time.Duration.ZERO)
        .until(() -> jobs.find(actor, job.id()).orElseThrow().endedAt().isPresent());
    return jobs.find(actor, job.id()).orElseThrow();
  }
}
