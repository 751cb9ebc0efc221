package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.Companies;
import org.partida.api.security.SignIn;
import org.partida.testkit.TestClock;

class SignInTest {
  private final TestClock clock = new TestClock("2026-03-01T08:00:00Z");
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(clock);
    server.services.fake(Companies.class, Map.of("list", a -> List.of()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> with(String authorization) throws Exception {
    return server.send(server.anybody("/companies").header("Authorization", authorization));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void byTokenOrByPassword() throws Exception {
    assertThat(with("Bearer " + TestServer.ADMIN).statusCode()).isEqualTo(200);
    assertThat(with("bearer  " + TestServer.ADMIN).statusCode()).isEqualTo(200);
    assertThat(with(basic("ana:păr:olă")).statusCode()).isEqualTo(200);
    for (String bad :
        List.of("Bearer", "Bearer x", basic("ana:x"), basic("ana"), "Basic ???", "Digest x", "x")) {
      assertThat(with(bad).statusCode()).as(bad).isEqualTo(401);
    }
  }

  @Test
  void aScriptIsNotAskedForAPasswordByTheBrowser() throws Exception {
    assertThat(server.send(server.anybody("/companies")).headers().allValues("WWW-Authenticate"))
        .hasSize(2);
    assertThat(
            server
                .send(server.anybody("/companies").header("X-Requested-With", "fetch"))
                .headers()
                .allValues("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"partida\"");
  }

  @Test
  void whoTriesTooOftenWaitsButTokensGoOnWorking() throws Exception {
    for (int i = 0; i < 9; i++) {
      assertThat(with(basic("ana:" + i)).statusCode()).isEqualTo(401);
    }
    HttpResponse<String> tenth = with("Bearer guess");
    assertThat(tenth.statusCode()).isEqualTo(429);
    assertThat(tenth.headers().firstValue("Retry-After")).hasValue("300");
    // the right password is not even looked at
    assertThat(with(basic("ana:păr:olă")).statusCode()).isEqualTo(429);
    assertThat(with("Bearer " + TestServer.ADMIN).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(5));
    assertThat(with(basic("ana:păr:olă")).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherSiteCannotUseARememberedPassword() throws Exception {
    HttpResponse<String> answer =
        server.send(server.admin("/companies").header("Sec-Fetch-Site", "cross-site"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(
            server
                .send(server.admin("/companies").header("Sec-Fetch-Site", "same-origin"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void withoutTheSignInServiceNobodyPasses() throws Exception {
    server.services.remove(SignIn.class);
    assertThat(with("Bearer " + TestServer.ADMIN).statusCode()).isEqualTo(503);
  }
}
