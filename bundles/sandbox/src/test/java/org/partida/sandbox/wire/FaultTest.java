package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partida.sandbox.Months;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.seal.TwoSteps;
import org.partida.sandbox.seal.Zips;

class FaultTest {
  private static final String BACANIA = "890001013";
  private static final String VAT_QUERY = "[{\"cui\":890001013,\"data\":\"2026-11-22\"}]";

  /** What a call that these tests make says without the fault too. */
  private static final Set<Fault> SAME_WITHOUT =
      EnumSet.of(
          Fault.NOT_TAKEN,
          Fault.SESSION_ENDED,
          Fault.REFRESH_EXPIRED,
          Fault.REFRESH_ROTATED,
          Fault.DUPLICATE);

  private final Client client = new Client();
  private final GenMessage message = Months.seven().messages().get(1);
  private final Map<Fault, Consumer<WireResponse>> seen = new EnumMap<>(Fault.class);

  FaultTest() {
    seen.put(Fault.LOST_ANSWER, r -> assertThat(r.dropped()).isTrue());
    seen.put(Fault.DROP, r -> assertThat(r.dropped()).isTrue());
    seen.put(
        Fault.TECHNICAL_ERROR,
        r -> assertThat(r.text()).contains("A aparut o eroare tehnica. Cod: "));
    seen.put(
        Fault.WAF_PAGE,
        r -> {
          assertThat(r.status()).isEqualTo(200);
          assertThat(r.contentType()).isEqualTo("text/html");
          assertThat(r.text()).contains("<title>Request Rejected</title>");
        });
    seen.put(
        Fault.EMPTY_200,
        r -> {
          assertThat(r.status()).isEqualTo(200);
          assertThat(r.body().size()).isZero();
        });
    seen.put(Fault.NO_CONTENT_204, r -> assertThat(r.status()).isEqualTo(204));
    seen.put(Fault.UNAUTHORIZED_401, r -> assertThat(r.status()).isEqualTo(401));
    seen.put(Fault.FORBIDDEN_403, r -> assertThat(r.status()).isEqualTo(403));
    seen.put(
        Fault.TOO_MANY_429,
        r -> {
          assertThat(r.status()).isEqualTo(429);
          assertThat(r.headers()).containsEntry("Retry-After", "2");
        });
    seen.put(Fault.SERVER_500, r -> assertThat(r.status()).isEqualTo(500));
    seen.put(Fault.BAD_GATEWAY_502, r -> assertThat(r.status()).isEqualTo(502));
    seen.put(Fault.UNAVAILABLE_503, r -> assertThat(r.status()).isEqualTo(503));
    seen.put(Fault.GATEWAY_TIMEOUT_504, r -> assertThat(r.status()).isEqualTo(504));
    seen.put(Fault.SLOW_ANSWER, r -> assertThat(r.delay()).isEqualTo(Duration.ofSeconds(30)));
    seen.put(Fault.JSON_AS_TEXT, r -> assertThat(r.contentType()).isEqualTo("text/plain"));
    seen.put(Fault.STRAY_BRACE, r -> assertThat(r.text()).endsWith("}}"));
    seen.put(Fault.CLOCK_SKEW, r -> assertThat(r.text()).contains("nu poate in viitor"));
    seen.put(Fault.INDEXING_LAG, r -> assertThat(items(r)).hasSizeLessThan(all()));
    seen.put(Fault.MISSING_ID, r -> assertThat(items(r).get(0).has("id")).isFalse());
    seen.put(
        Fault.UNKNOWN_TIP,
        r -> assertThat(items(r).get(0).path("tip").asText()).isEqualTo("FACTURA NEMAIVAZUTA"));
    seen.put(Fault.DUPLICATE_ITEMS, r -> assertThat(items(r)).hasSize(all() * 2));
    seen.put(Fault.LIST_TOO_LONG, r -> assertThat(r.text()).contains("decat numarul de 500"));
    seen.put(
        Fault.DST_HOUR,
        r -> assertThat(items(r).get(0).path("data_creare").asText()).isEqualTo("202610250330"));
    seen.put(
        Fault.DUPLICATE, r -> assertThat(end(r)).contains("Factura a mai fost transmisa anterior"));
    seen.put(Fault.RULE_BROKEN, r -> assertThat(end(r)).contains("BR-RO-110"));
    seen.put(Fault.SLOW_PROCESSING, r -> assertThat(end(r)).contains("in prelucrare"));
    seen.put(Fault.NOT_READY, r -> assertThat(r.text()).contains("in curs de procesare"));
    seen.put(
        Fault.SESSION_ENDED,
        r -> assertThat(r.headers()).containsEntry("Location", "/sandbox/anaf/my.policy"));
    seen.put(
        Fault.REFRESH_ROTATED,
        r -> assertThat(r.text()).contains("Refresh Token status is expired"));
    seen.put(Fault.QUOTA_REACHED, r -> assertThat(r.text()).contains("S-au facut deja"));
    seen.put(
        Fault.LISTED_BUT_EXPIRED, r -> assertThat(r.text()).contains("perioada de 60 de zile"));
    seen.put(Fault.TRUNCATED_ZIP, FaultTest::truncated);
    seen.put(
        Fault.HTML_INSTEAD_OF_ZIP,
        r -> {
          assertThat(r.contentType()).isEqualTo("application/zip");
          assertThat(r.text()).startsWith("<html>");
        });
    seen.put(Fault.GARBAGE_ZIP, r -> assertThat(Zips.read(r.body())).isEmpty());
    seen.put(Fault.XML_DOCTYPE, r -> assertThat(payload(r)).contains("SYSTEM \"file:"));
    seen.put(Fault.XML_BOMB, r -> assertThat(payload(r)).contains("<!ENTITY a9 \"&a8;&a8;"));
    seen.put(Fault.ZIP_BOMB, FaultTest::bomb);
    seen.put(
        Fault.BROKEN_XML,
        r ->
            assertThatThrownBy(() -> parse(payload(r)))
                .isInstanceOf(SafeDom.UnreadableException.class));
    seen.put(
        Fault.UNKNOWN_ROOT, r -> assertThat(payload(r)).contains("urn:partida:sandbox:unknown"));
    seen.put(
        Fault.WRONG_SEAL,
        r -> {
          assertThat(seal(r).digestFits(message.payload().bytes())).isFalse();
          assertThat(seal(r).signatureFits()).isTrue();
        });
    seen.put(
        Fault.FORGED_SEAL,
        r -> {
          assertThat(seal(r).digestFits(message.payload().bytes())).isTrue();
          assertThat(seal(r).signatureFits()).isFalse();
        });
    seen.put(Fault.NO_SEAL, r -> assertThat(Zips.read(r.body())).hasSize(1));
    seen.put(
        Fault.NO_PAYLOAD,
        r -> assertThat(Zips.read(r.body())).containsOnlyKeys("semnatura_" + index() + ".xml"));
    seen.put(Fault.EXTRA_ENTRIES, r -> assertThat(Zips.read(r.body())).hasSize(4));
    seen.put(
        Fault.ENVELOPED_SEAL,
        r ->
            assertThat(
                    new String(
                        Zips.read(r.body()).get("semnatura_" + index() + ".xml"),
                        StandardCharsets.UTF_8))
                .contains("enveloped-signature"));
    seen.put(Fault.NOT_TAKEN, r -> assertThat(r.text()).contains("ExecutionStatus"));
    seen.put(
        Fault.REFRESH_EXPIRED,
        r -> assertThat(r.text()).contains("Refresh Token status is expired"));
    seen.put(Fault.ACCESS_DENIED, r -> assertThat(r.text()).contains("access_denied"));
  }

