package org.partida.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryQuestion;
import org.partida.spi.registry.TaxRegistry;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

class PartnersTest {
  private static final Actor ALL = Actor.all("a", "A", Channel.SHELL);

  // half past eleven at night in Bucharest
  private final TestClock clock = new TestClock("2026-11-22T21:30:00Z");
  private final TempHome home = new TempHome();
  private final List<RegistryQuestion> asked = new ArrayList<>();
  private StoreDatabases databases;
  private PartnersService partners;

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    partners =
        new PartnersService(new Books(databases, new WakeupHub()), List.of(new Counting()), clock);
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  /** Knows nobody, and remembers who was asked for. */
  private final class Counting implements TaxRegistry {
    @Override
    public String country() {
      return "RO";
    }

    @Override
    public ZoneId zone() {
      return ZoneId.of("Europe/Bucharest");
    }

    @Override
    public int batch() {
      return 100;
    }

    @Override
    public List<RegistryFacts> lookup(List<RegistryQuestion> questions) {
      asked.addAll(questions);
      return questions.stream()
          .map(q -> RegistryFacts.notFound(q, "test", clock.instant()))
          .toList();
    }
  }

  @Test
  void theSameTaxpayerIsAskedForOnceADayUntilTheRegistersMidnight() {
    assertThat(partners.known(ALL, List.of(Samples.ALFA))).isEmpty();
    partners.lookup(ALL, List.of(Samples.ALFA, Samples.ALFA));
    assertThat(partners.known(ALL, List.of(Samples.BETA, Samples.ALFA)))
        .extracting(RegistryFacts::id)
        .containsExactly(Samples.ALFA);
    partners.lookup(ALL, List.of(Samples.ALFA, Samples.BETA));
    assertThat(asked).extracting(RegistryQuestion::id).containsExactly(Samples.ALFA, Samples.BETA);
    clock.advance(Duration.ofMinutes(29));
    partners.lookup(ALL, List.of(Samples.ALFA));
    assertThat(asked).hasSize(2);
    clock.advance(Duration.ofMinutes(2));
    assertThat(partners.known(ALL, List.of(Samples.ALFA))).isEmpty();
    assertThat(partners.lookup(ALL, List.of(Samples.ALFA))).hasSize(1);
    assertThat(asked).hasSize(3);
  }

  @Test
  void wrongCodesPersonsAndOtherCountriesAreRefusedUnasked() {
    for (String id : List.of("RO12345675", "RO1900101123457", "DE124")) {
      assertThatThrownBy(() -> partners.lookup(ALL, List.of(new CompanyId(id))))
          .isInstanceOf(PartidaException.class)
          .hasMessageNotContaining("1900101123457");
    }
    assertThat(asked).isEmpty();
    Actor nobody = new Actor("n", "N", Channel.SHELL, List.of());
    assertThatThrownBy(() -> partners.lookup(nobody, List.of(Samples.ALFA)))
        .isInstanceOf(AccessDeniedException.class);
  }
}
