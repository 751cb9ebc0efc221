package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.generate.Payload;

class OAuthTest {
  private static final String CALLBACK = "https://localhost:9443/callback";
  private final Client client = new Client();

  private String code() {
    return client
        .wire
        .oauth()
        .code(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, CALLBACK, client.clock.instant());
  }

  private JsonNode exchange(String code) {
    return Json.read(
        client
            .token(
                "grant_type=authorization_code&code="
                    + code
                    + "&redirect_uri=https%3A%2F%2Flocalhost%3A9443%2Fcallback"
                    + "&token_content_type=jwt")
            .text());
  }

  private WireResponse refresh(String token) {
    return client.token("grant_type=refresh_token&refresh_token=" + token);
  }

  private static JsonNode claims(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    return Json.read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
  }

  private int statusWith(String access) {
    client.token = access;
    return client.get("listaMesajeFactura", "zile", "60", "cif", "890001013").status();
  }

  @Test
  void aCodeGivesTwoTokensOfTheDocumentedShape() {
    JsonNode pair = exchange(code());
    assertThat(pair.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(pair.path("expires_in").asLong()).isEqualTo(7_776_000);
    JsonNode access = claims(pair.path("access_token").asText());
    assertThat(access.path("exp").asLong() - access.path("iat").asLong()).isEqualTo(7_776_000);
    assertThat(access.path("iat").asLong() - access.path("nbf").asLong()).isEqualTo(300);
    assertThat(access.path("iss").asText()).isEqualTo("https://logincert.anaf.ro");
    assertThat(access.path("role").asText()).contains("EFACTURA,");
    assertThat(access.path("serial").asText()).isEqualTo("12:34:AA:45:67:BB:89:CC");
    JsonNode refresh = claims(pair.path("refresh_token").asText());
    assertThat(refresh.path("exp").asLong() - refresh.path("iat").asLong()).isEqualTo(31_536_000);
    assertThat(statusWith(pair.path("access_token").asText())).isEqualTo(200);
    assertThat(statusWith(pair.path("refresh_token").asText())).isEqualTo(401);
  }

  @Test
  void aCodeWorksOnceAndForSixtySeconds() {
    String code = code();
    assertThat(exchange(code).has("access_token")).isTrue();
    assertThat(exchange(code).path("error").asText()).isEqualTo("invalid_grant");
    String late = code();
    client.clock.set(Months.NOW.plusSeconds(60));
    assertThat(exchange(late).path("error").asText()).isEqualTo("invalid_grant");
  }

  @Test
  void theCallbackMustBeTheSame() {
    JsonNode answer =
        Json.read(
            client
                .token(
                    "grant_type=authorization_code&code="
                        + code()
                        + "&redirect_uri=https%3A%2F%2Fevil")
                .text());
    assertThat(answer.path("error").asText()).isEqualTo("invalid_grant");
  }

  @Test
  void authorizeRedirectsWithCodeAndState() {
    WireResponse answer =
        client.wire.answer(
            WireRequest.get(
                "/anaf-oauth2/v1/authorize",
                Client.map(
                    "response_type",
                    "code",
                    "client_id",
                    Sandbox.CLIENT,
                    "redirect_uri",
                    CALLBACK,
                    "token_content_type",
                    "jwt",
                    "state",
                    "a b",
                    "cert",
                    Tokens.DEFAULT_SERIAL),
                Map.of()));
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers().get("Location"))
        .startsWith(CALLBACK + "?code=")
        .endsWith("&state=a+b");
  }

  @Test
  void refreshRotatesAndTheOldTokenIsDead() {
    String old = exchange(code()).path("refresh_token").asText();
    JsonNode fresh = Json.read(refresh(old).text());
    assertThat(fresh.path("refresh_token").asText()).isNotEqualTo(old).isNotEmpty();
    assertThat(statusWith(fresh.path("access_token").asText())).isEqualTo(200);
    WireResponse again = refresh(old);
    assertThat(again.status()).isEqualTo(400);
    assertThat(Json.read(again.text()).path("error").asText()).isEqualTo("invalid_grant");
    assertThat(Json.read(again.text()).path("error_description").asText())
        .isEqualTo("Refresh Token status is expired");
    assertThat(refresh(fresh.path("refresh_token").asText()).status()).isEqualTo(200);
  }

