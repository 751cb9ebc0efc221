package org.partida.spv.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.Problem;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.MessageType;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;

/** Lists and downloads against the shapes of the contract. */
class FctelClientTest extends FctelClientBase {
  @Test
  void listsAPageWithTypedItems() throws Exception {
    wire.then(
        200,
        """
        {"mesaje":[
          {"data_creare":"202611220915","cif":"12345674","id_solicitare":"6000000001","detalii":"Factura cu id_incarcare=6000000001 emisa de cif_emitent=99999997 pentru cif_beneficiar=12345674","tip":"FACTURA PRIMITA","id":"3000000001"},
          {"data_creare":"202607011430","cif":"12345674","id_solicitare":6000000002,"detalii":"Factura cu id_incarcare=6000000002 transmisa de cif=12345674  ca autofactura in numele cif=99999997","tip":"FACTURA TRIMISA","id":3000000002,"nou":{"a":1}},
          {"data_creare":"202611220916","cif":"12345674","id_solicitare":"6000000003","detalii":"Erori de validare identificate la factura primita cu id_incarcare=6000000003","tip":"ERORI FACTURA","id":"3000000003"},
          {"data_creare":"202611220917","cif":"12345674","id_solicitare":"6000000004","detalii":"altceva","tip":"MESAJ CUMPARATOR PRIMIT","id":"3000000004"}],
         "numar_inregistrari_in_pagina":4,"numar_total_inregistrari_per_pagina":500,"numar_total_inregistrari":504,"numar_total_pagini":"2","index_pagina_curenta":1,
         "serial":"1A","cui":"12345674,1900101000000","titlu":"Lista Mesaje disponibile din intervalul"}
        """);
    MessagePage page = list();
    assertThat(page.pages()).isEqualTo(2);
    assertThat(page.oddities()).isEmpty();
    assertThat(page.messages())
        .extracting(ListedMessage::type)
        .containsExactly(
            MessageType.RECEIVED, MessageType.SENT, MessageType.ERRORS, MessageType.BUYER_MESSAGE);
    ListedMessage received = page.messages().get(0);
    assertThat(received.id()).contains("3000000001");
    assertThat(received.relatedId()).contains("6000000001");
    assertThat(received.createdAt())
        .as("winter time")
        .isEqualTo(Instant.parse("2026-11-22T07:15:00Z"));
    assertThat(received.issuer()).contains("99999997");
    assertThat(received.recipient()).contains("12345674");
    assertThat(received.selfBilled()).isFalse();
    ListedMessage selfBilled = page.messages().get(1);
    assertThat(selfBilled.id()).contains("3000000002");
    assertThat(selfBilled.createdAt())
        .as("summer time")
        .isEqualTo(Instant.parse("2026-07-01T11:30:00Z"));
    assertThat(selfBilled.issuer()).contains("99999997");
    assertThat(selfBilled.recipient()).contains("12345674");
    assertThat(selfBilled.selfBilled()).isTrue();
    assertThat(page.messages().get(2).issuer()).isEmpty();
    assertThat(page.messages().get(3).rawType()).isEqualTo("MESAJ CUMPARATOR PRIMIT");
  }

