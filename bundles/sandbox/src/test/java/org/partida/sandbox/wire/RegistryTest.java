package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.generate.Payload;

/** The public registers, with the shapes of ANAF's own description and the habits seen live. */
class RegistryTest {
  private static final String V9 = "/api/PlatitorTvaRest/v9/tva";
  private static final String ATELIER = "890002027";
  private final Client client = new Client();

  private WireResponse post(String path, String body) {
    client.clock.set(client.clock.instant().plusSeconds(2));
    return client.wire.answer(
        new WireRequest(
            "POST",
            path,
            Map.of(),
            Map.of("Content-Type", "application/json"),
            Payload.utf8(body)));
  }

  private static String query(String cui, String day) {
    return "[{\"cui\":" + cui + ",\"data\":\"" + day + "\"}]";
  }

  private JsonNode found(String cui, String day) {
    JsonNode found = Json.read(post(V9, query(cui, day)).text()).path("found");
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private JsonNode run(String... words) {
    return Json.read(client.sandbox.control().apply(words));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
      names.add(it.next());
    }
    return names;
  }

  @Test
  void theShapeIsTheDocumentedOne() {
    JsonNode item = found(ATELIER, "2026-11-22");
    assertThat(names(item))
        .containsExactly(
            "date_generale",
            "inregistrare_scop_Tva",
            "inregistrare_RTVAI",
            "stare_inactiv",
            "inregistrare_SplitTVA",
            "adresa_sediu_social",
            "adresa_domiciliu_fiscal");
    JsonNode general = item.path("date_generale");
    assertThat(general.path("cui").isNumber()).isTrue();
    assertThat(general.path("statusRO_e_Factura").isBoolean()).isTrue();
    assertThat(general.path("denumire").asText())
        .isEqualTo("ATELIERUL ŞURUBELNIŢA DIGITALĂ SRL")
        .doesNotContain("Ș");
    assertThat(general.path("codPostal").asText()).isEqualTo("30302");
    JsonNode seat = item.path("adresa_sediu_social");
    assertThat(seat.path("sdenumire_Localitate").asText()).isEqualTo("Sector 3 Mun. Bucureşti");
    assertThat(seat.path("sdenumire_Judet").asText()).isEqualTo("MUNICIPIUL BUCUREŞTI");
    assertThat(seat.path("scod_JudetAuto").asText()).isEqualTo("B");
    assertThat(item.path("inregistrare_scop_Tva").path("scpTVA").asBoolean()).isTrue();
    assertThat(item.path("inregistrare_scop_Tva").path("perioade_TVA").isArray()).isTrue();
    assertThat(item.path("inregistrare_RTVAI").path("statusTvaIncasare").asBoolean()).isTrue();
  }

  @Test
  void statusIsAsOfTheDay() {
    run("vat-fact", ATELIER, "--no-vat", "--from", "2026-06-01");
    run("vat-fact", ATELIER, "--vat", "--from", "2026-09-01");
    run("vat-fact", ATELIER, "--inactive", "--from", "2026-10-01");
    run("vat-fact", ATELIER, "--active", "--from", "2026-10-15");
    run("vat-fact", ATELIER, "--no-vat-on-cash", "--from", "2026-03-01");
    assertThat(vat("2026-05-31")).isTrue();
    assertThat(vat("2026-06-01")).isFalse();
    assertThat(vat("2026-09-01")).isTrue();
    JsonNode october = found(ATELIER, "2026-10-02");
    assertThat(october.path("stare_inactiv").path("statusInactivi").asBoolean()).isTrue();
    JsonNode late = found(ATELIER, "2026-11-01");
    assertThat(late.path("stare_inactiv").path("statusInactivi").asBoolean()).isFalse();
    assertThat(late.path("stare_inactiv").path("dataReactivare").asText()).isEqualTo("2026-10-15");
    assertThat(late.path("inregistrare_RTVAI").path("dataSfarsitTvaInc").asText())
        .isEqualTo("2026-03-01");
    JsonNode periods = late.path("inregistrare_scop_Tva").path("perioade_TVA");
    assertThat(periods).hasSize(2);
    assertThat(periods.get(0).path("data_sfarsit_ScpTVA").asText()).isEqualTo("2026-06-01");
    run("vat-fact", ATELIER, "--forget");
    assertThat(vat("2026-06-01")).isTrue();
  }

  private boolean vat(String day) {
    return found(ATELIER, day).path("inregistrare_scop_Tva").path("scpTVA").asBoolean();
  }

  @Test
  void aCompanyThatWasStruckOffShowsItInItsStateAlone() {
    run("vat-fact", "RO" + ATELIER, "--deregistered", "--from", "2026-10-05");
    assertThat(
            found(ATELIER, "2026-10-05").path("date_generale").path("stare_inregistrare").asText())
        .isEqualTo("RADIERE din data 05.10.2026");
    assertThat(
            found(ATELIER, "2026-10-04").path("date_generale").path("stare_inregistrare").asText())
        .startsWith("INREGISTRAT");
    run("vat-fact", ATELIER, "--absent");
    assertThat(post(V9, query(ATELIER, "2026-11-22")).text())
        .isEqualTo("{\"found\":[],\"notFound\":[890002027]}");
    assertThat(run("vat-fact", "123").path("error").asText()).contains("check digit");
  }

