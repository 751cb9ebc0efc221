package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.generate.MessageKind;

class ListTest {
  private static final String BACANIA = "890001013";
  private final Client client = new Client();
  private final Instant now = Months.NOW;
  private final Instant from = now.minus(Duration.ofDays(59));

  private String pagedError(String cif, String start, String end, String page, String... more) {
    List<String> query =
        new ArrayList<>(List.of("cif", cif, "startTime", start, "endTime", end, "pagina", page));
    query.addAll(List.of(more));
    WireResponse answer = client.get("listaMesajePaginatieFactura", query.toArray(String[]::new));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Json.read(answer.text()).path("titlu").asText()).isEqualTo("Lista Mesaje");
    return Client.error(answer);
  }

  private String daysError(String days, String cif, String... more) {
    List<String> query = new ArrayList<>(List.of("zile", days, "cif", cif));
    query.addAll(List.of(more));
    return Client.error(client.get("listaMesajeFactura", query.toArray(String[]::new)));
  }

  @Test
  void theWholeMailboxComesNewestFirstWithAllKeys() {
    WireResponse answer = client.paged(BACANIA, from, now, 1);
    JsonNode json = Json.read(answer.text());
    assertThat(answer.contentType()).isEqualTo("application/json");
    int expected = Months.seven().company(BACANIA).messages().size();
    assertThat(json.path("mesaje")).hasSize(expected);
    assertThat(json.path("numar_inregistrari_in_pagina").asInt()).isEqualTo(expected);
    assertThat(json.path("numar_total_inregistrari").asInt()).isEqualTo(expected);
    assertThat(json.path("numar_total_inregistrari_per_pagina").asInt()).isEqualTo(500);
    assertThat(json.path("numar_total_pagini").asInt()).isEqualTo(1);
    assertThat(json.path("index_pagina_curenta").asInt()).isEqualTo(1);
    assertThat(json.path("serial").asText()).isEqualTo(Tokens.DEFAULT_SERIAL);
    assertThat(json.path("cui").asText()).isEqualTo("890001013,890002027,890003030,1900101410011");
    // Romanian wall time: summer time at the start of the range
    assertThat(json.path("titlu").asText())
        .isEqualTo(
            "Lista Mesaje disponibile din intervalul 24-09-2026 13:00:00 - 22-11-2026 12:00:00");
    List<String> times = new ArrayList<>();
    json.path("mesaje").forEach(m -> times.add(m.path("data_creare").asText()));
    assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    JsonNode first = json.path("mesaje").get(0);
    List<String> names = new ArrayList<>();
    first.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly("data_creare", "cif", "id_solicitare", "detalii", "tip", "id");
    assertThat(first.path("id").isTextual()).isTrue();
    assertThat(first.path("data_creare").asText()).matches("20261\\d{7}");
  }

  @Test
  void filtersByKind() {
    for (MessageKind kind : MessageKind.values()) {
      long expected =
          Months.seven().company(BACANIA).messages().stream()
              .filter(m -> m.kind().filter() == kind.filter())
              .count();
      WireResponse answer =
          client.get(
              "listaMesajeFactura",
              "zile",
              "60",
              "cif",
              BACANIA,
              "filtru",
              String.valueOf(kind.filter()));
      assertThat(Json.read(answer.text()).path("mesaje")).hasSize((int) expected);
    }
  }

  @Test
  void buyerMessagesCarryTheCompositeTextUnlessSetOtherwise() {
    assertThat(raspTip()).isEqualTo("MESAJ CUMPARATOR PRIMIT / MESAJ CUMPARATOR TRANSMIS");
    client.sandbox.settings().set("tip.composite", "false");
    assertThat(raspTip()).isEqualTo("MESAJ CUMPARATOR PRIMIT");
  }

  private String raspTip() {
    WireResponse answer =
        client.get("listaMesajeFactura", "zile", "60", "cif", BACANIA, "filtru", "R");
    return Json.read(answer.text()).path("mesaje").get(0).path("tip").asText();
  }

  @Test
  void selfBilledItemsHaveTheirOwnWording() {
    String text = client.paged(BACANIA, from, now, 1).text();
    assertThat(text)
        .containsPattern("transmisa de cif=890117205  ca autofactura in numele cif=890001013");
  }

  @Test
  void pagedListRefusesInTheAuthoritysWords() {
    String start = Client.millis(from);
    String end = Client.millis(now.minusSeconds(60));
    assertThat(pagedError("aaa", start, end, "1"))
        .isEqualTo("CIF introdus= aaa nu este un numar sau nu are o valoare acceptata de sistem");
    assertThat(pagedError(BACANIA, "aaa", end, "1"))
        .isEqualTo("startTime = aaa nu este un numar sau nu are o valoare acceptata de sistem");
    assertThat(pagedError(BACANIA, start, "aaa", "1"))
        .isEqualTo("endTime = aaa nu este un numar sau nu are o valoare acceptata de sistem");
    assertThat(pagedError(BACANIA, start, end, "aa"))
        .isEqualTo("pagina = aa nu este un numar sau nu are o valoare acceptata de sistem");
    assertThat(pagedError(BACANIA, Client.millis(now.minus(Duration.ofDays(61))), end, "1"))
        .isEqualTo(
            "startTime = 22-09-2026 13:00:00 nu poate fi mai vechi de 60 de zile fata de momentul"
                + " requestului");
    assertThat(pagedError(BACANIA, end, start, "1"))
        .isEqualTo("endTime = 24-09-2026 13:00:00 nu poate fi <= startTime = 22-11-2026 11:59:00");
    assertThat(pagedError(BACANIA, start, end, "1", "filtru", "Q"))
        .isEqualTo("Valorile acceptate pentru parametrul filtru sunt E, T, P sau R");
    assertThat(pagedError("8000000000", start, end, "1"))
        .isEqualTo("Nu aveti drept in SPV pentru CIF=8000000000");
    assertThat(pagedError(BACANIA, start, end, "50"))
        .isEqualTo("Pagina solicitata 50 este mai mare decat numarul toatal de pagini 1");
    String later = Client.millis(from.plusSeconds(60));
    assertThat(pagedError(BACANIA, start, later, "1"))
        .isEqualTo("Nu exista mesaje in intervalul selectat");
  }

  @Test
  void oneSecondOfClockSkewFailsTheCall() {
    assertThat(pagedError(BACANIA, Client.millis(from), Client.millis(now.plusSeconds(1)), "1"))
        .isEqualTo(
            "endTime = 22-11-2026 12:00:01 nu poate in viitor fata de momentul requestului ="
                + " 22-11-2026 12:00:00");
    assertThat(client.paged(BACANIA, from, now, 1).text()).contains("mesaje");
  }

  @Test
  void simpleListRefusesInTheAuthoritysWords() {
    assertThat(daysError("5", "aaa")).isEqualTo("CIF introdus= aaa nu este un numar");
    assertThat(daysError("aaa", BACANIA))
        .isEqualTo("Numarul de zile introdus= aaa nu este un numar intreg");
    assertThat(daysError("61", BACANIA)).isEqualTo("Numarul de zile trebuie sa fie intre 1 si 60");
    assertThat(daysError("0", BACANIA)).isEqualTo("Numarul de zile trebuie sa fie intre 1 si 60");
    assertThat(daysError("5", BACANIA, "filtru", "X"))
        .isEqualTo("Valorile acceptate pentru parametrul filtru sunt E, T, P sau R");
    assertThat(daysError("5", "123")).isEqualTo("Nu aveti drept in SPV pentru CIF=123");
    client.clock.set(now.plus(Duration.ofDays(30)));
    assertThat(daysError("15", BACANIA)).isEqualTo("Nu exista mesaje in ultimele 15 zile");
  }

  @Test
  void withoutAnyRightsNothingIsListed() {
    client.sandbox.control().run(List.of("rights", "--cifs", "1"));
    assertThat(daysError("5", BACANIA))
        .isEqualTo("Nu exista niciun CIF pentru care sa aveti drept in SPV");
  }

  @Test
  void missingParametersAreARealBadRequest() {
    WireResponse paged = client.get("listaMesajePaginatieFactura", "cif", BACANIA);
    assertThat(paged.status()).isEqualTo(400);
    assertThat(Json.read(paged.text()).path("message").asText())
        .isEqualTo("Parametrii startTime, endTime, cif si pagina sunt obligatorii");
    assertThat(Json.read(paged.text()).path("timestamp").asText()).isEqualTo("22-11-2026 12:00:00");
    WireResponse days = client.get("listaMesajeFactura", "cif", BACANIA);
    assertThat(Json.read(days.text()).path("message").asText())
        .isEqualTo("Parametrii zile si cif sunt obligatorii");
  }

  @Test
  void pagesHoldFiveHundredAndTheSimpleListRefusesMore() {
    fill(1203 - Months.seven().company(BACANIA).messages().size());
    List<String> ids = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      JsonNode json = Json.read(client.paged(BACANIA, from, now, page).text());
      assertThat(json.path("numar_total_pagini").asInt()).isEqualTo(3);
      json.path("mesaje").forEach(m -> ids.add(m.path("id").asText()));
    }
    assertThat(ids).hasSize(1203).doesNotHaveDuplicates();
    assertThat(Client.error(client.paged(BACANIA, from, now, 4)))
        .isEqualTo("Pagina solicitata 4 este mai mare decat numarul toatal de pagini 3");
    assertThat(daysError("60", BACANIA))
        .isEqualTo(
            "Lista de mesaje este mai mare decat numarul de 500 elemente permise in pagina."
                + " Folositi endpoint-ul cu paginatie.");
  }

  private void fill(int count) {
    List<StoredMessage> more = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      more.add(
          new StoredMessage(
              Env.PROD,
              BACANIA,
              Long.toString(9_000_000_000L + i),
              "1",
              MessageKind.RECEIVED,
              "x",
              now.minusSeconds(1000 + i),
              "none"));
    }
    client.books.addMessages(more, new TreeMap<>());
  }

  @Test
  void quotasCountPerDayAndCompanyAndBeginAnewAtRomanianMidnight() {
    client.sandbox.settings().set("quota.listPaged", "2");
    client.paged(BACANIA, from, now, 1);
    client.paged(BACANIA, from, now, 1);
    assertThat(Client.error(client.paged(BACANIA, from, now, 1)))
        .isEqualTo(
            "S-au facut deja 1000 interogari de lista mesaje de catre utilizator in cursul zilei");
    assertThat(client.paged("890002027", from, now, 1).text()).contains("mesaje");
    client.clock.set(Instant.parse("2026-11-22T21:59:59Z"));
    assertThat(client.paged(BACANIA, from, now, 1).text()).contains("eroare");
    client.clock.set(Instant.parse("2026-11-22T22:00:00Z"));
    assertThat(client.paged(BACANIA, from, now, 1).text()).contains("mesaje");
  }

  @Test
  void moreThanTheMinutesCallsAreRefusedWithRetryAfter() {
    client.sandbox.settings().set("limit.callsPerMinute", "3");
    for (int i = 0; i < 3; i++) {
      assertThat(client.paged(BACANIA, from, now, 1).status()).isEqualTo(200);
    }
    WireResponse refused = client.paged(BACANIA, from, now, 1);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "60");
    client.clock.set(now.plusSeconds(61));
    assertThat(client.paged(BACANIA, from, now, 1).status()).isEqualTo(200);
  }

  @Test
  void mailboxesOfTheTestEnvironmentAreApart() {
    WireResponse answer =
        client.wire.answer(
            WireRequest.get(
                "/test/FCTEL/rest/listaMesajeFactura",
                Client.map("zile", "5", "cif", BACANIA),
                client.bearer()));
    assertThat(Client.error(answer))
        .isEqualTo("Nu exista niciun CIF pentru care sa aveti drept in SPV");
  }
}
