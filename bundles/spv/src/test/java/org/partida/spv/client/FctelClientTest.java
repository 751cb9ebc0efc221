package org.partida.spv.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.MessageType;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spv.FakeWire;
import org.partida.spv.SpvSettings;

/** Lists and downloads against the shapes of the contract. */
class FctelClientTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final CompanyId COMPANY = new CompanyId("RO12345674");
  private static final byte[] ZIP = {'P', 'K', 3, 4, 9, 9};

  @TempDir Path spool;
  @TempDir Path folder;
  private FakeWire wire;
  private FctelClient client;

  /** Tokens t1, then t2 in place of t1. */
  private static final class Tokens implements AccessTokens {
    @Override
    public String current(String connectionId) {
      return "t1";
    }

    @Override
    public String insteadOf(String connectionId, String refused) {
      assertThat(refused).isEqualTo("t1");
      return "t2";
    }
  }

  @BeforeEach
  void make() {
    wire = new FakeWire(spool);
    SpvSettings settings =
        new SpvSettings(
            SpvSettings.base("https://api.example/prod/FCTEL/rest/"),
            URI.create("https://login.example"),
            "id",
            "secret",
            Duration.ofSeconds(60),
            Duration.ofSeconds(120),
            Duration.ofSeconds(60),
            spool);
    client = new FctelClient(wire, settings, new Tokens(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertThat(wire.left()).as("answers that nobody asked for").isZero();
    assertThat(spool).as("spooled bodies").isEmptyDirectory();
  }

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
    list();
    // 11:50 in Bucharest is 09:50 UTC
    assertThat(wire.requests().get(1).uri().getQuery())
        .contains("endTime=" + Instant.parse("2026-11-22T09:49:00Z").toEpochMilli());
  }

  @Test
  void aClockThatStaysAheadIsSaid() {
    String ahead =
        "{\"eroare\":\"endTime = 22-11-2026 11:59:00 nu poate in viitor fata de momentul requestului = 22-11-2026 11:50:00\"}";
    wire.then(200, ahead).then(200, ahead);
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

  @Test
  void aUsedUpQuotaWaitsForRomanianMidnight() {
    wire.then(
        200,
        "{\"eroare\":\"S-au facut deja 1000 interogari de lista mesaje de catre utilizator in cursul zilei\"}");
    // noon in Bucharest
    assertThat(fails().retryAfter()).contains(Duration.ofHours(12));
  }

  @ParameterizedTest
  @CsvSource({
    "204, TRANSIENT",
    "302, TRANSIENT",
    "403, FORBIDDEN",
    "404, REFUSED",
    "429, THROTTLED",
    "500, TRANSIENT",
    "502, TRANSIENT",
    "503, TRANSIENT"
  })
  void statusesHaveAKind(int status, Kind kind) {
    wire.then(status, "");
    assertThat(fails().kind()).isEqualTo(kind);
  }

  @Test
  void retryAfterIsHeeded() {
    wire.then(429, Map.of("Retry-After", "17"), new byte[0]);
    assertThat(fails().retryAfter()).contains(Duration.ofSeconds(17));
    wire.then(503, Map.of("Retry-After", "Sun, 22 Nov 2026 10:05:00 GMT"), new byte[0]);
    assertThat(fails().retryAfter()).contains(Duration.ofMinutes(5));
  }

  @Test
  void whatIsSaidIsReadable() {
    wire.then(
        502, "<html><head><title>502 Bad Gateway</title></head><body> try later</body></html>");
    assertThat(fails().problem().message())
        .isEqualTo("ANAF answers 502: 502 Bad Gateway try later");
    wire.then(200, Map.of(), new byte[] {1, 2, (byte) 0xfe, 3});
    assertThat(fails().problem().message()).endsWith(": bytes that are no text");
  }

  @Test
  void aMissingParameterIsOurFault() {
    wire.then(
        400,
        "{\"timestamp\":\"22-11-2026 12:00:00\",\"status\":400,\"error\":\"Bad Request\",\"message\":\"Parametrii startTime, endTime, cif si pagina sunt obligatorii\"}");
    assertThat(fails().kind()).isEqualTo(Kind.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "<html><head><title>Request Rejected</title></head><body>Your support ID is: 123</body></html>",
        "[1,2]",
        "{\"titlu\":\"x\"}",
        "{\"mesaje\":["
      })
  void whatIsNoListIsTriedAgain(String body) {
    wire.then(200, body);
    assertThat(fails().kind()).isEqualTo(Kind.TRANSIENT);
  }

  @Test
  void theFirewallsSupportIdIsTold() {
    wire.then(
        200,
        "<html><head><title>Request Rejected</title></head><body>Your support ID is: 98765<br></body></html>");
    assertThat(fails().problem().message()).contains("firewall").contains("98765");
  }

  @Test
  void aRefusedTokenIsReplacedOnce() throws Exception {
    wire.then(401, "").then(200, "{\"eroare\":\"Nu exista mesaje in intervalul selectat\"}");
    list();
    assertThat(wire.requests().get(1).headers()).containsEntry("Authorization", "Bearer t2");
    wire.then(401, "").then(401, "");
    assertThat(fails().kind()).isEqualTo(Kind.UNAUTHORISED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noAnswerIsTriedAgain(boolean maybeSent) {
    wire.thenFails(maybeSent);
    assertThat(fails().kind()).isEqualTo(Kind.TRANSIENT);
  }

  @Test
  void onlyRomanianCompaniesHaveAMailbox() {
    NetworkException e =
        catchThrowableOfType(
            NetworkException.class,
            () -> client.list("c1", new CompanyId("IT01234567890"), window(1)));
    assertThat(e.kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void fetchesTheBytesAsSentWhateverTheContentType() throws Exception {
    wire.then(200, Map.of("Content-Type", "text/plain"), ZIP);
    Path file = client.fetch("c1", COMPANY, "3000000001", folder);
    assertThat(file).hasParent(folder).hasBinaryContent(ZIP);
    assertThat(wire.requests().get(0).uri())
        .hasToString("https://api.example/prod/FCTEL/rest/descarcare?id=3000000001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      Fisierul nu mai poate fi descarcat pentru ca a trecut perioada de 60 de zile in care este disponibil | EXPIRED   | anaf.expired
      Nu aveti dreptul sa descarcati acesta factura                                                        | FORBIDDEN | anaf.not-yours
      Pentru id=21 nu exista inregistrata nici o factura                                                   | NOT_FOUND | anaf.not-found
      Id descarcare introdus= 123a nu este un numar intreg                                                 | REFUSED   | anaf.bad-request
      S-au facut deja 10 descarcari la mesajul cu id_descarcare=123 in cursul zilei                        | THROTTLED | anaf.quota
      """)
  void errorTextsOfTheDownloadHaveAMeaning(String text, Kind kind, String code) {
    // the stray brace is theirs
    wire.then(
        200,
        Map.of("Content-Type", "text/plain"),
        ("{\"eroare\":\"" + text + "\",\"titlu\":\"Descarcare mesaj\"}}")
            .getBytes(StandardCharsets.UTF_8));
    NetworkException e = failsToFetch("3000000001");
    assertThat(e.kind()).isEqualTo(kind);
    assertThat(e.problem().code()).isEqualTo(code);
    assertThat(e.problem().location()).contains("id 3000000001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!DOCTYPE html><html><body>Request Rejected</body></html>",
        "PKx",
        "%PDF-1.4"
      })
  void whatIsNoZipIsTriedAgainAndLeavesNoFile(String body) throws Exception {
    wire.then(200, body);
    assertThat(failsToFetch("3000000001").kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a204OfTheDownloadIsAFailureToo() {
    wire.then(204, "");
    assertThat(failsToFetch("3000000001").problem().code()).isEqualTo("anaf.no-content");
  }

  @Test
  void anIdThatIsNoNumberNeverReachesTheAddress() throws Exception {
    assertThat(failsToFetch("1&cif=2").kind()).isEqualTo(Kind.REFUSED);
    assertThat(Files.list(folder)).isEmpty();
  }

  private MessagePage list() throws NetworkException {
    return client.list("c1", COMPANY, window(1));
  }

  private NetworkException fails() {
    return catchThrowableOfType(NetworkException.class, this::list);
  }

  private NetworkException failsToFetch(String id) {
    return catchThrowableOfType(
        NetworkException.class, () -> client.fetch("c1", COMPANY, id, folder));
  }

  private static ListWindow window(int page) {
    return new ListWindow(NOW.minus(Duration.ofDays(1)), NOW, page);
  }
}
