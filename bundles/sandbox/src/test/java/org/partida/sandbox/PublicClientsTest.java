package org.partida.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.generate.BulkInvoices;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.seal.Zips;
import org.partida.sandbox.wire.Json;

/**
 * Over real HTTP, the requests as public clients form them: credentials in the form with surplus
 * fields, XML as text/plain, parameters in any order, multipart forms, redirects by hand.
 */
class PublicClientsTest {
  private static final String CALLBACK = "https://localhost:9000/cb";
  private static final String SELLER = BulkInvoices.company(0);
  private final LocalSandbox local = open();
  private final HttpClient http = HttpClient.newHttpClient();

  private static LocalSandbox open() {
    try {
      return new LocalSandbox(Clock.systemUTC());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  PublicClientsTest() {
    local.sandbox().seeder().bulk(Env.PROD, new Seeder.Bulk(2, 8, 1, 30));
    local.sandbox().settings().set("delay.processingSeconds", "0");
    local.sandbox().settings().set("delay.indexingSeconds", "0");
  }

  @AfterEach
  void close() {
    local.close();
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(local.root() + path));
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private JsonNode token(String form) throws Exception {
    String all =
        form + "&client_id=" + Sandbox.CLIENT + "&client_secret=" + local.sandbox().clientSecret();
    return Json.read(
        text(
            send(
                to("/anaf-oauth2/v1/token")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(all)))));
  }

  private String access() throws Exception {
    String uri = URLEncoder.encode(CALLBACK, StandardCharsets.UTF_8);
    HttpResponse<byte[]> answer =
        send(
            to(
                "/anaf-oauth2/v1/authorize?client_id="
                    + Sandbox.CLIENT
                    + "&response_type=code&token_content_type=jwt&cert=1234AA4567BB89CC&redirect_uri="
                    + uri));
    Matcher code =
        Pattern.compile("code=(\\w+)")
            .matcher(answer.headers().firstValue("Location").orElseThrow());
    assertThat(code.find()).isTrue();
    String form = "&redirect_uri=" + uri + "&token_content_type=jwt&access_key=" + code.group(1);
    JsonNode pair = token("grant_type=authorization_code&code=" + code.group(1) + form);
    JsonNode fresh =
        token(
            "grant_type=refresh_token&token_content_type=jwt&redirect_uri="
                + uri
                + "&refresh_token="
                + pair.path("refresh_token").asText());
    return fresh.path("access_token").asText();
  }

  @Test
  void fromTheBrowserToTheArchive() throws Exception {
    String bearer = "Bearer " + access();
    String xml =
        new String(
            BulkInvoices.payload("bulk/9/0/2/20000").orElseThrow().bytes(), StandardCharsets.UTF_8);
    HttpResponse<byte[]> uploaded =
        send(
            to("/prod/FCTEL/rest/upload?cif=" + SELLER + "&standard=UBL")
                .header("Authorization", bearer)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(xml)));
    assertThat(uploaded.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/xml");
    Matcher index = Pattern.compile("index_incarcare=\"(\\d+)\"").matcher(text(uploaded));
    assertThat(index.find()).as(text(uploaded)).isTrue();
    Pattern done = Pattern.compile("stare=\"ok\" id_descarcare=\"(\\d+)\"");
    String state =
        Awaitility.await()
            .until(
                () ->
                    text(
                        send(
                            to("/prod/FCTEL/rest/stareMesaj?id_incarcare=" + index.group(1))
                                .header("Authorization", bearer))),
                answer -> done.matcher(answer).find());
    Matcher id = done.matcher(state);
    assertThat(id.find()).isTrue();
    HttpResponse<byte[]> zip =
        send(to("/prod/FCTEL/rest/descarcare?id=" + id.group(1)).header("Authorization", bearer));
    assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(Zips.read(Payload.of(zip.body())).get(index.group(1) + ".xml"))
        .isEqualTo(xml.getBytes(StandardCharsets.UTF_8));
    long now = System.currentTimeMillis();
    JsonNode page =
        Json.read(
            text(
                send(
                    to("/prod/FCTEL/rest/listaMesajePaginatieFactura?pagina=1&filtru=T&cif="
                            + SELLER
                            + "&endTime="
                            + (now - 1)
                            + "&startTime="
                            + (now - Duration.ofDays(59).toMillis()))
                        .header("Authorization", bearer))));
    assertThat(page.path("mesaje").findValuesAsText("id")).contains(id.group(1));
  }

  @Test
  void registersAndOpenCalls() throws Exception {
    String query = "[{\"cui\":" + SELLER + ",\"data\":\"2026-11-22\"}]";
    local.sandbox().settings().set("vat.perSecond", "0");
    local.sandbox().settings().set("vat.asyncSeconds", "0");
    for (String path : List.of("/api/PlatitorTvaRest/v9/tva", "/PlatitorTvaRest/api/v8/ws/tva")) {
      HttpResponse<byte[]> found =
          send(
              to(path)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(query)));
      assertThat(text(found)).contains("date_generale");
    }
    String asked =
        text(
            send(
                to("/AsynchWebService/api/v8/ws/tva")
                    .POST(HttpRequest.BodyPublishers.ofString(query))));
    String id = Json.read(asked).path("correlationId").asText();
    assertThat(
            Json.read(text(send(to("/AsynchWebService/api/v7/ws/tva?id=" + id))))
                .path("cod")
                .asInt())
        .isEqualTo(200);
    HttpResponse<byte[]> pdf =
        send(
            to("/prod/FCTEL/rest/transformare/FACT1/DA")
                .header("Content-Type", "text/plain")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        BulkInvoices.payload("bulk/9/0/2/20000").orElseThrow().bytes())));
    assertThat(pdf.body()).startsWith('%', 'P', 'D', 'F');
  }
}