  @Test
  void theWindowIsCutToWhatAnafTakes() throws Exception {
    wire.then(
        200, "{\"eroare\":\"Nu exista mesaje in intervalul selectat\",\"titlu\":\"Lista Mesaje\"}");
    MessagePage page =
        client.list(
            "c1", COMPANY, new ListWindow(NOW.minus(Duration.ofDays(90)), NOW.plusSeconds(5), 1));
    assertThat(page.messages()).isEmpty();
    assertThat(page.pages()).isZero();
    long start = NOW.minus(Duration.ofDays(60)).plus(Duration.ofMinutes(5)).toEpochMilli();
    long end = NOW.minusSeconds(60).toEpochMilli();
    assertThat(wire.requests())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.uri())
                  .hasToString(
                      "https://api.example/prod/FCTEL/rest/listaMesajePaginatieFactura?startTime="
                          + start
                          + "&endTime="
                          + end
                          + "&cif=12345674&pagina=1");
              assertThat(r.headers()).containsEntry("Authorization", "Bearer t1");
              assertThat(r.timeout()).isEqualTo(Duration.ofSeconds(60));
            });
  }

  @Test
  void aWindowThatIsAllInTheFutureIsNotAskedFor() throws Exception {
    assertThat(client.list("c1", COMPANY, new ListWindow(NOW, NOW.plusSeconds(100), 1)).messages())
        .isEmpty();
    assertThat(wire.requests()).isEmpty();
  }

  @Test
  void aClockAheadOfTheirsIsPutRightOnceByTheirs() throws Exception {
    wire.then(
        200,
        "{\"eroare\":\"endTime = 22-11-2026 11:59:00 nu poate in viitor fata de momentul requestului = 22-11-2026 11:50:00\",\"titlu\":\"Lista Mesaje\"}");
    wire.then(200, "{\"eroare\":\"Nu exista mesaje in intervalul selectat\"}");
    assertThat(fails().kind()).isEqualTo(Kind.AGAIN);
    assertThat(wire.requests()).as("each exchange is a call that is counted").hasSize(1);
    list();
    // 11:50 in Bucharest is 09:50 UTC
    assertThat(wire.requests().get(1).uri().getQuery())
        .contains("endTime=" + Instant.parse("2026-11-22T09:49:00Z").toEpochMilli());
    wire.then(200, "{\"eroare\":\"Nu exista mesaje in intervalul selectat\"}");
    list();
    assertThat(wire.requests().get(2).uri().getQuery())
        .as("remembered, so that no list needs two calls")
        .contains("endTime=" + Instant.parse("2026-11-22T09:49:00Z").toEpochMilli());
  }

  @Test
  void aClockThatStaysAheadIsSaid() {
    String ahead =
        "{\"eroare\":\"endTime = 22-11-2026 11:59:00 nu poate in viitor fata de momentul requestului = 22-11-2026 11:50:00\"}";
    wire.then(200, ahead).then(200, ahead);
    assertThat(fails().kind()).isEqualTo(Kind.AGAIN);
    NetworkException e = fails();
    assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(e.problem().fix()).contains("NTP");
  }

  @Test
  void aPageBehindTheLastIsEmpty() throws Exception {
    wire.then(
        200,
        "{\"eroare\":\"Pagina solicitata 50 este mai mare decat numarul toatal de pagini 29\",\"titlu\":\"Lista Mesaje\"}");
    MessagePage page = client.list("c1", COMPANY, window(50));
    assertThat(page.messages()).isEmpty();
    assertThat(page.pages()).isEqualTo(29);
  }

  @Test
  void oddItemsAreKeptAndDoNotSpoilTheOthers() throws Exception {
    wire.then(
        200,
        """
        {"mesaje":[
          {"data_creare":"202611220915","id_solicitare":"6000000009","detalii":"x","tip":"FACTURA PRIMITA"},
          {"data_creare":"ieri","id_solicitare":"6000000010","detalii":null,"tip":"FACTURA ALTFEL","id":"3000000010"},
          "nonsense",
          {"data_creare":"202611220915","id_solicitare":"6000000011","detalii":"","tip":"factura  primita ","id":"3000000011"}]}}
        """);
    MessagePage page = list();
    assertThat(page.pages()).isEqualTo(1);
    assertThat(page.messages())
        .extracting(ListedMessage::type)
        .containsExactly(MessageType.RECEIVED, MessageType.UNKNOWN, MessageType.RECEIVED);
    assertThat(page.messages().get(0).id()).isEmpty();
    assertThat(page.messages().get(0).relatedId()).contains("6000000009");
    assertThat(page.oddities())
        .extracting(Problem::code)
        .containsExactly("anaf.item-without-id", "anaf.item-type", "anaf.item-date", "anaf.item");
    assertThat(page.oddities().get(0).location()).contains("6000000009");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      Nu aveti drept in SPV pentru CIF=8000000000                                       | FORBIDDEN | anaf.no-right
      Nu exista niciun CIF pentru care sa aveti drept in SPV                            | FORBIDDEN | anaf.no-right-at-all
      CIF introdus= aaa nu este un numar sau nu are o valoare acceptata de sistem       | REFUSED   | anaf.bad-request
      startTime = 09-07-2022 10:41:11 nu poate fi mai vechi de 60 de zile fata de momentul requestului | REFUSED | anaf.window-too-old
      S-au facut deja 1000 interogari de lista mesaje de catre utilizator in cursul zilei | THROTTLED | anaf.quota
      S-au facut deja 1500 de interogari de tip lista mesaje paginatie de catre CUI= 1 in cursul zilei | THROTTLED | anaf.quota
      A aparut o eroare tehnica. Cod: 1814                                              | TRANSIENT | anaf.technical
      Ceva ce nimeni nu a mai vazut                                                     | TRANSIENT | anaf.unknown-text
      """)
  void errorTextsOfTheListHaveAMeaning(String text, Kind kind, String code) {
    wire.then(200, "{\"eroare\":\"" + text + "\",\"titlu\":\"Lista Mesaje\"}");
    NetworkException e = fails();
    assertThat(e.kind()).isEqualTo(kind);
    assertThat(e.problem().code()).isEqualTo(code);
    assertThat(e.problem().fix()).isNotBlank();
    assertThat(e.problem().location()).contains("cif 12345674");
  }
}
