package org.partida.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.seal.TwoSteps;
import org.partida.sandbox.seal.Zips;
import org.partida.sandbox.wire.Fault;
import org.partida.sandbox.wire.FaultRule;
import org.partida.sandbox.wire.Json;
import org.partida.sandbox.wire.Tokens;

/** The journey of a client over real HTTP: code, token, list, download, seal. */
class LocalSandboxTest {
  private final LocalSandbox local = open();
  private final HttpClient http = HttpClient.newHttpClient();

  private static LocalSandbox open() {
    try {
      return new LocalSandbox(Clock.systemUTC());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    local.close();
  }

  private String token() throws Exception {
    Sandbox sandbox = local.sandbox();
    String code =
        sandbox
            .wire()
            .oauth()
            .code(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, "", sandbox.clock().instant());
    String basic = Sandbox.CLIENT + ":" + sandbox.clientSecret();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(local.oauth() + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=authorization_code&code=" + code + "&token_content_type=jwt"))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return Json.read(answer.body()).path("access_token").asText();
  }

  private HttpRequest get(String token, String path) {
    return HttpRequest.newBuilder(URI.create(local.fctel("prod") + path))
        .header("Authorization", "Bearer " + token)
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  @Test
  void aClientListsAndFetchesOverHttp() throws Exception {
    var month = local.sandbox().seeder().seed(Env.PROD, 3).month();
    String token = token();
    GenMessage wanted = month.messages().get(0);
    HttpResponse<String> list =
        http.send(
            get(token, "/listaMesajeFactura?zile=60&cif=" + wanted.cif()),
            HttpResponse.BodyHandlers.ofString());
    assertThat(Json.read(list.body()).path("mesaje"))
        .hasSize(month.company(wanted.cif()).messages().size());
    HttpResponse<byte[]> zip =
        http.send(
            get(token, "/descarcare?id=" + wanted.downloadId()),
            HttpResponse.BodyHandlers.ofByteArray());
    var entries = Zips.read(Payload.of(zip.body()));
    byte[] payload = entries.get(wanted.uploadIndex() + ".xml");
    TwoSteps seal = new TwoSteps(entries.get("semnatura_" + wanted.uploadIndex() + ".xml"));
    assertThat(payload).isEqualTo(wanted.payload().bytes());
    assertThat(seal.digestFits(payload)).isTrue();
    assertThat(seal.signatureFits()).isTrue();
  }

  @Test
  void droppedAndSlowAnswersAreWhatAClientSees() throws Exception {
    String token = token();
    local.sandbox().wire().faults().arm(FaultRule.times(Fault.DROP, 1));
    assertThatThrownBy(
            () -> http.send(get(token, "/descarcare?id=1"), HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
    local.sandbox().wire().faults().arm(FaultRule.times(Fault.SLOW_ANSWER, 1).with(60));
    HttpRequest impatient =
        HttpRequest.newBuilder(get(token, "/descarcare?id=1").uri())
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofMillis(300))
            .build();
    assertThatThrownBy(() -> http.send(impatient, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
  }
}
