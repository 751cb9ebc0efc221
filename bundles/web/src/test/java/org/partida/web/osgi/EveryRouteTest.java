package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.partida.api.archive.Packing;
import org.partida.api.company.Companies;
import org.partida.api.company.Contacts;
import org.partida.api.company.PartnerChecks;
import org.partida.api.company.Workload;
import org.partida.api.document.Approvals;
import org.partida.api.document.AuthorityPapers;
import org.partida.api.document.BusinessPapers;
import org.partida.api.document.Comments;
import org.partida.api.document.Documents;
import org.partida.api.document.Scans;
import org.partida.api.invitation.Collaborations;
import org.partida.api.invitation.HandOvers;
import org.partida.api.invitation.Invitations;
import org.partida.api.invitation.PasswordResets;
import org.partida.api.job.Jobs;
import org.partida.api.match.LineNotes;
import org.partida.api.match.LineRules;
import org.partida.api.match.Matches;
import org.partida.api.match.Payers;
import org.partida.api.match.ProformaBook;
import org.partida.api.network.Authorisations;
import org.partida.api.network.Messages;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncStatuses;
import org.partida.api.posting.AccountingPeriods;
import org.partida.api.posting.Accruals;
import org.partida.api.posting.Books;
import org.partida.api.posting.FileBatches;
import org.partida.api.posting.HandEntries;
import org.partida.api.posting.MonthWork;
import org.partida.api.posting.Undoing;
import org.partida.api.posting.VatBooks;
import org.partida.api.security.People;
import org.partida.api.security.Sessions;
import org.partida.api.source.Sources;
import org.partida.api.statement.Receipts;
import org.partida.api.statement.StatementImports;
import org.partida.api.statement.StatementProfiles;
import org.partida.api.statement.Statements;
import org.partida.api.submission.Submissions;
import org.partida.base.home.DirectoryHome;
import org.partida.base.home.Home;
import org.partida.testkit.TestClock;

/**
 * What holds for every address, taken from the OpenAPI document, so that a new one is never left
 * out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteTest {
  /** Whatever some body asks for. */
  private static final String BODY =
      "{\"name\":\"N\",\"country\":\"RO\",\"taxId\":\"1\",\"reason\":\"r\",\"lines\":[\"1\"],\"allocations\":[{\"item\":\"1\",\"amount\":\"1.00\"}]}";

  private TestServer server;
  private final List<Route> routes = new ArrayList<>();

  private record Route(String verb, String path, String media) {
    String filled(String company) {
      return path.replace("{company}", company).replaceAll("\\{[a-z]+}", "x1");
    }
  }

  @BeforeAll
  void start(@org.junit.jupiter.api.io.TempDir java.nio.file.Path home) throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
    server.services.put(Home.class, new DirectoryHome(home));
    for (Class<?> type :
        List.of(
            AccountingPeriods.class,
            Accruals.class,
            Approvals.class,
            Authorisations.class,
            AuthorityPapers.class,
            BusinessPapers.class,
            Collaborations.class,
            Comments.class,
            HandOvers.class,
            Invitations.class,
            PasswordResets.class,
            Companies.class,
            Contacts.class,
            Documents.class,
            FileBatches.class,
            HandEntries.class,
            Jobs.class,
            LineNotes.class,
            LineRules.class,
            Matches.class,
            Messages.class,
            MonthWork.class,
            NetworkSync.class,
            Packing.class,
            PartnerChecks.class,
            Payers.class,
            People.class,
            ProformaBook.class,
            Receipts.class,
            Scans.class,
            Sessions.class,
            Workload.class,
            Sources.class,
            StatementImports.class,
            StatementProfiles.class,
            Statements.class,
            Submissions.class,
            SyncStatuses.class,
            Undoing.class)) {
      server.services.fake(type, Map.of());
    }
    server.services.fake(VatBooks.class, Map.of("formats", a -> List.of("pdf")));
    server.services.fake(Books.class, Map.of("exportFormats", a -> List.of("hledger")));
    read(TestServer.object(server.send(server.anybody("/openapi.json"))));
  }

  @SuppressWarnings("unchecked") // JSON
  private void read(Map<String, Object> document) {
    Map<String, Map<String, Map<String, Object>>> paths =
        (Map<String, Map<String, Map<String, Object>>>) document.get("paths");
    paths.forEach(
        (path, verbs) ->
            verbs.forEach(
                (verb, operation) -> {
                  Map<String, Object> body =
                      (Map<String, Object>)
                          operation.getOrDefault(
                              "requestBody", Map.of("content", Map.of("application/json", "")));
                  String media =
                      ((Map<String, Object>) body.get("content")).keySet().iterator().next();
                  routes.add(new Route(verb.toUpperCase(Locale.ROOT), path, media));
                }));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void thereAreMany() {
    assertThat(routes).hasSizeGreaterThan(40);
  }

  @TestFactory
  Stream<DynamicTest> isClosedWithoutAToken() {
    return routes.stream()
        .map(
            r ->
                DynamicTest.dynamicTest(
                    r.verb() + " " + r.path(),
                    () -> unauthorised(send(server.anybody(r.filled("RO1")), r))));
  }

  @TestFactory
  Stream<DynamicTest> isClosedWithAWrongToken() {
    return routes.stream()
        .limit(5)
        .map(
            r ->
                DynamicTest.dynamicTest(
                    r.verb() + " " + r.path(),
                    () ->
                        unauthorised(
                            send(
                                server
                                    .anybody(r.filled("RO1"))
                                    .header("Authorization", "Bearer nobody"),
                                r))));
  }

  private static void unauthorised(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .anyMatch(v -> v.startsWith("Bearer"));
    assertThat(TestServer.object(answer))
        .containsEntry("code", "access.sign-in")
        .containsEntry("status", 401);
  }

  @TestFactory
  Stream<DynamicTest> refusesAForeignCompany() {
    return routes.stream()
        .filter(r -> r.path().contains("{company}"))
        .map(
            r ->
                DynamicTest.dynamicTest(
                    r.verb() + " " + r.path(),
                    () -> {
                      String query = r.path().endsWith("/export") ? "?format=hledger" : "";
                      HttpRequest.Builder request =
                          server
                              .anybody(r.filled(TestServer.FOREIGN.value()) + query)
                              .header("Authorization", "Bearer " + TestServer.CLIENT);
                      HttpResponse<String> answer = send(request, r);
                      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
                      assertThat(answer.headers().firstValue("Content-Type"))
                          .hasValue("application/problem+json");
                      assertThat(TestServer.object(answer))
                          .containsKeys("type", "title", "detail", "location", "fix")
                          .containsEntry("code", "access.denied")
                          .containsEntry("status", 403);
                    }));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, Route r) throws Exception {
    boolean body = !r.verb().equals("GET");
    return server.send(
        body
            ? request
                .header("Content-Type", r.media())
                .method(r.verb(), BodyPublishers.ofString(BODY))
            : request);
  }
}