  @Test
  void reuseCanBeAllowedBecauseSourcesDisagree() {
    client.sandbox.settings().set("token.reuseRefresh", "true");
    String old = exchange(code()).path("refresh_token").asText();
    assertThat(refresh(old).status()).isEqualTo(200);
    assertThat(refresh(old).status()).isEqualTo(200);
  }

  @Test
  void tokensEnd() {
    JsonNode pair = exchange(code());
    client.clock.set(Months.NOW.plus(Duration.ofDays(90)).minusSeconds(1));
    assertThat(statusWith(pair.path("access_token").asText())).isEqualTo(200);
    client.clock.set(Months.NOW.plus(Duration.ofDays(90)));
    assertThat(statusWith(pair.path("access_token").asText())).isEqualTo(401);
    client.clock.set(Months.NOW.plus(Duration.ofDays(365)));
    assertThat(refresh(pair.path("refresh_token").asText()).text())
        .contains("Refresh Token status is expired");
  }

  @Test
  void clientsAuthenticateByBasicOrBody() {
    String form =
        "grant_type=refresh_token&refresh_token=" + exchange(code()).path("refresh_token").asText();
    WireRequest inBody =
        new WireRequest(
            "POST",
            "/anaf-oauth2/v1/token",
            Map.of(),
            Map.of(),
            Payload.utf8(
                form
                    + "&client_id="
                    + Sandbox.CLIENT
                    + "&client_secret="
                    + client.sandbox.clientSecret()));
    assertThat(client.wire.answer(inBody).status()).isEqualTo(200);
    WireRequest wrong =
        new WireRequest(
            "POST",
            "/anaf-oauth2/v1/token",
            Map.of(),
            Map.of(),
            Payload.utf8(form + "&client_id=" + Sandbox.CLIENT + "&client_secret=no"));
    WireResponse refused = client.wire.answer(wrong);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Json.read(refused.text()).path("error").asText()).isEqualTo("invalid_client");
  }

  @Test
  void revokedAndForgedAndMissingTokensAreRefused() {
    JsonNode pair = exchange(code());
    String access = pair.path("access_token").asText();
    String form =
        "client_id="
            + Sandbox.CLIENT
            + "&client_secret="
            + client.sandbox.clientSecret()
            + "&access_token="
            + access;
    WireResponse revoked =
        client.wire.answer(
            new WireRequest(
                "POST", "/anaf-oauth2/v1/revoke", Map.of(), Map.of(), Payload.utf8(form)));
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(statusWith(access)).isEqualTo(401);
    assertThat(statusWith(access + "x")).isEqualTo(401);
    assertThat(statusWith("")).isEqualTo(401);
    String unsigned =
        Base64.getUrlEncoder().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + access.split("\\.", -1)[1]
            + ".";
    assertThat(statusWith(unsigned)).isEqualTo(401);
  }

  @Test
  void rightsFollowTheCertificateAtTheMomentOfTheCall() {
    client.sandbox.control().run(List.of("rights", "--cifs", "890002027"));
    assertThat(Client.error(client.get("listaMesajeFactura", "zile", "60", "cif", "890001013")))
        .isEqualTo("Nu aveti drept in SPV pentru CIF=890001013");
    client.sandbox.control().run(List.of("rights", "--all"));
    assertThat(client.get("listaMesajeFactura", "zile", "60", "cif", "890001013").text())
        .contains("mesaje");
  }

  @Test
  void helloAndWrongPaths() {
    WireResponse hello =
        client.wire.answer(
            WireRequest.get("/TestOauth/jaxrs/hello", Map.of("name", "X"), client.bearer()));
    assertThat(hello.text()).startsWith("Hello, X");
    assertThat(
            client
                .wire
                .answer(WireRequest.get("/listaMesajeFactura", Map.of(), client.bearer()))
                .status())
        .isEqualTo(403);
    assertThat(
            client
                .wire
                .answer(WireRequest.get("/test/FCTEL/rest/validare", Map.of(), client.bearer()))
                .status())
        .isEqualTo(404);
  }
}
