package org.partida.spv.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.base.port.RegistryStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.wire.WireRequest;
import org.partida.model.CompanyId;
import org.partida.spi.network.NetworkException;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryQuestion;
import org.partida.spv.FakeWire;
import org.partida.spv.SharedData;
import org.partida.testkit.TestClock;

class AnafRegistryTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final CompanyId ALFA = new CompanyId("RO12345674");
  private static final String WAF =
      "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected."
          + " Your support ID is: 123</body></html>";

  @TempDir Path spool;
  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final List<Duration> pauses = new ArrayList<>();
  private FakeWire wire;
  private AnafRegistry registry;
  private Instant free = Instant.EPOCH;

  @BeforeEach
  void make() {
    wire = new FakeWire(spool);
    registry = registry(0, 100);
  }

  private AnafRegistry registry(int asyncFrom, int batch) {
    RegistrySettings settings =
        new RegistrySettings(
            URI.create("https://registers.example"),
            batch,
            Duration.ofSeconds(1),
            asyncFrom,
            Duration.ofSeconds(30),
            spool);
    return new AnafRegistry(
        wire,
        turns(),
        settings,
        clock,
        d -> {
          pauses.add(d);
          clock.advance(d);
        });
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(wire.left()).as("answers that nobody asked for").isZero();
    assertThat(spool).isEmptyDirectory();
  }

  /** Books that give turns alone. */
  private UnitOfWork turns() {
    RegistryStore store =
        proxy(
            RegistryStore.class,
            a -> {
              Instant now = (Instant) a[1];
              Instant turn = free.isAfter(now) ? free : now;
              free = turn.plus((Duration) a[2]);
              return turn;
            });
    Tx tx = proxy(Tx.class, a -> store);
    return new UnitOfWork() {
      @Override
      public <T> T write(Function<Tx, T> work) {
        return work.apply(tx);
      }

      @Override
      public <T> T read(Function<Tx, T> work) {
        return work.apply(tx);
      }
    };
  }

  private static <T> T proxy(Class<T> type, Function<Object[], Object> all) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (p, m, args) -> all.apply(args)));
  }

  private static RegistryQuestion ask(CompanyId id) {
    return new RegistryQuestion(id, DAY);
  }

  private static String item(String cui, String periods) {
    return "{\"date_generale\":{\"cui\":"
        + cui
        + ",\"data\":\"2026-11-22\",\"denumire\":\"LIBR\u0102RIA \u015eI CEAIN\u0102RIA SRL\",\"nrRegCom\":\"---\",\"codPostal\":\"31472\","
        + "\"stare_inregistrare\":\"RADIERE din data 15.10.2026\",\"statusRO_e_Factura\":true,\"data_inreg_Reg_RO_e_Factura\":\"2022-07-01\"},"
        + "\"inregistrare_scop_Tva\":{\"scpTVA\":true,\"perioade_TVA\":"
        + periods
        + "},\"inregistrare_RTVAI\":{\"dataInceputTvaInc\":\"2026-01-01\",\"dataSfarsitTvaInc\":\"\",\"statusTvaIncasare\":true},"
        + "\"stare_inactiv\":{\"dataInactivare\":\"2026-09-01\",\"dataReactivare\":\"\",\"dataRadiere\":\"\",\"statusInactivi\":true},"
        + "\"inregistrare_SplitTVA\":{\"statusSplitTVA\":false},"
        + "\"adresa_domiciliu_fiscal\":{\"ddenumire_Strada\":\"Str. Teilor\",\"dnumar_Strada\":\"3\",\"ddenumire_Localitate\":\"Sector 3 Mun. Bucure\u015fti\",\"dcod_JudetAuto\":\"B\",\"dcod_Postal\":\"31472\"}}";
  }

  private static final String PERIOD =
      "{\"data_inceput_ScpTVA\":\"2020-01-01\",\"data_sfarsit_ScpTVA\":\"\",\"mesaj_ScpTVA\":\"\"}";

  @Test
  void readsAllThatIsSaid() throws Exception {
    wire.then(200, "{\"found\":[" + item("12345674", "[" + PERIOD + "]") + "],\"notFound\":[]}");
    RegistryFacts f = registry.lookup(List.of(ask(ALFA))).get(0);
    assertThat(f.found()).isTrue();
    assertThat(f.name()).isEqualTo("LIBR\u0102RIA \u0218I CEAIN\u0102RIA SRL");
    assertThat(f.tradeRegister()).isEmpty();
    assertThat(f.address().postCode()).contains("031472");
    assertThat(f.address().city()).contains("SECTOR3");
    assertThat(f.address().subdivision()).contains("RO-B");
    assertThat(f.address().lines()).containsExactly("Str. Teilor nr. 3");
    assertThat(f.vat().payer()).isTrue();
    assertThat(f.vat().periods()).hasSize(1);
    assertThat(f.vat().onCash()).isTrue();
    assertThat(f.vat().cashFrom()).contains(LocalDate.of(2026, 1, 1));
    assertThat(f.vat().cashUntil()).isEmpty();
    assertThat(f.standing().inactive()).isTrue();
    assertThat(f.standing().inactiveFrom()).contains(LocalDate.of(2026, 9, 1));
    assertThat(f.standing().deregistered()).isTrue();
    assertThat(f.standing().deregisteredOn()).contains(LocalDate.of(2026, 10, 15));
    assertThat(f.eInvoice().since()).contains(LocalDate.of(2022, 7, 1));
    WireRequest r = wire.requests().get(0);
    assertThat(r.uri()).hasToString("https://registers.example/api/PlatitorTvaRest/v9/tva");
    assertThat(r.headers()).containsEntry("Connection", "close");
    assertThat(wire.bodies()).containsExactly("[{\"cui\":12345674,\"data\":\"2026-11-22\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"cod\":200,", "\"cod\":\"200\",\"message\":\"SUCCESS\",", ""})
  void takesBothEnvelopesAndAPeriodThatIsNoList(String head) throws Exception {
    wire.then(
        200, "{" + head + "\"found\":[" + item("\"12345674\"", PERIOD) + "],\"notFound\":[]}");
    assertThat(registry.lookup(List.of(ask(ALFA))).get(0).vat().periods()).hasSize(1);
  }

  @Test
  void a404WithABodyMeansThatNoneWasFound() throws Exception {
    wire.then(404, "{\"found\":[],\"notFound\":[12345674]}");
    assertThat(registry.lookup(List.of(ask(ALFA))).get(0).found()).isFalse();
  }

  @Test
  void batchesAreFullAndASecondApart() throws Exception {
    registry = registry(0, 100);
    List<RegistryQuestion> all =
        IntStream.range(100, 350).mapToObj(i -> ask(new CompanyId("RO" + i))).toList();
    for (int from : List.of(100, 200, 300)) {
      String codes =
          String.join(
              ",",
              IntStream.range(from, Math.min(from + 100, 350)).mapToObj(String::valueOf).toList());
      wire.then(200, "{\"found\":[],\"notFound\":[" + codes + "]}");
    }
    assertThat(registry.lookup(all)).hasSize(250).noneMatch(RegistryFacts::found);
    assertThat(wire.requests()).hasSize(3);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void oneCodeOfTwoDaysStandsInTwoRequestsAndPersonsAreNeverSent() throws Exception {
    wire.then(200, "{\"found\":[],\"notFound\":[12345674]}")
        .then(200, "{\"found\":[],\"notFound\":[12345674]}");
    assertThat(
            registry.lookup(
                List.of(
                    ask(ALFA),
                    new RegistryQuestion(ALFA, DAY.minusDays(1)),
                    ask(new CompanyId("RO1900101123457")),
                    ask(new CompanyId("DE124")))))
        .extracting(RegistryFacts::asOf)
        .containsExactly(DAY, DAY.minusDays(1));
    assertThat(wire.bodies()).noneMatch(b -> b.contains("1900101123457"));
  }

  @Test
  void aFirewallPageIsTriedAgain() throws Exception {
    wire.then(200, WAF).then(200, "{\"found\":[],\"notFound\":[12345674]}");
    assertThat(registry.lookup(List.of(ask(ALFA)))).hasSize(1);
    assertThat(pauses).contains(Duration.ofSeconds(2));
  }

  @Test
  void beingTooFastIsWaitedFor() throws Exception {
    wire.then(429, "").then(200, "{\"found\":[" + item("12345674", "[]") + "],\"notFound\":[]}");
    assertThat(registry.lookup(List.of(ask(ALFA))).get(0).found()).isTrue();
    assertThat(wire.requests()).hasSize(2);
  }

  @Test
  void inABadSpellTheAsynchronousServiceIsAsked() throws Exception {
    wire.then(200, WAF).thenFails(true).then(503, "");
    wire.then(200, "{\"cod\":200,\"message\":\"Successful\",\"correlationId\":\"ef050120-067e\"}");
    wire.then(404, "{\"error\":\"not yet\"}");
    wire.then(200, "{\"cod\":200,\"found\":[" + item("12345674", "[]") + "],\"notFound\":[]}");
    RegistryFacts f = registry.lookup(List.of(ask(ALFA))).get(0);
    assertThat(f.source()).isEqualTo("anaf.tva.async-v8");
    assertThat(wire.requests().get(5).uri())
        .hasToString("https://registers.example/AsynchWebService/api/v7/ws/tva?id=ef050120-067e");
  }

  @Test
  void whatIsRefusedIsNotTriedAgain() {
    wire.then(200, "{\"cod\":400,\"message\":\"too many\"}");
    NetworkException e =
        catchThrowableOfType(NetworkException.class, () -> registry.lookup(List.of(ask(ALFA))));
    assertThat(e.kind()).isEqualTo(NetworkException.Kind.REFUSED);
  }

  @Test
  void theDateInTheEFacturaRegisterIsAskedForWhereItIsMissing() throws Exception {
    String undated =
        item("12345674", "[]").replace(",\"data_inreg_Reg_RO_e_Factura\":\"2022-07-01\"", "");
    wire.then(200, "{\"found\":[" + undated + "],\"notFound\":[]}");
    wire.then(200, "{\"found\":[{\"cui\":12345674,\"dataInscriere\":\"2023-02-03\"}]}");
    assertThat(registry.lookup(List.of(ask(ALFA))).get(0).eInvoice().since())
        .contains(LocalDate.of(2023, 2, 3));
  }

  @Test
  void readsThePublishedSamples() throws Exception {
    Path sample = SharedData.file("anaf/oca/vat_v8_anaf_data_18.0.json");
    var all = new ObjectMapper().readTree(Files.readString(sample));
    all.properties()
        .forEach(
            e -> {
              if (e.getValue().path("date_generale").path("denumire").asText().isBlank()) {
                return;
              }
              CompanyId id = new CompanyId("RO" + e.getKey());
              RegistryFacts f = FactsReader.facts(e.getValue(), ask(id), "x", clock.instant());
              assertThat(f.name()).isNotBlank().doesNotContain("\u015e", "\u0163");
              assertThat(f.address().postCode().orElse("000000")).matches("\\d{6}");
            });
  }
}
