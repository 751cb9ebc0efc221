package org.partida.posting.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.DayRate;
import org.partida.api.company.Rates.Imported;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.ExchangeRates.Quote;
import org.partida.spi.posting.RateDay;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;

/** The BNR's file, the table of rates, and which rate is the rate of a day. */
class RatesTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);
  private static final Currency EUR = Currency.getInstance("EUR");

  private final TestClock clock = new TestClock("2026-10-06T09:00:00Z");
  private TempHome home;
  private StoreDatabases databases;
  private UnitOfWork books;

  @BeforeEach
  void open() {
    home = new TempHome();
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private static String file(String cubes) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><DataSet xmlns=\"http://www.bnr.ro/xsd\">"
        + "<Header><Publisher>National Bank of Romania</Publisher></Header><Body><Subject>Reference rates</Subject>"
        + "<OrigCurrency>RON</OrigCurrency>"
        + cubes
        + "</Body></DataSet>";
  }

  private Imported take(String xml) {
    return new RatesService(books, clock)
        .importFile(ANA, "bnr.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private List<DayRate> all() {
    return new RatesService(books, clock)
        .list(ANA, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void aDayWithMultipliers() {
    Imported done =
        take(
            file(
                "<Cube date=\"2026-10-05\"><Rate currency=\"EUR\">5.0950</Rate>"
                    + "<Rate currency=\"HUF\" multiplier=\"100\">1.3058</Rate>"
                    + "<Rate currency=\"JPY\" multiplier=\"100\">2.9412</Rate><Rate currency=\"XDR\">-</Rate></Cube>"));
    assertThat(done.added()).isEqualTo(3);
    assertThat(done.problems()).isEmpty();
    assertThat(all())
        .extracting(r -> r.currency() + " " + r.rate().toPlainString() + " " + r.multiplier())
        .containsExactly("EUR 5.0950 1", "HUF 0.013058 100", "JPY 0.029412 100");
    assertThat(all()).allMatch(r -> r.source().equals("BNR"));
  }

  @Test
  void theSameAgainChangesNothingAndAnotherValueIsNamed() {
    String day = "<Cube date=\"2026-10-05\"><Rate currency=\"EUR\">5.0950</Rate></Cube>";
    take(file(day));
    Imported again =
        take(file(day + "<Cube date=\"2026-10-06\"><Rate currency=\"EUR\">5.0960</Rate></Cube>"));
    assertThat(again.added()).isEqualTo(1);
    assertThat(again.known()).isEqualTo(1);
    assertThat(again.days()).containsExactly(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 6));
    Imported other = take(file(day.replace("5.0950", "5.1950")));
    assertThat(other.added()).isZero();
    assertThat(other.problems()).singleElement().asString().contains("5.0950").contains("5.1950");
    assertThat(all()).hasSize(2);
  }

  @Test
  void otherFilesAreRefusedWhole() {
    for (String bad :
        List.of(
            "<DataSet/>",
            "<Invoice><Rate currency=\"EUR\">5</Rate></Invoice>",
            file("<Cube date=\"5.10.2026\"><Rate currency=\"EUR\">5.0950</Rate></Cube>"),
            file("<Cube date=\"2026-10-05\"><Rate currency=\"EUR\">5,0950</Rate></Cube>"),
            file("<Cube date=\"2026-10-05\"><Rate currency=\"EUR\">0</Rate></Cube>"),
            file("<Rate currency=\"EUR\">5.0950</Rate>"),
            "not xml")) {
      assertThatThrownBy(() -> take(bad)).as(bad).isInstanceOf(PartidaException.class);
    }
    assertThat(all()).isEmpty();
  }

  @Test
  void theRateOfADayIsTheCompanysPolicy() {
    List<Quote> quotes =
        List.of(
            new Quote("EUR", LocalDate.of(2026, 10, 2), new BigDecimal("5.0900"), "BNR"),
            new Quote("EUR", LocalDate.of(2026, 10, 5), new BigDecimal("5.0950"), "BNR"));
    ExchangeRates same = ExchangeRates.of(quotes, RateDay.SAME_DAY);
    ExchangeRates previous = ExchangeRates.of(quotes, RateDay.PREVIOUS_BANKING_DAY);
    LocalDate monday = LocalDate.of(2026, 10, 5);
    assertThat(same.on(EUR, monday)).contains(new BigDecimal("5.0950"));
    assertThat(previous.on(EUR, monday)).contains(new BigDecimal("5.0900"));
    assertThat(previous.quote(EUR, monday).orElseThrow().words())
        .isEqualTo("5.0900 (BNR of 2026-10-02)");
    assertThat(same.on(EUR, monday.minusDays(1))).contains(new BigDecimal("5.0900"));
    assertThat(same.on(EUR, LocalDate.of(2026, 10, 12))).isPresent();
    assertThat(same.on(EUR, LocalDate.of(2026, 10, 13))).as("too old").isEmpty();
    assertThat(previous.on(EUR, LocalDate.of(2026, 10, 2))).isEmpty();
    assertThat(previous.published(EUR, monday).orElseThrow().rate()).isEqualTo("5.0950");
  }
}
