package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.generate.Payload;

/** The browser's half of an authorisation, and what the certificates are good for. */
class AuthorizeTest {
  private static final String CALLBACK = "https://localhost:9443/callback";
  private static final String ONE = "2233BB5566CC77DD";
  private final Client client = new Client();

  private WireResponse authorize(String... more) {
    Map<String, String> query =
        Client.map(
            "response_type",
            "code",
            "client_id",
            Sandbox.CLIENT,
            "redirect_uri",
            CALLBACK,
            "token_content_type",
            "jwt");
    query.putAll(Client.map(more));
    return client.wire.answer(WireRequest.get("/anaf-oauth2/v1/authorize", query, Map.of()));
  }

  private static String location(WireResponse answer) {
    assertThat(answer.status()).isEqualTo(302);
    return answer.headers().get("Location");
  }

  private JsonNode run(String... words) {
    return Json.read(client.sandbox.control().apply(words));
  }

  private JsonNode exchange(String code, String more) {
    return Json.read(
        client
            .token(
                "grant_type=authorization_code&code="
                    + code
                    + "&redirect_uri=https%3A%2F%2Flocalhost%3A9443%2Fcallback"
                    + more)
            .text());
  }

  private static String code(WireResponse answer) {
    return location(answer).replaceAll(".*[?&]code=([0-9a-f]+).*", "$1");
  }

