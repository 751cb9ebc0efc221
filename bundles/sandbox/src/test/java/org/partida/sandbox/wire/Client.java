package org.partida.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.partida.sandbox.Months;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.TestKeys;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.generate.Payload;

/** A caller of the simulated authority in a test; its clock is the test's. */
final class Client {
  /** A clock that a test sets. */
  static final class TestClock extends Clock {
    private Instant now = Months.NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }

    void set(Instant instant) {
      now = instant;
    }
  }

  final TestClock clock = new TestClock();
  final MemoryBooks books = TestKeys.into(new MemoryBooks());
  final Sandbox sandbox;
  final AnafWire wire;
  String token;

  /** A sandbox with seed 7 sown and a token in hand. */
  Client() {
    sandbox = new Sandbox(books, clock);
    wire = sandbox.wire();
    sandbox.control().run(java.util.List.of("seed", "--seed", "7"));
    token = wire.tokens().mint(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, clock.instant()).access();
  }

  void arm(Fault fault) {
    wire.faults().arm(FaultRule.times(fault, 1));
  }

  WireResponse get(String operation, String... query) {
    return wire.answer(WireRequest.get("/prod/FCTEL/rest/" + operation, map(query), bearer()));
  }

  Map<String, String> bearer() {
    return Map.of("Authorization", "Bearer " + token);
  }

  WireResponse upload(String xml, String... query) {
    return wire.answer(
        new WireRequest(
            "POST", "/prod/FCTEL/rest/upload", map(query), bearer(), Payload.utf8(xml)));
  }

  WireResponse paged(String cif, Instant from, Instant to, int page) {
    return get(
        "listaMesajePaginatieFactura",
        "cif",
        cif,
        "startTime",
        millis(from),
        "endTime",
        millis(to),
        "pagina",
        Integer.toString(page));
  }

  static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }

  WireResponse token(String form) {
    String basic = Sandbox.CLIENT + ":" + sandbox.clientSecret();
    String header =
        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    return wire.answer(
        new WireRequest(
            "POST",
            "/anaf-oauth2/v1/token",
            Map.of(),
            Map.of("Authorization", header),
            Payload.utf8(form)));
  }

  static Map<String, String> map(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  static String error(WireResponse response) {
    return Json.read(response.text()).path("eroare").asText();
  }
}
