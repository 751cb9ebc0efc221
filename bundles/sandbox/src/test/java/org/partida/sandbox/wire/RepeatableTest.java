package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.Seeder;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.generate.BulkInvoices;
import org.partida.sandbox.generate.Payload;

/** With a seed and the same clock two runs are equal, byte for byte. */
class RepeatableTest {

  @Test
  void twoRunsAreEqual() {
    List<String> first = new Run("a").transcript();
    assertThat(new Run("a").transcript()).isEqualTo(first);
    assertThat(new Run("b").transcript()).isNotEqualTo(first);
    assertThat(first).hasSizeGreaterThan(10);
  }

  /** Everything that a client can see in one run. */
  private static final class Run {
    private final Client.TestClock clock = new Client.TestClock();
    private final Sandbox sandbox;
    private final List<String> said = new ArrayList<>();

    Run(String seed) {
      sandbox = new Sandbox(new MemoryBooks(), clock, Sandbox.Options.seeded(seed));
    }

    private WireResponse call(String method, String path, Map<String, String> query, String body) {
      WireResponse answer =
          sandbox
              .wire()
              .answer(
                  new WireRequest(
                      method,
                      path,
                      query,
                      Map.of("X-Sandbox-Certificate", Tokens.DEFAULT_SERIAL),
                      Payload.utf8(body)));
      said.add(
          answer.status() + " " + new TreeMap<>(answer.headers()) + " " + answer.body().sha256());
      return answer;
    }

    List<String> transcript() {
      sandbox.seeder().bulk(Env.PROD, new Seeder.Bulk(3, 12, 5, 20));
      said.add(sandbox.clientSecret());
      String location =
          call(
                  "GET",
                  "/anaf-oauth2/v1/authorize",
                  Client.map(
                      "response_type",
                      "code",
                      "client_id",
                      Sandbox.CLIENT,
                      "redirect_uri",
                      "https://x/y",
                      "token_content_type",
                      "jwt",
                      "cert",
                      Tokens.DEFAULT_SERIAL),
                  "")
              .headers()
              .get("Location");
      said.add(location);
      said.add(
          call(
                  "POST",
                  "/anaf-oauth2/v1/token",
                  Map.of(),
                  "grant_type=authorization_code&redirect_uri=https%3A%2F%2Fx%2Fy&code="
                      + location.substring(location.indexOf("code=") + 5)
                      + "&token_content_type=jwt&client_id="
                      + Sandbox.CLIENT
                      + "&client_secret="
                      + sandbox.clientSecret())
              .text());
      String cif = BulkInvoices.company(0);
      WireResponse list =
          call("GET", "/prod/FCTEL/rest/listaMesajeFactura", Map.of("zile", "60", "cif", cif), "");
      String id = Json.read(list.text()).path("mesaje").get(0).path("id").asText();
      call("GET", "/prod/FCTEL/rest/descarcare", Map.of("id", id), "");
      String xml = BulkInvoices.payload(BulkInvoices.key(9, 0, 3, day())).orElseThrow().toString();
      said.add(xml);
      uploaded(cif);
      registers();
      return said;
    }

    private void uploaded(String cif) {
      byte[] bytes = BulkInvoices.payload(BulkInvoices.key(9, 0, 3, day())).orElseThrow().bytes();
      String xml = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      Map<String, String> query = Map.of("standard", "UBL", "cif", cif);
      said.add(call("POST", "/prod/FCTEL/rest/upload", query, xml).text());
      clock.set(clock.instant().plus(Duration.ofMinutes(1)));
      call("GET", "/prod/FCTEL/rest/listaMesajeFactura", Map.of("zile", "1", "cif", cif), "");
      said.add(call("POST", "/prod/FCTEL/rest/validare/FACT1", Map.of(), xml).text());
      call("POST", "/prod/FCTEL/rest/transformare/FACT1", Map.of(), xml);
    }

    private void registers() {
      String query = "[{\"cui\":" + BulkInvoices.company(1) + ",\"data\":\"2026-11-22\"}]";
      said.add(call("POST", "/AsynchWebService/api/v8/ws/tva", Map.of(), query).text());
      sandbox.wire().faults().arm(FaultRule.times(Fault.WAF_PAGE, 1));
      said.add(call("POST", "/api/PlatitorTvaRest/v9/tva", Map.of(), query).text());
    }

    private static java.time.LocalDate day() {
      return java.time.LocalDate.ofInstant(Months.NOW, java.time.ZoneOffset.UTC);
    }
  }
}
