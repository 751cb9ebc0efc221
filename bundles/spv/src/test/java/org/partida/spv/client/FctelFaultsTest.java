package org.partida.spv.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.CompanyId;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;

/** Lists and downloads against the shapes of the contract. */
class FctelFaultsTest extends FctelClientBase {
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
    "404, TRANSIENT",
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

  /** Each exchange is a call of its own, so that the caller can count it. */
  @Test
  void aRefusedTokenIsReplacedAndTheCallerAskedToCallAgain() throws Exception {
    wire.then(401, "").then(200, "{\"eroare\":\"Nu exista mesaje in intervalul selectat\"}");
    assertThat(fails().kind()).isEqualTo(Kind.AGAIN);
    assertThat(wire.requests()).hasSize(1);
    list();
    assertThat(wire.requests()).hasSize(2);
    assertThat(wire.requests().get(1).headers()).containsEntry("Authorization", "Bearer t2");
  }

  @Test
  void aFreshTokenThatIsRefusedTooIsAnEndAndTheNextTryBeginsAnew() {
    wire.then(401, "").then(401, "").then(401, "");
    assertThat(fails().kind()).isEqualTo(Kind.AGAIN);
    assertThat(fails().kind()).isEqualTo(Kind.UNAUTHORISED);
    assertThat(fails().kind()).isEqualTo(Kind.AGAIN);
  }

  @Test
  void anotherEndBetweenTwoRefusalsIsNotForgotten() {
    wire.then(401, "").then(502, "").then(401, "");
    assertThat(fails().kind()).isEqualTo(Kind.AGAIN);
    assertThat(fails().kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(fails().kind()).isEqualTo(Kind.AGAIN);
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
  void a404OfAGatewaySaysNothingOfTheMessage() {
    wire.then(404, "<html><body>Not Found</body></html>");
    NetworkException e = failsToFetch("3000000001");
    assertThat(e.problem().code()).isEqualTo("anaf.address");
    assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(e.problem().fix()).contains("fctelBase");
  }

  @Test
  void anIdThatIsNoNumberNeverReachesTheAddress() throws Exception {
    assertThat(failsToFetch("1&cif=2").kind()).isEqualTo(Kind.REFUSED);
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
