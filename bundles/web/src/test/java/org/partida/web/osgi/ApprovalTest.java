package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Approvals;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.testkit.TestClock;

/** Rules of approval and many documents at once, over HTTP. */
class ApprovalTest {
  private static final String AT = "/companies/" + TestServer.OWN + "/approvals";

  private final List<Object> got = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
    server.services.fake(
        Approvals.class,
        Map.of(
            "putRules",
            a -> {
              got.add(a[2]);
              return a[2];
            },
            "approveAll",
            a -> {
              got.add(a[2] + " " + a[3]);
              throw new PartidaException(new Problem("approval.changed", "m", "l", "f"));
            }));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsAbsentIsOff() throws Exception {
    HttpResponse<String> answer = send("PUT", AT, "{\"tolerance\":\"2.50\",\"silentDays\":7}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    ApprovalRules rules = (ApprovalRules) got.get(0);
    assertThat(rules.tolerance().orElseThrow().value()).isEqualByComparingTo("2.5");
    assertThat(rules.silentDays()).contains(7);
    assertThat(rules.remindDays()).isEmpty();
    assertThat(TestServer.object(answer)).doesNotContainKeys("remindDays", "firmDays", "remind");
    assertThat(send("PUT", AT, "{\"silentDays\":0}").statusCode()).isEqualTo(400);
    assertThat(send("PUT", AT, "{\"remindDays\":5,\"firmDays\":5}").body())
        .contains("approval.rules");
    assertThat(got).hasSize(1);
  }

  @Test
  void whatChangedMeanwhileIsAConflict() throws Exception {
    String body = "{\"documents\":[\"a\",\"b\"],\"sum\":\"10.50\",\"currency\":\"RON\"}";
    assertThat(send("POST", AT + "/recurring", body).statusCode()).isEqualTo(409);
    assertThat(got.get(0).toString()).startsWith("[a, b] 10.50");
    String bad = "{\"documents\":[\"a\"],\"sum\":\"10.505\",\"currency\":\"RON\"}";
    assertThat(send("POST", AT + "/recurring", bad).statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> send(String verb, String path, String body) throws Exception {
    return server.send(
        server
            .admin(path)
            .header("Content-Type", "application/json")
            .method(verb, BodyPublishers.ofString(body)));
  }
}
