package org.partida.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.DayRate;
import org.partida.api.network.Connection;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkState;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.Question;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

class CompaniesTest {
  private static final Actor ALL = Actor.all("a", "A", Channel.SHELL);

  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final TempHome home = new TempHome();
  private StoreDatabases databases;
  private UnitOfWork books;
  private CompaniesService companies;

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    companies = new CompaniesService(books, clock);
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  @Test
  void theProfileIsPutTogetherFromWhatIsKnown() {
    companies.put(ALL, Samples.company(Samples.ALFA));
    ProductRule rule =
        new ProductRule(
            "name",
            "Lapte",
            "GOODS",
            Optional.empty(),
            Percent.HUNDRED,
            Optional.empty(),
            Map.of());
    companies.putProducts(ALL, Samples.ALFA, List.of(rule));
    companies.putPartners(ALL, Samples.ALFA, Map.of("124", new PartnerFacts(true, true)));
    companies.putRates(
        ALL,
        List.of(new DayRate("EUR", LocalDate.of(2026, 10, 5), new BigDecimal("5.0950"), "BNR")));
    PostingProfile p = companies.profile(ALL, Samples.ALFA);
    assertThat(p.products()).containsExactly(rule);
    assertThat(p.partners()).containsKey("124");
    assertThat(p.rates().on(Currency.getInstance("EUR"), LocalDate.of(2026, 10, 6)))
        .hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("5.0950"));
  }

  @Test
  void aWrongCheckDigitIsRefused() {
    assertThatThrownBy(() -> companies.put(ALL, Samples.company(new CompanyId("RO12345675"))))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("tax-id.check-digit"));
    assertThatThrownBy(
            () ->
                companies.putPartners(
                    ALL, Samples.ALFA, Map.of("RO 125", new PartnerFacts(true, true))))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("tax-id.check-digit"));
    companies.putPartners(
        ALL,
        Samples.ALFA,
        Map.of(
            "DE125",
            new PartnerFacts(true, false),
            "1900101123457",
            new PartnerFacts(false, false)));
    assertThat(companies.list(ALL)).isEmpty();
  }

  @Test
  void aRateThatDiffersIsRefusedAndChangesNothing() {
    DayRate first = new DayRate("EUR", LocalDate.of(2026, 10, 5), new BigDecimal("5.0950"), "BNR");
    companies.putRates(ALL, List.of(first, first));
    assertThatThrownBy(
            () ->
                companies.putRates(
                    ALL,
                    List.of(
                        new DayRate(
                            "USD", LocalDate.of(2026, 10, 5), new BigDecimal("4.40"), "BNR"),
                        new DayRate(
                            "EUR", LocalDate.of(2026, 10, 5), new BigDecimal("5.10"), "x"))))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("rate.differs"));
    assertThat(books.<List<DayRate>>read(tx -> tx.companies().rates())).hasSize(1);
  }

  @Test
  void anAnswerAboutProductsFreesTheDocumentsThatWaited() {
    companies.put(ALL, Samples.company(Samples.ALFA));
    books.write(
        tx -> {
          tx.documents()
              .addIfNew(
                  Samples.document("d1", Samples.ALFA, Samples.NOON), "x", Samples.invoice("F1"));
          tx.vouchers()
              .putQuestions(
                  Samples.ALFA,
                  "d1",
                  List.of(
                      new Question(
                          "k", "product.type", "what is it?", "line 1", List.of("GOODS"))));
          return null;
        });
    companies.putProducts(ALL, Samples.ALFA, List.of());
    assertThat(books.read(tx -> tx.work().counts(Optional.empty())).get(Queues.PROPOSE))
        .containsEntry(WorkState.READY, 1);
  }

  @Test
  void aPersonSeesOnlyTheirCompanies() {
    companies.put(ALL, Samples.company(Samples.ALFA));
    companies.put(ALL, Samples.company(Samples.BETA));
    Actor one =
        new Actor(
            "x",
            "X",
            Channel.WEB,
            List.of(new Grant(Optional.of(Samples.ALFA), Optional.empty(), Access.READ)));
    assertThat(companies.list(one)).extracting(c -> c.id()).containsExactly(Samples.ALFA);
    assertThatThrownBy(() -> companies.find(one, Samples.BETA))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> companies.put(one, Samples.company(Samples.ALFA)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void tokensAreSealedAndNeverShown() {
    Secrets secrets =
        new Secrets() {
          @Override
          public String seal(String plain) {
            return "sealed:" + new StringBuilder(plain).reverse();
          }

          @Override
          public String open(String sealed) {
            return new StringBuilder(sealed.substring(7)).reverse().toString();
          }
        };
    String claims =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                "{\"exp\":1805000000,\"serial\":\"4a:bc\"}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String token = "h." + claims + ".s";
    Connection c =
        new ConnectionsService(books, secrets, clock)
            .putTokens(ALL, "main", "ro.spv", "Main", token, token);
    assertThat(c.usable()).isTrue();
    assertThat(c.accessUntil())
        .hasValueSatisfying(t -> assertThat(t.getEpochSecond()).isEqualTo(1805000000L));
    assertThat(c.certificateSerial()).contains("4a:bc");
    assertThat(c.toString()).doesNotContain(claims);
    assertThat(books.read(tx -> tx.connections().find("main")).orElseThrow().accessToken())
        .startsWith("sealed:");
  }
}
