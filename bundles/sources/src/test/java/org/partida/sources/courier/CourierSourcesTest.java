package org.partida.sources.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partida.base.budget.RateBudget;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.courier.Couriers;
import org.partida.sandbox.generate.Payload;
import org.partida.spi.source.SourceConnector;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourcePage;
import org.partida.spi.source.SourceQuery;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceType;
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;

/** FAN Courier and Cargus against the sandbox's. */
@Timeout(60)
class CourierSourcesTest {
  private static final String CLIENT = "890001013";
  private static final LocalDate FROM = LocalDate.of(2026, 10, 1);
  private static final LocalDate TO = LocalDate.of(2026, 10, 31);
  private static final int BUDGET = 100_000;

  @TempDir static Path spool;

  private final TestClock clock = new TestClock("2026-11-20T10:00:00Z");
  private final TempHome home = new TempHome();
  private final StoreDatabases databases = StoreDatabases.sqlite(home.books(), 2, clock);
  private final RateBudget budget = new RateBudget(new Books(databases, new WakeupHub()), clock);
  private final List<String> called = new ArrayList<>();
  private Sandbox sandbox;
  private Wire wire;

  @BeforeEach
  void seed() {
    sandbox =
        new Sandbox(
            new MemoryBooks(),
            new TestClock("2026-10-31T20:00:00Z"),
            new Sandbox.Options(Optional.of("courier"), 1024));
    sandbox.seeder().seed(Env.PROD, 7);
    Couriers couriers = new Couriers(sandbox);
    wire = r -> carry(couriers, r);
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private WireResponse carry(Couriers couriers, WireRequest r) throws WireException {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : Optional.ofNullable(r.uri().getRawQuery()).orElse("").split("&", -1)) {
      String[] kv = pair.split("=", 2);
      if (kv.length == 2) {
        query.put(kv[0], java.net.URLDecoder.decode(kv[1], StandardCharsets.UTF_8));
      }
    }
    called.add(r.uri().getPath() + query.getOrDefault("date", ""));
    try {
      byte[] body = r.body().isPresent() ? Files.readAllBytes(r.body().get()) : new byte[0];
      var answer =
          couriers.answer(
              new org.partida.sandbox.wire.WireRequest(
                  r.method(), r.uri().getPath(), query, r.headers(), Payload.of(body)));
      Path out = Files.createTempFile(spool, "answer", "");
      Files.write(out, answer.body().bytes());
      return new WireResponse(answer.status(), answer.headers(), out);
    } catch (IOException e) {
      throw new WireException("no room", false, e);
    }
  }

  private SourceConnector fan(int perMinute, int again) {
    return new FanSource(
        wire, budget, perMinute, "https://courier.example/fan", again, spool, clock);
  }

  private SourceConnector cargus(boolean byDate) {
    return new CargusSource(
        wire, budget, BUDGET, "https://courier.example/cargus/", byDate, 1, spool, clock);
  }

  private static Map<String, String> settings() {
    return Map.of("client", CLIENT, "user", CLIENT, "password", "courier", "key", "key");
  }

  private static SourceQuery query(LocalDate from, LocalDate to) {
    return new SourceQuery(CLIENT, SourceType.SETTLEMENTS, from, to, 100);
  }

  private static SourcePage page(SourceConnector c, LocalDate from, LocalDate to, String cursor)
      throws SourceException {
    try (SourceSession s = c.open(settings())) {
      return s.pull(query(from, to), Optional.ofNullable(cursor));
    }
  }

  /** All files of a period, asking again what failed for a moment. */
  private static Map<String, SourceItem> all(SourceConnector c, LocalDate from, LocalDate to)
      throws SourceException {
    Map<String, SourceItem> files = new LinkedHashMap<>();
    Optional<String> at = Optional.empty();
    int failures = 0;
    while (true) {
      try {
        SourcePage page = page(c, from, to, at.orElse(null));
        page.items().forEach(i -> files.put(i.id(), i));
        at = page.next();
        if (at.isEmpty()) {
          return files;
        }
      } catch (SourceException e) {
        assertThat(e.kind()).isEqualTo(SourceException.Kind.AGAIN);
        assertThat(failures++).isLessThan(400);
      }
    }
  }

  private static List<Statement> read(StatementReader reader, SourceItem item) throws IOException {
    return file(reader, item).statements();
  }