  private String index() {
    return message.uploadIndex();
  }

  private int all() {
    return Months.seven().company(BACANIA).messages().size();
  }

  private static JsonNode items(WireResponse response) {
    return Json.read(response.text()).path("mesaje");
  }

  private String payload(WireResponse response) {
    return new String(Zips.read(response.body()).get(index() + ".xml"), StandardCharsets.UTF_8);
  }

  private TwoSteps seal(WireResponse response) {
    return new TwoSteps(Zips.read(response.body()).get("semnatura_" + index() + ".xml"));
  }

  private static void parse(String xml) {
    SafeDom.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static void truncated(WireResponse response) {
    assertThat(response.body().bytes()).startsWith('P', 'K', 3, 4);
    assertThatThrownBy(() -> Zips.read(response.body())).hasMessageContaining("EOF");
  }

  private static void bomb(WireResponse response) {
    assertThat(response.body().size()).isLessThan(1 << 20);
    long inflated = 0;
    byte[] buffer = new byte[1 << 16];
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(response.body().bytes()))) {
      zip.getNextEntry();
      for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
        inflated += n;
      }
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    assertThat(inflated).isGreaterThanOrEqualTo(20L << 20);
  }

  private WireResponse call(Fault fault) {
    List<Endpoint> where =
        List.of(
            Endpoint.DOWNLOAD,
            Endpoint.LIST_PAGED,
            Endpoint.LIST,
            Endpoint.UPLOAD,
            Endpoint.TOKEN,
            Endpoint.VAT_RESULT,
            Endpoint.SPV);
    Endpoint endpoint =
        where.stream().filter(fault.endpoints()::contains).findFirst().orElseThrow();
    return switch (fault) {
      case NOT_READY -> vatResult();
      // what only shows on JSON or young items is looked for in the list
      case JSON_AS_TEXT, STRAY_BRACE -> call(Endpoint.LIST_PAGED);
      default -> call(endpoint);
    };
  }

  private WireResponse call(Endpoint endpoint) {
    return switch (endpoint) {
      case DOWNLOAD -> client.get("descarcare", "id", message.downloadId());
      case LIST_PAGED ->
          client.paged(BACANIA, Months.NOW.minus(Duration.ofDays(59)), Months.NOW, 1);
      case LIST -> client.get("listaMesajeFactura", "zile", "60", "cif", BACANIA);
      case STATE -> client.get("stareMesaj", "id_incarcare", "1");
      case UPLOAD -> client.upload(sent(), "standard", "UBL", "cif", BACANIA);
      case TOKEN -> client.token("grant_type=refresh_token&refresh_token=x");
      case AUTHORIZE ->
          client.wire.answer(WireRequest.get("/anaf-oauth2/v1/authorize", Map.of(), Map.of()));
      case REVOKE -> post("/anaf-oauth2/v1/revoke", "token=x");
      case VALIDATE -> post("/prod/FCTEL/rest/validare/FACT1", sent());
      case PDF -> post("/prod/FCTEL/rest/transformare/FACT1", sent());
      case SIGNATURE -> post("/api/validate/signature", "");
      case VAT -> post("/api/PlatitorTvaRest/v9/tva", VAT_QUERY);
      case VAT_RESULT -> vatResult();
      case SPV ->
          client.wire.answer(
              WireRequest.get("/SPVWS2/rest/listaMesaje", Map.of("zile", "5"), Map.of()));
    };
  }

  private WireResponse post(String path, String body) {
    return client.wire.answer(
        new WireRequest("POST", path, Map.of(), Map.of(), Payload.utf8(body)));
  }

  private WireResponse vatResult() {
    client.sandbox.settings().set("vat.perSecond", "0");
    client.sandbox.settings().set("vat.asyncSeconds", "0");
    String id =
        Json.read(post("/AsynchWebService/api/v8/ws/tva", VAT_QUERY).text())
            .path("correlationId")
            .asText();
    return client.wire.answer(
        WireRequest.get("/AsynchWebService/api/v7/ws/tva", Map.of("id", id), Map.of()));
  }

  private String sent() {
    GenMessage sent =
        Months.seven().company(BACANIA).messages().stream()
            .filter(m -> m.kind() == MessageKind.SENT)
            .filter(m -> !m.invoice().orElseThrow().isCreditNote())
            .findFirst()
            .orElseThrow();
    return new String(sent.payload().bytes(), StandardCharsets.UTF_8);
  }

  /** How the upload that the answer names ends within a day. */
  private String end(WireResponse answer) {
    Matcher index = Pattern.compile("index_incarcare=\"(\\d+)\"").matcher(answer.text());
    assertThat(index.find()).as(answer.text()).isTrue();
    client.clock.set(client.clock.instant().plusSeconds(10));
    String state = client.get("stareMesaj", "id_incarcare", index.group(1)).text();
    Matcher id = Pattern.compile("id_descarcare=\"(\\d+)\"").matcher(state);
    return id.find() && state.contains("nok")
        ? new String(
            Zips.read(client.get("descarcare", "id", id.group(1)).body())
                .get(index.group(1) + ".xml"),
            StandardCharsets.UTF_8)
        : state;
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultCanBeSeenOnceAndThenIsGone(Fault fault) {
    // a lag of ten weeks hides everything but leaves the list readable as JSON; 20 MB are bomb
    // enough
    long value =
        switch (fault) {
          case INDEXING_LAG -> 20L * 86_400;
          case ZIP_BOMB -> 20;
          default -> -1;
        };
    FaultRule rule = FaultRule.times(fault, 1);
    client.wire.faults().arm(value < 0 ? rule : rule.with(value));
    seen.get(fault).accept(call(fault));
    assertThat(client.wire.faults().armed()).isEmpty();
    WireResponse after = call(fault);
    if (!SAME_WITHOUT.contains(fault)) {
      assertThatThrownBy(() -> seen.get(fault).accept(after)).isInstanceOf(Throwable.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void outagesStrikeAtEveryCall(Endpoint endpoint) {
    for (Fault fault :
        List.of(
            Fault.UNAUTHORIZED_401,
            Fault.FORBIDDEN_403,
            Fault.TOO_MANY_429,
            Fault.SERVER_500,
            Fault.UNAVAILABLE_503,
            Fault.NO_CONTENT_204,
            Fault.EMPTY_200,
            Fault.WAF_PAGE,
            Fault.SLOW_ANSWER,
            Fault.LOST_ANSWER)) {
      client.wire.faults().arm(FaultRule.times(fault, 1).at(endpoint));
      seen.get(fault).accept(call(endpoint));
    }
  }

  @Test
  void aRuleMayConcernOneItemOrOneCallOnly() {
    client.wire.faults().arm(FaultRule.times(Fault.SERVER_500, -1).forKey(message.downloadId()));
    assertThat(call(Endpoint.DOWNLOAD).status()).isEqualTo(500);
    assertThat(call(Endpoint.DOWNLOAD).status()).isEqualTo(500);
    String other = Months.seven().messages().get(2).downloadId();
    assertThat(client.get("descarcare", "id", other).status()).isEqualTo(200);
    client.wire.faults().clear();
    client.wire.faults().arm(FaultRule.times(Fault.SERVER_500, 1).at(Endpoint.LIST_PAGED));
    assertThat(call(Endpoint.DOWNLOAD).status()).isEqualTo(200);
    assertThat(call(Endpoint.LIST_PAGED).status()).isEqualTo(500);
  }

  @Test
  void chanceIsSeededAndRepeatable() {
    List<Integer> first = rolls(42);
    assertThat(rolls(42)).isEqualTo(first);
    assertThat(rolls(43)).isNotEqualTo(first);
    assertThat(first.stream().filter(s -> s == 503).count()).isBetween(10L, 50L);
  }

  private List<Integer> rolls(long seed) {
    client.wire.faults().clear();
    client.wire.faults().arm(FaultRule.times(Fault.UNAVAILABLE_503, -1).byChance(300, seed));
    return java.util.stream.IntStream.range(0, 100)
        .mapToObj(i -> call(Endpoint.LIST).status())
        .toList();
  }

  @Test
  void lostRefreshAnswersLeaveADeadToken() {
    Tokens.Pair pair =
        client
            .wire
            .tokens()
            .mint(
                org.partida.sandbox.Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, client.clock.instant());
    client.arm(Fault.LOST_ANSWER);
    String form = "grant_type=refresh_token&refresh_token=" + pair.refresh();
    assertThat(client.token(form).dropped()).isTrue();
    assertThat(client.token(form).text()).contains("Refresh Token status is expired");
  }
}