  @Test
  void aPageShowsTheCertificatesAndRepeatsTheRequest() {
    WireResponse page = authorize("state", "<s&\"'>");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).isEqualTo("text/html");
    assertThat(page.text())
        .contains("POPESCU ANA", "12:34:AA:45:67:BB:89:CC", "all companies", "890001013")
        .contains("out of date", "not enrolled", "value=\"none\"")
        .contains("name=\"state\" value=\"&lt;s&amp;&quot;&#39;&gt;\"")
        .doesNotContain("<s&");
  }

  @Test
  void aChosenCertificateGivesACodeAndAWrongOneAccessDenied() {
    assertThat(location(authorize("cert", Tokens.DEFAULT_SERIAL)))
        .matches("https://localhost:9443/callback\\?code=[0-9a-f]{32}");
    for (String wrong : List.of("none", "0011EE2233FF4455", "6677AA8899BB0011", "FFFF")) {
      assertThat(location(authorize("cert", wrong, "state", "s")))
          .isEqualTo(CALLBACK + "?error=access_denied&state=s");
    }
    client.arm(Fault.ACCESS_DENIED);
    assertThat(location(authorize())).isEqualTo(CALLBACK + "?error=access_denied");
  }

  @Test
  void thePageCanBeLeftOutAndTheStateForgotten() {
    run("set", "oauth.autoApprove", "true");
    assertThat(location(authorize("state", "x"))).contains("code=").endsWith("&state=x");
    run("set", "oauth.echoState", "false");
    assertThat(location(authorize("state", "x"))).doesNotContain("state");
  }

  @Test
  void callbacksMustBeRegisteredAndExact() {
    assertThat(run("app", "--redirect", CALLBACK).path("redirects")).hasSize(1);
    assertThat(authorize().status()).isEqualTo(200);
    assertThat(authorize("redirect_uri", CALLBACK + "/").status()).isEqualTo(400);
    run("app", "--clear");
    assertThat(authorize("redirect_uri", CALLBACK + "/").status()).isEqualTo(200);
    run("set", "oauth.anyRedirect", "false");
    assertThat(authorize().status()).isEqualTo(400);
    assertThat(authorize("client_id", "nobody").status()).isEqualTo(400);
    assertThat(authorize("response_type", "token").status()).isEqualTo(400);
  }

  @Test
  void callbacksWithoutHttpsAreForThisMachineOnly() {
    assertThat(authorize("redirect_uri", "http://127.0.0.1:8/cb").status()).isEqualTo(200);
    assertThat(authorize("redirect_uri", "http://localhost.evil.ro/cb").status()).isEqualTo(400);
    assertThat(authorize("redirect_uri", "http://firma.ro/cb").status()).isEqualTo(400);
    assertThat(authorize("redirect_uri", "javascript:alert(1)").status()).isEqualTo(400);
    assertThat(run("app", "--redirect", "http://firma.ro/cb").path("error").asText())
        .contains("400");
    run("set", "oauth.allowHttpRedirect", "false");
    assertThat(authorize("redirect_uri", "http://127.0.0.1:8/cb").status()).isEqualTo(400);
    run("set", "oauth.allowHttpRedirect", "true");
    assertThat(authorize("redirect_uri", "http://firma.ro/cb").status()).isEqualTo(200);
  }

  @Test
  void jwtMustBeAskedForTwice() {
    String serial = Tokens.DEFAULT_SERIAL;
    String both =
        exchange(code(authorize("cert", serial)), "&token_content_type=jwt")
            .path("access_token")
            .asText();
    assertThat(both).contains(".");
    JsonNode once = exchange(code(authorize("cert", serial)), "");
    assertThat(once.path("access_token").asText()).hasSize(40).doesNotContain(".");
    assertThat(once.path("expires_in").asLong()).isEqualTo(3600);
    JsonNode other =
        exchange(
            code(authorize("cert", serial, "token_content_type", "")), "&token_content_type=jwt");
    assertThat(other.path("access_token").asText()).doesNotContain(".");
    client.token = once.path("access_token").asText();
    assertThat(client.get("listaMesajeFactura", "zile", "60", "cif", "890001013").text())
        .contains("mesaje");
    client.clock.set(Months.NOW.plusSeconds(3600));
    assertThat(client.get("listaMesajeFactura", "zile", "60", "cif", "890001013").status())
        .isEqualTo(401);
    opaqueRefresh(once.path("refresh_token").asText());
  }

  private void opaqueRefresh(String refresh) {
    run("set", "token.opaqueReuse", "2");
    String form = "grant_type=refresh_token&refresh_token=" + refresh;
    JsonNode again = Json.read(client.token(form).text());
    assertThat(again.path("refresh_token").asText()).isEqualTo(refresh);
    client.token = again.path("access_token").asText();
    assertThat(client.get("listaMesajeFactura", "zile", "60", "cif", "890001013").status())
        .isEqualTo(200);
    assertThat(client.token(form).status()).isEqualTo(200);
    assertThat(client.token(form).text()).contains("Refresh Token status is expired");
  }

  @Test
  void theYearOfARefreshTokenBeginsAgainOrNot() {
    Tokens.Pair first =
        client.wire.tokens().mint(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, Months.NOW);
    client.clock.set(Months.NOW.plus(Duration.ofDays(300)));
    run("set", "token.refreshRestarts", "false");
    String second = refreshed(first.refresh());
    client.clock.set(Months.NOW.plus(Duration.ofDays(364)));
    run("set", "token.refreshRestarts", "true");
    String third = refreshed(second);
    client.clock.set(Months.NOW.plus(Duration.ofDays(366)));
    assertThat(refreshed(third)).isNotEmpty();
    client.clock.set(Months.NOW.plus(Duration.ofDays(300 + 366)));
    run("set", "oauth.expiredCode", "access_denied");
    assertThat(client.token("grant_type=refresh_token&refresh_token=" + second).text())
        .isEqualTo(
            "{\"error\":\"access_denied\",\"error_description\":\"Refresh Token status is"
                + " expired\"}");
  }

  private String refreshed(String token) {
    return Json.read(client.token("grant_type=refresh_token&refresh_token=" + token).text())
        .path("refresh_token")
        .asText();
  }

  @Test
  void certificatesDifferInTheirCompaniesAndHolders() {
    client.token = client.wire.tokens().mint(Sandbox.CLIENT, ONE, Months.NOW).access();
    JsonNode list =
        Json.read(client.get("listaMesajeFactura", "zile", "60", "cif", "890001013").text());
    assertThat(list.path("cui").asText()).isEqualTo("890001013,1850505410011");
    assertThat(list.path("serial").asText()).isEqualTo(ONE);
    assertThat(Client.error(client.get("listaMesajeFactura", "zile", "60", "cif", "890002027")))
        .isEqualTo("Nu aveti drept in SPV pentru CIF=890002027");
    run("certificate", "AA:BB:CC:DD", "--holder", "X Y", "--cnp", "1", "--cifs", "890002027");
    client.token = client.wire.tokens().mint(Sandbox.CLIENT, "AABBCCDD", Months.NOW).access();
    assertThat(
            Json.read(client.get("listaMesajeFactura", "zile", "60", "cif", "890002027").text())
                .path("cui")
                .asText())
        .isEqualTo("890002027,1");
    assertThat(run("certificate", "AABBCCDD", "--remove").path("removed").asBoolean()).isTrue();
    assertThat(Client.error(client.get("listaMesajeFactura", "zile", "60", "cif", "890002027")))
        .isEqualTo("Nu exista niciun CIF pentru care sa aveti drept in SPV");
    assertThat(run("certificates").path("certificates")).hasSize(4);
    assertThat(run("certificate", "zz").path("error").asText()).contains("hex");
  }

  @Test
  void aNewSandboxOverTheSameBooksKnowsThem() {
    run("certificate", "AABBCCDD", "--cifs", "890002027", "--from", "2026-01-01");
    Certificates again = new Sandbox(client.books, client.clock).wire().certificates();
    assertThat(again.find("AABBCCDD")).isEqualTo(client.wire.certificates().find("AABBCCDD"));
    assertThat(again.rights("AABBCCDD")).contains(List.of("890002027"));
  }

  @Test
  void revokeKnowsAnafsNamesOnlyAndCanBeGone() {
    String auth = "client_id=" + Sandbox.CLIENT + "&client_secret=" + client.sandbox.clientSecret();
    assertThat(revoke(auth + "&token=" + client.token).headers())
        .containsEntry("Location", "/my.policy");
    assertThat(revoke(auth + "&access_token=" + client.token).status()).isEqualTo(200);
    assertThat(revoke("access_token=" + client.token).text()).contains("invalid_client");
    run("set", "oauth.revoke", "gone");
    assertThat(revoke(auth + "&access_token=x").status()).isEqualTo(302);
  }

  private WireResponse revoke(String form) {
    return client.wire.answer(
        new WireRequest("POST", "/anaf-oauth2/v1/revoke", Map.of(), Map.of(), Payload.utf8(form)));
  }

  @Test
  void discoveryPointsAtTheSandbox() {
    WireResponse answer =
        client.wire.answer(
            WireRequest.get(
                "/anaf-oauth2/v1/.well-known/openid-configuration",
                Map.of(),
                Map.of("Host", "127.0.0.1:8181")));
    assertThat(Json.read(answer.text()).path("token_endpoint").asText())
        .isEqualTo("http://127.0.0.1:8181/sandbox/anaf/anaf-oauth2/v1/token");
  }

  @Test
  void aCertificateOnTheConnectionNeedsNoToken() {
    WireResponse list =
        client.wire.answer(
            WireRequest.get(
                "/prod/FCTEL/rest/listaMesajeFactura",
                Map.of("zile", "60", "cif", "890001013"),
                Map.of("X-Sandbox-Certificate", "22:33:bb:55:66:cc:77:dd")));
    assertThat(list.text()).contains("mesaje");
  }
}
