package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The private virtual space: the gateway's choreography, then lists, requests and documents. */
class PrivateSpaceTest {
  private static final String CIF = "890001013";
  private final Client client = new Client();
  private final Map<String, String> jar = new TreeMap<>();
  private String certificate = Tokens.DEFAULT_SERIAL;
  private int hops;

  private WireResponse once(String path, Map<String, String> query) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!certificate.isEmpty()) {
      headers.put("X-Sandbox-Certificate", certificate);
    }
    jar.forEach((n, v) -> headers.merge("Cookie", n + "=" + v, (a, b) -> a + "; " + b));
    WireResponse answer = client.wire.answer(WireRequest.get(path, query, headers));
    String cookies = answer.headers().getOrDefault("Set-Cookie", "");
    for (String cookie : cookies.split("\n", -1)) {
      if (!cookie.isEmpty()) {
        String pair = cookie.substring(0, cookie.indexOf(';'));
        jar.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return answer;
  }

  /** Follows redirects as a client with a cookie jar does. */
  private WireResponse get(String operation, String... query) {
    WireResponse answer = once("/SPVWS2/rest/" + operation, Client.map(query));
    for (hops = 0; answer.status() == 302 && hops < 9; hops++) {
      String to = answer.headers().get("Location").replaceFirst("^/sandbox/anaf", "");
      int mark = to.indexOf('?');
      Map<String, String> next = new TreeMap<>();
      if (mark > 0) {
        for (String pair : to.substring(mark + 1).split("&", -1)) {
          String[] parts = pair.split("=", 2);
          next.put(
              parts[0],
              java.net.URLDecoder.decode(parts[1], java.nio.charset.StandardCharsets.UTF_8));
        }
      }
      answer = once(mark < 0 ? to : to.substring(0, mark), next);
    }
    return answer;
  }

  private static String error(WireResponse answer) {
    return Json.read(answer.text()).path("eroare").asText();
  }

  @Test
  void theGatewayAsksForTheCertificateOnce() {
    assertThat(error(get("listaMesaje", "zile", "5")))
        .isEqualTo("Nu exista mesaje in ultimele 5 zile");
    assertThat(hops).isEqualTo(3);
    assertThat(jar).containsOnlyKeys("MRHSession", "LastMRH_Session", "F5_ST");
    get("listaMesaje", "zile", "5");
    assertThat(hops).isZero();
    client.clock.set(client.clock.instant().plusSeconds(901));
    get("listaMesaje", "zile", "5");
    assertThat(hops).isEqualTo(3);
    client.arm(Fault.SESSION_ENDED);
    get("listaMesaje", "zile", "5");
    assertThat(hops).isEqualTo(3);
  }

  @Test
  void withoutACertificateThereIsALogoutPage() {
    certificate = "";
    WireResponse page = get("listaMesaje", "zile", "5");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Certificatul nu a fost prezentat");
    assertThat(once("/my.policy_nonce", Map.of("nonce", "")).headers().get("Location"))
        .isEqualTo("/sandbox/anaf/my.policy");
  }

  @Test
  void aRequestIsAnsweredByADocument() {
    JsonNode asked =
        Json.read(get("cerere", "tip", "D300", "cui", CIF, "an", "2026", "luna", "10").text());
    assertThat(asked.path("titlu").asText()).isEqualTo("Transmitere cerere tip D300");
    assertThat(asked.path("parametri").asText()).isEqualTo("an=2026, luna=10, cui=" + CIF);
    client.clock.set(client.clock.instant().plusSeconds(5));
    client.sandbox.control().run(List.of("spv-document", CIF));
    JsonNode list = Json.read(get("listaMesaje", "zile", "500").text());
    assertThat(list.path("cui").asText()).endsWith("," + list.path("cnp").asText());
    assertThat(list.path("mesaje")).hasSize(2);
    JsonNode answer = null;
    for (JsonNode item : list.path("mesaje")) {
      answer = "RASPUNS SOLICITARE".equals(item.path("tip").asText()) ? item : answer;
      if ("RECIPISA".equals(item.path("tip").asText())) {
        assertThat(item.path("id_solicitare").isNull()).isTrue();
      }
    }
    assertThat(answer).isNotNull();
    assertThat(answer.path("id_solicitare").asText())
        .isEqualTo(asked.path("id_solicitare").asText());
    assertThat(answer.path("data_creare").asText()).isEqualTo("22.11.2026 12:00:05");
    assertThat(get("descarcare", "id", answer.path("id").asText()).text()).startsWith("%PDF");
  }

  @Test
  void refusalsInTheAuthoritysWords() {
    assertThat(error(get("listaMesaje", "zile", "5", "cif", "123")))
        .isEqualTo("Nu veti drept sa solictati informatii despre CIF=123");
    assertThat(error(get("cerere", "tip", "CAF", "cui", CIF)))
        .isEqualTo("Tip raport= CAF inca nu poate fi solicitat prin WS");
    assertThat(error(get("cerere", "tip", "D101", "cui", CIF)))
        .isEqualTo("Pentru tip raport= D101 parametri cui si an sunt obligatorii");
    assertThat(error(get("cerere", "tip", "D101", "cui", "x", "an", "2026")))
        .isEqualTo("CUI-ul introdus= x nu este corect. ");
    assertThat(get("descarcare", "id", "7").text())
        .isEqualTo(
            "{\"titlu\":\"Descarcare mesaj 7\",\"eroare\":\"Nu aveti dreptul sa descarcati acest"
                + " mesaj\"}");
  }
}