  @Test
  void bothEnvelopesAndBothPathsAndTheLimitOfAHundred() {
    String query = query("890001013", "2026-11-22");
    assertThat(post(V9, query).text()).startsWith("{\"found\":[");
    run("set", "vat.envelope", "full");
    assertThat(post("/PlatitorTvaRest/api/v8/ws/tva", query).text())
        .startsWith("{\"cod\":200,\"message\":\"SUCCESS\",\"found\":[");
    run("set", "vat.codText", "true");
    assertThat(post(V9, query).text()).startsWith("{\"cod\":\"200\",");
    run("set", "vat.notFound404", "true");
    assertThat(post(V9, query("12345674", "2026-11-22")).status()).isEqualTo(404);
    String item = "{\"cui\":12345674,\"data\":\"2026-11-22\"}";
    String many = "[" + item + ("," + item).repeat(100) + "]";
    assertThat(post(V9, many).status()).isEqualTo(400);
    String hundred = "[" + item + ("," + item).repeat(99) + "]";
    assertThat(post(V9, hundred).status()).isEqualTo(404);
    assertThat(post(V9, "not json").status()).isEqualTo(400);
    assertThat(post(V9, "[{\"cui\":1,\"data\":\"x\"}]").status()).isEqualTo(400);
  }

  @Test
  void oneRequestInASecond() {
    String query = query(ATELIER, "2026-11-22");
    assertThat(post(V9, query).status()).isEqualTo(200);
    client.clock.set(client.clock.instant().minusSeconds(2));
    assertThat(post(V9, query).status()).isEqualTo(429);
    // each register counts by itself: public clients ask two of them at once
    client.clock.set(client.clock.instant().minusSeconds(2));
    assertThat(post("/api/registruroefactura/v1/interogare", query).status()).isEqualTo(404);
    client.clock.set(client.clock.instant().minusMillis(1500));
    run("set", "vat.tooFast", "waf");
    assertThat(post(V9, query).text()).contains("Request Rejected");
    assertThat(run("counters").path("refused").path("vat").asInt()).isEqualTo(2);
  }

  @Test
  void theAsynchronousRegisterAnswersLaterAndOnce() {
    JsonNode asked =
        Json.read(post("/AsynchWebService/api/v8/ws/tva", query(ATELIER, "2026-11-22")).text());
    assertThat(asked.path("cod").asInt()).isEqualTo(200);
    assertThat(asked.path("message").asText()).isEqualTo("Successful");
    String id = asked.path("correlationId").asText();
    assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    client.clock.set(client.clock.instant().plusMillis(1500));
    assertThat(result(id).text()).contains("in curs");
    client.clock.set(client.clock.instant().plusMillis(1500));
    assertThat(result(id).text()).startsWith("{\"cod\":200,").contains("date_generale");
    client.clock.set(client.clock.instant().plusMillis(1500));
    assertThat(result(id).status()).isEqualTo(404);
    String late =
        Json.read(post("/AsynchWebService/api/v8/ws/tva", query(ATELIER, "2026-11-22")).text())
            .path("correlationId")
            .asText();
    client.clock.set(client.clock.instant().plus(Duration.ofDays(3)).plusSeconds(1));
    assertThat(result(late).status()).isEqualTo(404);
  }

  private WireResponse result(String id) {
    return client.wire.answer(
        WireRequest.get("/AsynchWebService/api/v7/ws/tva", Map.of("id", id), Map.of()));
  }

  @Test
  void theRegisterOfEFacturaAnswers404WhenItKnowsNone() {
    String path = "/api/registruroefactura/v1/interogare";
    WireResponse none = post(path, query(ATELIER, "2026-11-22"));
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.text()).isEqualTo("{\"found\":[],\"notFound\":[890002027]}");
    run("vat-fact", ATELIER, "--registered", "--from", "2024-01-01");
    JsonNode item = Json.read(post(path, query(ATELIER, "2026-11-22")).text()).path("found").get(0);
    assertThat(item.path("dataInscriere").asText()).isEqualTo("2024-01-01");
    assertThat(
            found(ATELIER, "2026-11-22")
                .path("date_generale")
                .path("statusRO_e_Factura")
                .asBoolean())
        .isTrue();
  }

  @Test
  void partnersOfTheGeneratedWorldAreKnown() {
    String partner =
        Months.seven().messages().stream()
            .flatMap(m -> m.invoice().stream())
            .map(i -> i.seller())
            .filter(p -> p.name().contains("Lăptăria"))
            .findFirst()
            .orElseThrow()
            .code();
    assertThat(found(partner, "2026-11-22").path("date_generale").path("denumire").asText())
        .contains("LĂPTĂRIA VĂII ÎNALTE");
  }
}
