package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.Documents;
import org.partida.api.health.HealthCheck;
import org.partida.api.health.HealthEntry;
import org.partida.api.job.Jobs;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncReport;
import org.partida.base.home.DirectoryHome;
import org.partida.base.home.Home;
import org.partida.base.job.internal.JobTable;
import org.partida.base.json.Json;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.testkit.TestClock;

class ApiTest {
  private static final String DOCUMENT_PATH = "/documents/d1";

  @TempDir Path home;
  private final TestClock clock = new TestClock("2026-03-01T08:00:00Z");
  private final JobTable jobs = new JobTable(clock, 2);
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(clock);
    server.services.put(Home.class, new DirectoryHome(home)).put(Jobs.class, jobs);
  }

  @AfterEach
  void stop() {
    server.close();
    jobs.close();
  }

  private static Document document() {
    return new Document(
        "d1",
        TestServer.OWN,
        Direction.RECEIVED,
        "380",
        "F/1\"2",
        LocalDate.of(2026, 2, 1),
        Optional.empty(),
        "Țărm & Co",
        Optional.of("RO1"),
        Money.of("121.00", "RON"),
        "ubl-2.1",
        NetworkState.VALIDATED,
        DecisionState.PENDING,
        AccountingState.NONE,
        ArchiveState.SEALED,
        Sha256.of(new byte[] {1}),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        "");
  }

  @Test
  void aPageIsAskedForAsGivenAndSaysWhereItGoesOn() throws Exception {
    List<Object[]> asked = new ArrayList<>();
    server.services.fake(
        Documents.class,
        Map.of(
            "list",
            a -> {
              asked.add(a);
              return new Page<>(List.of(document()), Optional.of("p2"));
            }));
    HttpResponse<String> answer =
        server.get("/documents?company=12345674&decision=pending&from=2026-01-31&limit=7&after=p1");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(TestServer.object(answer)).containsEntry("next", "p2");
    assertThat(answer.body())
        .contains("\"total\":\"121.00\"")
        .contains("\"partner\":\"Țărm & Co\"");
    assertThat(asked.get(0)[1])
        .isEqualTo(
            new DocumentFilter(
                Optional.of(TestServer.OWN),
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 1, 31)),
                Optional.empty(),
                Optional.of(DecisionState.PENDING),
                Optional.empty()));
    assertThat(asked.get(0)[2]).isEqualTo(7);
    assertThat(asked.get(0)[3]).isEqualTo(Optional.of("p1"));
  }

  @Test
  void parametersThatAreNoneAreNamed() throws Exception {
    server.services.fake(Documents.class, Map.of());
    for (String bad :
        List.of(
            "limit=0", "limit=1001", "decision=maybe", "from=yesterday", "company=RO12345675")) {
      HttpResponse<String> answer = server.get("/documents?" + bad);
      assertThat(answer.statusCode()).as(bad + answer.body()).isEqualTo(400);
      assertThat(TestServer.object(answer))
          .containsEntry("code", bad.startsWith("company") ? "tax-id.check-digit" : "usage")
          .extractingByKey("fix")
          .asString()
          .isNotEmpty();
    }
    assertThat(server.get("/documents?limit=many").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    server.services.fake(Documents.class, Map.of("find", a -> Optional.empty()));
    assertThat(server.get(DOCUMENT_PATH).statusCode()).isEqualTo(404);
    HttpResponse<String> nowhere = server.get("/nowhere");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(TestServer.object(nowhere)).containsEntry("code", "request.address");
    HttpResponse<String> method = server.send(server.admin("/documents").DELETE());
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).get().asString().contains("GET");
    assertThat(server.send(server.anybody("/nowhere")).statusCode()).isEqualTo(401);
  }

  @Test
  void aStoppedBundleIsAStatusThatClears() throws Exception {
    HttpResponse<String> missing = server.get("/documents");
    assertThat(missing.statusCode()).isEqualTo(503);
    assertThat(TestServer.object(missing))
        .containsEntry("code", "service.missing")
        .containsEntry("location", "Documents")
        .containsKey("fix");
    server.services.fake(
        Documents.class, Map.of("list", a -> new Page<>(List.of(), Optional.empty())));
    assertThat(server.get("/documents").body()).isEqualTo("{\"items\":[]}");
    server.services.remove(Documents.class);
    assertThat(server.get("/documents").statusCode()).isEqualTo(503);
  }

  @Test
  void whatNobodyExpectedTellsNothingButAnId() throws Exception {
    server.services.fake(
        Documents.class,
        Map.of(
            "find",
            a -> {
              throw new IllegalStateException("secret of the inside");
            }));
    HttpResponse<String> answer = server.get(DOCUMENT_PATH);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("IllegalState");
    assertThat(TestServer.object(answer).get("id").toString()).hasSize(32);
  }

  @Test
  void conflictsAndRefusalsKeepTheirFix() throws Exception {
    server.services.fake(
        Documents.class,
        Map.of(
            "reject",
            a -> {
              throw new PartidaException(
                  new Problem("decision.posted", "it is posted", "d1", "undo the voucher first"));
            }));
    HttpResponse<String> answer = server.post(DOCUMENT_PATH + "/reject", "{\"reason\":\"wrong\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(TestServer.object(answer))
        .containsEntry("type", "urn:partida:problem:decision.posted")
        .containsEntry("title", "Conflict")
        .containsEntry("detail", "it is posted")
        .containsEntry("fix", "undo the voucher first");
    assertThat(server.post(DOCUMENT_PATH + "/reject", "{}").statusCode()).isEqualTo(400);
    assertThat(server.post(DOCUMENT_PATH + "/reject", "{nonsense").statusCode()).isEqualTo(400);
  }

  @Test
  void theSameKeyGivesTheSameAnswerAndDoesNothingAgain() throws Exception {
    AtomicInteger approved = new AtomicInteger();
    server.services.fake(
        Documents.class,
        Map.of(
            "approve",
            a -> {
              approved.incrementAndGet();
              return document();
            }));
    String path = DOCUMENT_PATH + "/approve";
    HttpResponse<String> first = keyed(path, "k1", "{\"reason\":\"a\"}");
    HttpResponse<String> second = keyed(path, "k1", "{\"reason\":\"a\"}");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(approved).hasValue(1);
    assertThat(keyed(path, "k1", "{\"reason\":\"b\"}").statusCode()).isEqualTo(422);
    assertThat(keyed(path, "k2", "{\"reason\":\"b\"}").statusCode()).isEqualTo(200);
    assertThat(keyed(path, "a key", "{}").statusCode()).isEqualTo(400);
    assertThat(approved).hasValue(2);
  }

  @Test
  void aRefusedRequestMayBeSentAgainUnderItsKey() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    server.services.fake(
        Documents.class,
        Map.of(
            "approve",
            a -> {
              if (calls.incrementAndGet() == 1) {
                throw new PartidaException(new Problem("db.busy", "busy", "", "ask again"));
              }
              return document();
            }));
    assertThat(keyed(DOCUMENT_PATH + "/approve", "k1", "{}").statusCode()).isEqualTo(503);
    assertThat(keyed(DOCUMENT_PATH + "/approve", "k1", "{}").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> keyed(String path, String key, String json) throws Exception {
    return server.send(
        server
            .admin(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json)));
  }

  @Test
  void longWorkIsAcceptedAndFollowedThere() throws Exception {
    server.services.fake(
        NetworkSync.class, Map.of("sync", a -> new SyncReport(1, 4, 4, 4, 0, 0, List.of())));
    HttpResponse<String> accepted = server.post("/network/sync", "{\"company\":\"RO12345674\"}");
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    String id = TestServer.object(accepted).get("id").toString();
    assertThat(accepted.headers().firstValue("Location"))
        .hasValue(server.base() + "/api/jobs/" + id);
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(server.get("/jobs/" + id).body())
                    .contains("\"state\":\"DONE\"")
                    .contains("4 new messages"));
    assertThat(
            server
                .send(
                    server
                        .anybody("/jobs/" + id)
                        .header("Authorization", "Bearer " + TestServer.CLIENT))
                .statusCode())
        .isEqualTo(404);
    assertThat(Json.readList(server.get("/jobs").body(), Map.class)).hasSize(1);
  }

  @Test
  void textsOfHealthAreForAdministrators() throws Exception {
    server.services.put(
        HealthCheck.class,
        () ->
            List.of(
                new HealthEntry(
                    "spv", HealthEntry.Level.WARN, "RO99999992 must authorise again", "do it")));
    server.services.put(
        HealthCheck.class,
        () -> {
          throw new IllegalStateException("stopping");
        });
    assertThat(server.get("/health").body())
        .contains("must authorise again")
        .contains("\"level\":\"FAIL\"");
    HttpResponse<String> client =
        server.send(
            server.anybody("/health").header("Authorization", "Bearer " + TestServer.CLIENT));
    assertThat(client.body())
        .contains("{\"part\":\"spv\",\"level\":\"WARN\"}")
        .doesNotContain("RO99999992");
  }
}
