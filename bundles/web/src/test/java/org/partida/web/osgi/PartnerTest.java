package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.PartnerChecks;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.api.company.PartnerDifference.State;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.Direction;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** Differences between register and books over REST. */
class PartnerTest {
  private static final String PARTNERS = "/companies/RO12345674/partners/";

  private final List<Object> got = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
    server.services.fake(
        PartnerChecks.class,
        Map.of(
            "differences",
            a -> {
              got.add(a[2]);
              return a[1].equals(TestServer.OWN) ? List.of(difference("d1")) : List.of();
            },
            "accept",
            a -> {
              got.add(a[2]);
              return new PartnerChecks.Accepted(
                  difference("d1").decided(State.ACCEPTED, "ana", Instant.EPOCH, "r"),
                  List.of(Samples.voucher("v1", TestServer.OWN, Optional.of("doc"))),
                  List.of());
            },
            "dismiss",
            a -> {
              throw new PartidaException(new Problem("partner.decided", "m", "l", "f"));
            }));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void openOnesAreListedUnlessAskedOtherwise() throws Exception {
    HttpResponse<String> open = server.get(PARTNERS + "differences");
    assertThat(open.statusCode()).as(open.body()).isEqualTo(200);
    assertThat(open.body())
        .contains(
            "\"kind\":\"CASH\"",
            "\"assumed\":\"on-cash\"",
            "\"registry\":\"not-on-cash\"",
            "\"number\":\"F 1\"",
            "\"from\":\"2026-02-01\"")
        .doesNotContain("decidedBy");
    server.get(PARTNERS + "differences?state=all");
    assertThat(got).containsExactly(Optional.of(State.OPEN), Optional.empty());
    assertThat(server.get(PARTNERS + "differences?state=odd").statusCode()).isEqualTo(400);
  }

  @Test
  void acceptingAnswersTheCorrections() throws Exception {
    HttpResponse<String> accepted = post(PARTNERS + "differences/d1/accept", "{\"reason\":\"r\"}");
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    assertThat(accepted.body()).contains("\"state\":\"ACCEPTED\"", "\"externalId\":\"v1\"");
    assertThat(got).endsWith("r");
  }

  @Test
  void whatIsNotThereOrNotTheCompanysIsNotFound() throws Exception {
    assertThat(post(PARTNERS + "differences/d2/accept", "{}").statusCode()).isEqualTo(404);
    HttpResponse<String> foreign =
        post("/companies/" + TestServer.FOREIGN + "/partners/differences/d1/accept", "{}");
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(foreign.body()).contains("difference.unknown");
  }

  @Test
  void whatWasAnsweredOtherwiseIsAConflict() throws Exception {
    HttpResponse<String> no = post(PARTNERS + "differences/d1/dismiss", "{\"reason\":\"r\"}");
    assertThat(no.statusCode()).as(no.body()).isEqualTo(409);
    assertThat(post(PARTNERS + "differences/d1/dismiss", "{}").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return server.send(
        server
            .admin(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static PartnerDifference difference(String id) {
    LocalDate day = LocalDate.parse("2026-02-01");
    return new PartnerDifference(
        id,
        new CompanyId("RO12345674"),
        "RO14399840",
        "X",
        Kind.CASH,
        "on-cash",
        "not-on-cash",
        Optional.of(day),
        Optional.empty(),
        "test",
        List.of(new PartnerDifference.Concerned("doc", "F 1", day, Direction.RECEIVED)),
        Instant.EPOCH,
        State.OPEN,
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
