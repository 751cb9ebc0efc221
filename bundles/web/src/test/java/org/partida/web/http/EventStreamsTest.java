package org.partida.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.job.Job;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.job.internal.JobTable;
import org.partida.model.PartidaException;
import org.partida.spi.action.ActionResult;
import org.partida.testkit.TestClock;

@Timeout(30)
class EventStreamsTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.WEB);

  @Test
  void streamsAreBoundedAndGoneWhenTheirJobsEnd() {
    CountDownLatch end = new CountDownLatch(1);
    try (JobTable jobs = new JobTable(new TestClock("2026-03-01T08:00:00Z"), 1);
        EventStreams streams = new EventStreams(3600)) {
      Job job =
          jobs.start(
              ANA,
              "Long",
              Optional.empty(),
              progress -> {
                end.await();
                return ActionResult.ok("");
              });
      List<Object> open = new ArrayList<>();
      for (int i = 0; i < EventStreams.OPEN; i++) {
        open.add(streams.follow(jobs, ANA, job.id()));
      }
      assertThat(open).hasSize(streams.streams());
      assertThatThrownBy(() -> streams.follow(jobs, ANA, job.id()))
          .isInstanceOf(PartidaException.class)
          .hasMessageContaining("every few seconds");
      end.countDown();
      org.awaitility.Awaitility.await().until(() -> streams.streams() == 0);
    }
  }

  @Test
  void anUnknownJobLeavesNoStream() {
    try (JobTable jobs = new JobTable(new TestClock("2026-03-01T08:00:00Z"), 1);
        EventStreams streams = new EventStreams(3600)) {
      assertThatThrownBy(() -> streams.follow(jobs, ANA, "nothing"))
          .isInstanceOf(PartidaException.class);
      assertThat(streams.streams()).isZero();
    }
  }
}