  private static StatementRead file(StatementReader reader, SourceItem item) throws IOException {
    assertThat(item.form()).isEqualTo(SourceItem.Form.STATEMENT);
    assertThat(reader.detect(new StatementHead(item.id(), item.content())).yes()).isTrue();
    return reader.read(new ByteArrayInputStream(item.content()), item.id());
  }

  private static Map<String, String> amounts(StatementReader reader, Map<String, SourceItem> files)
      throws IOException {
    Map<String, String> all = new HashMap<>();
    for (SourceItem i : files.values()) {
      for (Statement s : read(reader, i)) {
        for (StatementLine l : s.lines()) {
          String awb = l.awb().orElseThrow();
          assertThat(all.put(awb, l.amount().amountText())).as(awb).isNull();
        }
      }
    }
    return all;
  }

  @Test
  void eachDayIsAFileOfAllItsPages() throws Exception {
    sandbox.settings().set("courier.page", "1");
    Map<String, SourceItem> files = all(fan(BUDGET, 0), FROM, TO);
    Map<String, String> amounts = amounts(new FanReader(), files);
    assertThat(files.keySet())
        .allMatch(n -> n.matches("fan-courier-890001013-2026-10-\\d\\d.json"));
    assertThat(amounts.size()).as("more rows than pages of one").isGreaterThan(files.size());
    sandbox.settings().set("courier.page", "1000");
    assertThat(amounts(new FanReader(), all(fan(BUDGET, 0), FROM, TO))).isEqualTo(amounts);

    SourceItem first = files.values().iterator().next();
    Statement s = read(new FanReader(), first).get(0);
    assertThat(s.account()).isEqualTo("FAN-COURIER#" + CLIENT);
    StatementLine l = s.lines().get(0);
    assertThat(first.id()).contains(l.bookingDate().toString());
    assertThat(l.valueDate().orElseThrow()).isBefore(l.bookingDate());
    assertThat(l.counterparty().name()).isPresent();
    assertThat(l.text()).startsWith("factura ");
  }

