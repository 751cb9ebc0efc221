package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.Companies;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.security.Sessions;
import org.partida.api.security.SignedIn;
import org.partida.api.security.TooManyFailuresException;
import org.partida.testkit.TestClock;

class SessionTest {
  private static final String RIGHT = "{\"user\":\" ion \",\"password\":\"corect cal baterie\"}";
  private static final SignedIn ION =
      new SignedIn(
          new Actor(
              "ion",
              "Ion",
              Channel.WEB,
              List.of(
                  new Grant(
                      Optional.of(TestServer.OWN), Optional.of(Module.APPROVAL), Access.WRITE))),
          "ro",
          "t0ken",
          "c5rf",
          Instant.parse("2026-03-01T09:00:00Z"));

  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
    server.services.fake(Companies.class, Map.of("list", a -> List.of(), "sync", a -> List.of()));
    server.services.fake(
        Sessions.class,
        Map.of(
            "open",
            a -> {
              if (a[0].equals("locked")) {
                throw new TooManyFailuresException(Duration.ofMinutes(15));
              }
              if (!a[0].equals("ion") || !a[1].equals("corect cal baterie")) {
                return Optional.empty();
              }
              open.add(ION.token());
              return Optional.of(ION);
            },
            "find",
            a -> open.contains(a[0]) ? Optional.of(ION) : Optional.empty(),
            "close",
            a -> open.remove(a[0]),
            "language",
            a -> "it",
            "chooseLanguage",
            a -> null));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> signIn(String body) throws Exception {
    return server.send(
        server
            .anybody("/session")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder cookie(String path) {
    return server.anybody(path).header("Cookie", "partida-session=t0ken");
  }

  @Test
  void theCookieIsForTheServerAlone() throws Exception {
    HttpResponse<String> answer = signIn(RIGHT);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .containsExactly("partida-session=t0ken; Path=/partida; HttpOnly; SameSite=Strict");
    assertThat(answer.body()).doesNotContain("t0ken");
    assertThat(TestServer.object(answer))
        .containsEntry("id", "ion")
        .containsEntry("csrf", "c5rf")
        .containsEntry("language", "ro")
        .containsEntry("firm", false)
        .containsEntry("expires", "2026-03-01T09:00:00Z")
        .containsEntry(
            "grants",
            List.of(
                Map.of(
                    "company", TestServer.OWN.value(), "module", "APPROVAL", "access", "WRITE")));
    HttpResponse<String> again = server.send(cookie("/session"));
    assertThat(again.body()).isEqualTo(answer.body());
    assertThat(server.send(cookie("/companies")).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsWrongIsNotToldApart() throws Exception {
    String wrong = signIn("{\"user\":\"ion\",\"password\":\"x\"}").body();
    assertThat(signIn("{\"user\":\"nobody\",\"password\":\"x\"}").body()).isEqualTo(wrong);
    HttpResponse<String> answer = signIn("{}");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .noneMatch(v -> v.startsWith("Basic"));
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(TestServer.object(answer)).containsEntry("code", "access.sign-in");
  }

  @Test
  void whoTriesTooOftenWaits() throws Exception {
    HttpResponse<String> locked = signIn("{\"user\":\"locked\",\"password\":\"x\"}");
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.headers().firstValue("Retry-After")).hasValue("900");
    for (int i = 0; i < 10; i++) {
      signIn("{\"user\":\"ion\",\"password\":\"x\"}");
    }
    HttpResponse<String> late = signIn(RIGHT);
    assertThat(late.statusCode()).isEqualTo(429);
    assertThat(late.headers().firstValue("Retry-After")).hasValue("300");
    assertThat(open).isEmpty();
  }

  @Test
  void anEffectNeedsTheWordOfTheSession() throws Exception {
    signIn(RIGHT);
    HttpRequest.Builder put =
        cookie("/session/language")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"language\":\"it\"}"));
    for (String csrf : List.of("", "c5r", "c5rfx")) {
      HttpResponse<String> refused = server.send(put.setHeader("X-Partida-Csrf", csrf));
      assertThat(refused.statusCode()).as(csrf).isEqualTo(403);
      assertThat(TestServer.object(refused)).containsEntry("code", "access.csrf");
    }
    HttpResponse<String> done = server.send(put.setHeader("X-Partida-Csrf", "c5rf"));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(TestServer.object(done)).containsEntry("language", "it");
  }

  @Test
  void signingOutEndsTheSessionOnTheServer() throws Exception {
    signIn(RIGHT);
    assertThat(server.send(cookie("/session").DELETE()).statusCode()).isEqualTo(403);
    HttpResponse<String> out =
        server.send(cookie("/session").header("X-Partida-Csrf", "c5rf").DELETE());
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(
            v -> assertThat(v).startsWith("partida-session=;").contains("Max-Age=0"));
    assertThat(open).isEmpty();
    HttpResponse<String> after = server.send(cookie("/companies"));
    assertThat(after.statusCode()).isEqualTo(401);
    assertThat(after.headers().allValues("WWW-Authenticate")).noneMatch(v -> v.startsWith("Basic"));
  }

  @Test
  void anotherSiteCannotSignIn() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .anybody("/session")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(RIGHT)));
    assertThat(answer.statusCode()).isEqualTo(403);
    HttpResponse<String> form =
        server.send(
            server
                .anybody("/session")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(RIGHT)));
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(open).isEmpty();
  }

  @Test
  void aTokenNeedsNoWordAndHasNoSession() throws Exception {
    HttpResponse<String> answer = server.get("/session");
    assertThat(TestServer.object(answer))
        .containsEntry("id", "ana")
        .containsEntry("firm", true)
        .containsEntry("language", "it")
        .doesNotContainKeys("csrf", "expires");
    assertThat(server.send(server.admin("/session").DELETE()).statusCode()).isEqualTo(204);
  }
}
