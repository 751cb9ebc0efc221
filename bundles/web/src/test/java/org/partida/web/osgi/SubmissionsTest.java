package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.api.document.Document;
import org.partida.api.document.Documents;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionDetails;
import org.partida.api.submission.SubmissionEvent;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Submissions;
import org.partida.api.submission.Taken;
import org.partida.base.home.DirectoryHome;
import org.partida.base.home.Home;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.spi.network.NoticeFinding;
import org.partida.testkit.TestClock;

class SubmissionsTest {
  private static final String PLACE = "/submissions";
  private static final String OURS = PLACE + "?company=RO12345674";
  private static final String XML = "<Invoice/>";

  @TempDir Path home;
  private final List<String> got = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
    server.services.put(Home.class, new DirectoryHome(home));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Submission submission(SubmissionState state, boolean released) {
    return new Submission(
        "s1",
        TestServer.OWN,
        "ro.spv",
        Sha256.of(new byte[] {1}),
        "F-1.xml",
        "UBL",
        Set.of(),
        state,
        released,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of("E: bad"),
        Optional.empty(),
        "ana",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private void serve(Taken answer) {
    server.services.fake(
        Submissions.class,
        Map.of(
            "take",
            a -> {
              got.add(a[1] + " " + a[2] + " " + text(a[3]) + " " + a[4] + " " + a[5]);
              return answer;
            },
            "release",
            a -> {
              got.add("release " + a[1]);
              return submission(SubmissionState.READY, true);
            }));
  }

  private static String text(Object stream) {
    try {
      return new String(((InputStream) stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> upload(String path) throws Exception {
    return server.send(
        server.admin(path).header("X-File-Name", "out/F-1.xml").POST(BodyPublishers.ofString(XML)));
  }

  @Test
  void aDocumentComesBareOrInAFormWithHowItIsSent() throws Exception {
    serve(new Taken(submission(SubmissionState.RECEIVED, true), true));
    HttpResponse<String> bare = upload(OURS + "&flag=self-billed&flag=foreign-buyer&hold=true");
    assertThat(bare.statusCode()).as(bare.body()).isEqualTo(201);
    assertThat(bare.headers().firstValue("Location"))
        .hasValue(server.base() + "/api/submissions/s1");
    assertThat(TestServer.object(bare))
        .containsEntry("id", "s1")
        .containsEntry("state", "RECEIVED")
        .containsEntry("known", false);
    String form =
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ă.xml\"\r\n"
            + "Content-Type: text/xml\r\n\r\n<Invoice/>\r\n--B--\r\n";
    HttpResponse<String> inForm =
        server.send(
            server
                .admin(OURS)
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(BodyPublishers.ofString(form)));
    assertThat(inForm.statusCode()).as(inForm.body()).isEqualTo(201);
    assertThat(got)
        .containsExactly(
            "RO12345674 F-1.xml <Invoice/> [FOREIGN_BUYER, SELF_BILLED] false",
            "RO12345674 ă.xml <Invoice/> [] true");
    assertThat(new DirectoryHome(home).spool()).isEmptyDirectory();
  }

  @Test
  void whatIsHeldIsSaidToBeKnownAndReleasedIfAsked() throws Exception {
    serve(new Taken(submission(SubmissionState.READY, false), false));
    HttpResponse<String> known = upload(OURS);
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(TestServer.object(known))
        .containsEntry("known", true)
        .containsEntry("released", false);
    HttpResponse<String> released = upload(OURS + "&release=true");
    assertThat(released.statusCode()).isEqualTo(200);
    assertThat(TestServer.object(released)).containsEntry("released", true);
    assertThat(got).hasSize(3).last().isEqualTo("release s1");
  }

  @Test
  void theSameKeyTakesItOnce() throws Exception {
    serve(new Taken(submission(SubmissionState.RECEIVED, true), true));
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer =
          server.send(
              server
                  .admin(OURS)
                  .header("Idempotency-Key", "k1")
                  .POST(BodyPublishers.ofString(XML)));
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.headers().firstValue("Location")).isPresent();
    }
    assertThat(got).hasSize(1);
  }

  @Test
  void whatCannotBeTakenIsNamed() throws Exception {
    serve(new Taken(submission(SubmissionState.RECEIVED, true), true));
    assertThat(upload(PLACE).body()).contains("company is missing");
    assertThat(upload(OURS + "&hold=true&release=true").statusCode()).isEqualTo(400);
    assertThat(upload(OURS + "&flag=maybe").statusCode()).isEqualTo(400);
    HttpResponse<String> large =
        server.send(server.admin(OURS).POST(BodyPublishers.ofByteArray(new byte[(10 << 20) + 1])));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(server.send(server.admin(OURS).POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(400);
    HttpResponse<String> foreign =
        server.send(
            server
                .anybody(PLACE + "?company=" + TestServer.FOREIGN)
                .header("Authorization", "Bearer " + TestServer.CLIENT)
                .POST(BodyPublishers.ofString(XML)));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(got).isEmpty();
    assertThat(new DirectoryHome(home).spool()).isEmptyDirectory();
  }

  @Test
  void theyAreListedAndShownWithTheirErrorsExplained() throws Exception {
    NoticeFinding explained =
        new NoticeFinding(
            "BR-01",
            List.of("BT-24"),
            "E: bad",
            Optional.empty(),
            Optional.empty(),
            Map.of("ro", "lipsește", "en", "it is missing"),
            Map.of("ro", "completați", "en", "fill it in"),
            Optional.empty(),
            Optional.empty());
    Submission s = submission(SubmissionState.REJECTED, true);
    server.services.fake(
        Submissions.class,
        Map.of(
            "list",
            a -> {
              got.add(a[1] + " " + a[2] + " " + a[3]);
              return List.of(s);
            },
            "show",
            a ->
                new SubmissionDetails(
                    s,
                    List.of(explained),
                    List.of(
                        new SubmissionEvent(Instant.EPOCH, 1, SubmissionState.SENT, "index 5")))));
    HttpResponse<String> list = server.get(OURS + "&state=rejected&limit=5");
    assertThat(list.body()).startsWith("[{\"id\":\"s1\"").contains("\"text\":\"E: bad\"");
    assertThat(got).containsExactly("Optional[RO12345674] Optional[REJECTED] 5");
    assertThat(server.get(PLACE + "/s1?lang=ro").body())
        .contains("\"rule\":\"BR-01\"", "lipsește", "completați", "index 5");
    assertThat(server.get(PLACE + "/s1").body()).contains("fill it in");
  }

  @Test
  void itIsReleasedAndTakenBackWithAReason() throws Exception {
    server.services.fake(
        Submissions.class,
        Map.of(
            "release",
            a -> submission(SubmissionState.READY, true),
            "cancel",
            a -> {
              got.add(a[1] + " " + a[2]);
              return submission(SubmissionState.CANCELLED, false);
            }));
    assertThat(server.post(PLACE + "/s1/release", "{}").body()).contains("\"released\":true");
    assertThat(
            server.send(server.admin(PLACE + "/s1/release").POST(BodyPublishers.noBody())).body())
        .contains("\"released\":true");
    assertThat(server.post(PLACE + "/s1/cancel", "{}").statusCode()).isEqualTo(400);
    assertThat(server.post(PLACE + "/s1/cancel", "{\"reason\":\"a mistake\"}").body())
        .contains("CANCELLED");
    assertThat(got).containsExactly("s1 a mistake");
  }

  @ParameterizedTest
  @CsvSource({
    "submission.unknown, 404",
    "company.unknown, 404",
    "submission.state, 409",
    "submission.network, 409",
    "submission.message, 409",
    "submission.size, 413",
    "submission.empty, 400",
    "message.length, 400",
    "network.missing, 503"
  })
  void eachProblemHasItsStatus(String code, int status) throws Exception {
    server.services.fake(
        Submissions.class,
        Map.of(
            "cancel",
            a -> {
              throw new PartidaException(new Problem(code, "no", "here", "do this"));
            }));
    HttpResponse<String> answer = server.post(PLACE + "/s1/cancel", "{\"reason\":\"r\"}");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(TestServer.object(answer))
        .containsEntry("code", code)
        .containsEntry("fix", "do this");
  }

  @Test
  void aSellerIsToldInOwnWordsOrByATemplate() throws Exception {
    server.services.fake(
        Submissions.class,
        Map.of(
            "message",
            a -> {
              got.add(a[1] + " " + a[2]);
              return new Taken(submission(SubmissionState.READY, true), true);
            }));
    server.services.fake(Documents.class, Map.of("find", a -> Optional.of(document())));
    String to = "/documents/d1/message";
    HttpResponse<String> own = server.post(to, "{\"text\":\"not ours\"}");
    assertThat(own.statusCode()).as(own.body()).isEqualTo(201);
    String name = template();
    assertThat(
            server
                .post(to, "{\"template\":\"" + name + "\",\"reason\":\"r1\",\"lang\":\"en\"}")
                .statusCode())
        .isEqualTo(201);
    assertThat(got.get(0)).isEqualTo("d1 not ours");
    assertThat(got.get(1)).contains("F/1").contains("r1");
    assertThat(server.post(to, "{}").statusCode()).isEqualTo(400);
    assertThat(server.post(to, "{\"text\":\"a\",\"template\":\"b\"}").statusCode()).isEqualTo(400);
    assertThat(server.post(to, "{\"template\":\"none\"}").body()).contains("no template none");
    assertThat(got).hasSize(2);
  }

  /** One of those that are listed. */
  private String template() throws Exception {
    String all = server.get("/message-templates?lang=en").body();
    assertThat(all).startsWith("[{\"name\":\"");
    return all.substring(10, all.indexOf('"', 10));
  }

  private static Document document() {
    return new Document(
        "d1",
        TestServer.OWN,
        Direction.RECEIVED,
        "380",
        "F/1",
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
        Optional.of("5000"),
        Instant.EPOCH,
        "");
  }
}
