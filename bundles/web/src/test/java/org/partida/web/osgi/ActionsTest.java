package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.api.action.Actions;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.testkit.TestClock;

class ActionsTest {
  private static final String RUN = "/actions/a.b/run";

  @Test
  void anActionSpeaksTheLanguageOfWhoStartsIt() throws Exception {
    try (TestServer server = new TestServer(new TestClock("2026-03-01T08:00:00Z"))) {
      server.services.fake(Actions.class, Map.of("run", a -> job(a[1] + " in " + a[4])));
      HttpResponse<String> header =
          server.send(
              server
                  .admin(RUN)
                  .header("Content-Type", "application/json")
                  .header("Accept-Language", "ro-RO,en;q=0.5")
                  .POST(BodyPublishers.ofString("{}")));
      assertThat(header.statusCode()).as(header.body()).isEqualTo(202);
      assertThat(TestServer.object(header)).containsEntry("title", "a.b in ro");
      assertThat(TestServer.object(server.post(RUN + "?lang=it", "{}")))
          .containsEntry("title", "a.b in it");
      assertThat(TestServer.object(server.post(RUN, "{}"))).containsEntry("title", "a.b in en");
    }
  }

  private static Job job(String title) {
    return new Job(
        "j1",
        title,
        Optional.empty(),
        "ana",
        JobState.RUNNING,
        0,
        0,
        "",
        List.of(),
        Instant.EPOCH,
        Optional.empty());
  }
}
