package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.job.Job;
import org.partida.api.job.Jobs;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.job.internal.JobTable;
import org.partida.spi.action.ActionResult;
import org.partida.testkit.TestClock;

@Timeout(30)
class EventsTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.WEB);

  private final TestClock clock = new TestClock("2026-03-01T08:00:00Z");
  private final JobTable jobs = new JobTable(clock, 2);
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(clock);
    server.services.put(Jobs.class, jobs);
  }

  @AfterEach
  void stop() {
    server.close();
    jobs.close();
  }

  @Test
  void progressIsSeenWhileTheJobRunsAndThenTheEnd() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    Job job =
        jobs.start(
            ANA,
            "Long\nwork",
            Optional.empty(),
            progress -> {
              progress.update(3, 10, "reading ă\nb");
              seen.await();
              return ActionResult.ok("all read");
            });
    HttpResponse<InputStream> answer =
        server
            .client()
            .send(
                server.admin("/jobs/" + job.id() + "/events").build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("text/event-stream");
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      // the job ends only after its progress came over the wire
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        if (line.contains("\"done\":3")) {
          seen.countDown();
        }
      }
    }
    assertThat(lines).filteredOn(l -> l.startsWith("event:")).first().isEqualTo("event: progress");
    assertThat(lines).filteredOn(l -> l.startsWith("event:")).last().isEqualTo("event: end");
    assertThat(lines).filteredOn(l -> l.equals("event: end")).hasSize(1);
    assertThat(lines)
        .filteredOn(l -> l.startsWith("data:"))
        .last()
        .asString()
        .contains("\"state\":\"DONE\"")
        .contains("all read");
    assertThat(lines).anyMatch(l -> l.contains("\"total\":10") && l.contains("reading ă\\nb"));
    assertThat(lines)
        .allMatch(
            l ->
                l.isEmpty()
                    || l.startsWith("event:")
                    || l.startsWith("data:")
                    || l.startsWith(":"));
  }

  @Test
  void aJobThatHasEndedEndsAtOnce() throws Exception {
    Job job = jobs.start(ANA, "Short", Optional.empty(), progress -> ActionResult.ok("done"));
    org.awaitility.Awaitility.await()
        .until(() -> jobs.find(ANA, job.id()).orElseThrow().endedAt().isPresent());
    assertThat(server.get("/jobs/" + job.id() + "/events").body())
        .startsWith("event: end\ndata: {")
        .endsWith("}\n\n");
  }

  @Test
  void aJobOfSomebodyElseIsUnknown() throws Exception {
    Job job = jobs.start(ANA, "Ana's", Optional.empty(), progress -> ActionResult.ok("done"));
    HttpResponse<String> answer =
        server.send(
            server
                .anybody("/jobs/" + job.id() + "/events")
                .header("Authorization", "Bearer " + TestServer.CLIENT));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(TestServer.object(answer)).containsEntry("code", "job.unknown");
  }
}