  @Test
  void aDayWithoutRowsIsNoFileAndThePlaceMovesOn() throws Exception {
    LocalDate quiet = LocalDate.of(2026, 10, 1);
    SourcePage page = page(fan(BUDGET, 0), quiet, quiet.plusDays(1), null);
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).contains("2026-10-02");
  }

  @Test
  void todayIsNeverAskedForAndDaysBeforeAreAskedAgain() throws Exception {
    LocalDate today = LocalDate.of(2026, 11, 20);
    try (SourceSession s = fan(BUDGET, 3).open(settings())) {
      assertThat(s.available(CLIENT, today, today)).isEmpty();
      assertThat(s.available(CLIENT, today.minusDays(2), today))
          .containsEntry(SourceType.SETTLEMENTS, 2L);
    }
    called.clear();
    all(fan(BUDGET, 3), today.minusDays(1), today);
    assertThat(called.stream().filter(c -> c.contains("bank-transfers")))
        .containsExactly(
            "/fan/reports/bank-transfers2026-11-16",
            "/fan/reports/bank-transfers2026-11-17",
            "/fan/reports/bank-transfers2026-11-18",
            "/fan/reports/bank-transfers2026-11-19");
  }

  @Test
  void faultsLoseAndDoubleNothing() throws Exception {
    Map<String, String> calm = amounts(new FanReader(), all(fan(BUDGET, 0), FROM, TO));
    sandbox.settings().set("courier.failEvery", "4");
    assertThat(amounts(new FanReader(), all(fan(BUDGET, 0), FROM, TO))).isEqualTo(calm);
    sandbox.settings().set("courier.failEvery", "0");
    sandbox.settings().set("courier.busyEvery", "5");
    LocalDate day = LocalDate.of(2026, 10, 16);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 6; i++) {
                page(fan(BUDGET, 0), day, day, null);
              }
            })
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.AGAIN));
    called.clear();
    assertThatThrownBy(() -> page(fan(BUDGET, 0), day, day, null))
        .as("after 429 nobody calls until the minute is over")
        .isInstanceOf(SourceException.class);
    assertThat(called).isEmpty();
    clock.advance(java.time.Duration.ofMinutes(1));
    sandbox.settings().set("courier.busyEvery", "0");
    assertThat(page(fan(BUDGET, 0), day, day, null).items()).hasSize(1);
  }

  @Test
  void noMoreCallsAreMadeThanTheBudgetAllows() throws Exception {
    LocalDate day = LocalDate.of(2026, 10, 16);
    sandbox.settings().set("courier.page", "1000");
    page(fan(2, 0), day, day, null);
    called.clear();
    assertThatThrownBy(() -> page(fan(2, 0), day, day, null))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.problem().message()).contains("2 calls"));
    assertThat(called).isEmpty();
  }

  @Test
  void aWrongPasswordIsRefusedAndNotShown() {
    Map<String, String> wrong = new HashMap<>(settings());
    wrong.put("password", "secret-x");
    for (SourceConnector c : List.of(fan(BUDGET, 0), cargus(false))) {
      assertThatThrownBy(
              () -> {
                try (SourceSession s = c.open(wrong)) {
                  s.account();
                }
              })
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(SourceException.Kind.REFUSED);
                assertThat(e.problem().toString()).doesNotContain("secret-x");
              });
    }
    assertThatThrownBy(() -> fan(BUDGET, 0).open(Map.of("client", "../x")))
        .isInstanceOf(SourceException.class);
  }

  @Test
  void aPaymentOrderIsAStatementWithItsNumber() throws Exception {
    Map<String, SourceItem> files = all(cargus(false), FROM, TO);
    assertThat(amounts(new CargusReader(), files))
        .isEqualTo(amounts(new FanReader(), all(fan(BUDGET, 1), FROM, TO)));
    Statement s = read(new CargusReader(), files.values().iterator().next()).get(0);
    assertThat(s.account()).isEqualTo("CARGUS#" + CLIENT);
    assertThat(s.number().orElseThrow()).startsWith("92026");
    StatementLine l = s.lines().get(0);
    assertThat(l.valueDate().orElseThrow()).isBefore(l.bookingDate());
  }

  @Test
  void whatIsNotPaidYetIsNoLineAndComesOnceItIs() throws Exception {
    String awb =
        amounts(new CargusReader(), all(cargus(true), FROM, TO)).keySet().iterator().next();
    sandbox.settings().set("courier.unpaid", awb);
    Map<String, SourceItem> files = all(cargus(true), FROM, TO);
    assertThat(amounts(new CargusReader(), files)).doesNotContainKey(awb);
    List<String> warned = new ArrayList<>();
    for (SourceItem i : files.values()) {
      file(new CargusReader(), i).warnings().stream().map(Problem::code).forEach(warned::add);
    }
    assertThat(warned).containsExactly("courier.not-transferred");
    sandbox.settings().set("courier.unpaid", "");
    assertThat(amounts(new CargusReader(), all(cargus(true), FROM, TO))).containsKey(awb);
  }

  @Test
  void answersThatMakeNoSenseAreLeftWithTheReason() {
    LocalDate day = LocalDate.of(2026, 10, 16);
    for (String body :
        List.of(
            "<html>maintenance</html>",
            "{\"status\":\"success\",\"data\":[]}",
            "{\"status\":\"success\",\"data\":[],\"total\":3}",
            "{\"status\":\"success\",\"data\":[{},{}],\"total\":1}",
            "{\"status\":\"success\",\"data\":[{}],\"total\":9}")) {
      wire = r -> fixed(r.method().equals("POST") ? "{\"data\":{\"token\":\"t\"}}" : body);
      assertThatThrownBy(() -> page(fan(BUDGET, 0), day, day, null))
          .as(body)
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.BROKEN));
    }
  }

  private static WireResponse fixed(String body) throws WireException {
    try {
      Path out = Files.createTempFile(spool, "answer", "");
      Files.writeString(out, body);
      return new WireResponse(200, Map.of(), out);
    } catch (IOException e) {
      throw new WireException("no room", false, e);
    }
  }

  @Test
  void aFieldThatIsMissingIsNamed() {
    String text =
        CourierFile.of(
            CourierFile.FAN,
            CLIENT,
            FROM,
            List.of(
                "{\"data\":[{\"info\":{\"awbNumber\":\"1\",\"transferDate\":\"05.10.2026\"}}]}"));
    assertThatThrownBy(
            () ->
                new FanReader()
                    .read(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.json"))
        .hasMessageContaining("amountCollected");
    assertThat(new FanReader().facts().proven()).isFalse();
    assertThat(FormatFacts.register("FAN-COURIER#1")).isEqualTo("FAN-COURIER");
  }
}
