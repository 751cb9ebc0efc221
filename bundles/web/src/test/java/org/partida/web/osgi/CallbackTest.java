package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.partida.api.network.Authorisation;
import org.partida.api.network.Authorisations;
import org.partida.api.network.Connection;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.testkit.TestClock;

/** The page that the browser ends at: needs no sign-in, says what happened, and trusts nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackTest {
  private final List<Authorisations.Answer> answers = new ArrayList<>();
  private TestServer server;

  @BeforeAll
  void start() throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
    server.services.fake(Authorisations.class, Map.of("finish", a -> finish(a[0])));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Object finish(Object answer) {
    Authorisations.Answer given = (Authorisations.Answer) answer;
    answers.add(given);
    String code = given.code().orElse("");
    if (code.equals("late")) {
      throw new PartidaException(
          new Problem("authorisation.expired", "too late", "authorisation", "again"));
    }
    boolean good = code.equals("good");
    Authorisation a =
        new Authorisation(
            "1",
            "firm",
            "ro.spv",
            "<b>Firm</b>",
            List.of(TestServer.OWN),
            good ? Authorisation.Status.DONE : Authorisation.Status.FAILED,
            Instant.EPOCH,
            good
                ? Optional.empty()
                : Optional.of(
                    new Problem(
                        "anaf.odd", "<script>" + given.error().orElse(""), "x", "do \"this\"")));
    return new Authorisations.Finished(a, good ? Optional.of(connection()) : Optional.empty());
  }

  private static Connection connection() {
    return new Connection(
        "firm",
        "ro.spv",
        "<b>Firm</b>",
        Optional.of("ana"),
        Optional.of("1a2b"),
        Optional.empty(),
        Optional.of(Instant.parse("2026-05-30T22:30:00Z")),
        "connected",
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  private HttpResponse<String> open(String query, String language) throws Exception {
    return server.send(
        HttpRequest.newBuilder(URI.create(server.base() + "/spv/callback" + query))
            .header("Accept-Language", language));
  }

  @Test
  void doneIsToldInTheBrowsersLanguage() throws Exception {
    HttpResponse<String> page = open("?code=good&state=abc", "ro-RO,ro;q=0.9,en;q=0.5");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.body())
        .contains("<html lang=\"ro\">", "Autorizat", "&lt;b&gt;Firm&lt;/b&gt; (firm)", "1a2b")
        .contains("31 mai 2026", "RO12345674")
        .doesNotContain("<b>")
        .doesNotContain("abc");
    assertThat(answers.get(answers.size() - 1).state()).contains("abc");
    assertThat(open("?code=good", "it").body()).contains("Autorizzato", "31 maggio 2026");
    assertThat(open("?code=good", "fr").body()).contains("Authorised", "May 31, 2026");
  }

  @Test
  void whatComesFromOutsideIsOnlyEverText() throws Exception {
    HttpResponse<String> page = open("?error=%3Cimg+src%3Dx%3E", "en");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("Not authorised", "&lt;script&gt;&lt;img src=x&gt;", "do &quot;this&quot;")
        .doesNotContain("<script")
        .doesNotContain("<img");
  }

  @Test
  void aRefusalIsToldInOurOwnWords() throws Exception {
    assertThat(open("?code=late", "ro").body())
        .contains("autorizarea a fost pornită cu mai mult de zece minute în urmă");
    assertThat(open("?code=late", "it").body()).contains("più di dieci minuti fa");
    assertThat(open("?code=late", "en").body()).contains("too late", "again");
  }

  @Test
  void aFieldTooLongIsNoField() throws Exception {
    open("?code=" + "x".repeat(4001), "en");
    assertThat(answers.get(answers.size() - 1).code()).isEmpty();
  }
}
