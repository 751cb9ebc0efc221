package org.partida.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.partida.portfolio.Firm.ANA;
import static org.partida.portfolio.Firm.DELTA;
import static org.partida.portfolio.Firm.GAMA;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.Discovered;
import org.partida.api.company.Discovered.Found;
import org.partida.api.company.Discovered.State;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.registry.RegistryFacts;

/** What connections cover, beside the register and the companies that are known. */
class DiscoveryTest {
  private static final String PERSON = "1900101******";

  private final Firm firm = new Firm();

  @AfterEach
  void close() throws IOException {
    firm.close();
  }

  private Discovered discover(String... connection) {
    return firm.discovery.discover(ANA, List.of(connection).stream().findFirst(), Progress.SILENT);
  }

  private static Found found(Discovered d, CompanyId id) {
    return d.found().stream().filter(f -> f.id().equals(Optional.of(id))).findFirst().orElseThrow();
  }

  private static List<String> codes(Found f) {
    return f.problems().stream().map(Problem::code).toList();
  }

  @Test
  void newKnownAndGoneAreToldApartAndLookedUp() {
    firm.connect("main");
    firm.add(ALFA, Optional.of("main"));
    firm.add(BETA, Optional.of("main"));
    firm.register.knows(ALFA, "Alfa SRL", true, false);
    firm.register.knows(GAMA, "Gama SRL", true, true);
    Instant first = firm.clock.instant();
    firm.covers("main", "12345674", "98765438", PERSON);
    firm.clock.advance(Duration.ofHours(1));
    firm.covers("main", "12345674", "11111110", PERSON);

    Discovered d = discover();

    assertThat(d.found())
        .extracting(Found::code, Found::state)
        .containsExactly(
            tuple("RO11111110", State.NEW),
            tuple("RO98765438", State.GONE),
            tuple("RO12345674", State.KNOWN),
            tuple("RO" + PERSON, State.PERSON));
    assertThat(d.count(State.NEW)).isEqualTo(1);
    assertThat(d.addable()).containsExactly(GAMA);
    assertThat(d.problems()).isEmpty();
    assertThat(d.toldAt()).containsEntry("main", firm.clock.instant());
    Found gama = found(d, GAMA);
    assertThat(gama.name()).isEqualTo("Gama SRL");
    assertThat(gama.connections()).containsExactly("main");
    assertThat(gama.facts().map(RegistryFacts::vat).flatMap(RegistryFacts.Vat::cashFrom))
        .contains(LocalDate.of(2025, 2, 1));
    Found beta = found(d, BETA);
    assertThat(beta.goneAt()).contains(firm.clock.instant());
    assertThat(beta.since()).contains(first);
    assertThat(beta.name()).isEqualTo(firm.company(BETA).name());
    assertThat(firm.register.asked).containsExactlyInAnyOrder(ALFA, BETA, GAMA);
    assertThat(firm.sync.synced).isEmpty();
  }

  @Test
  void nobodyIsAskedForWhatIsStored() {
    firm.connect("main");
    firm.register.knows(GAMA, "Gama SRL", true, true);
    firm.covers("main", "11111110");
    assertThat(found(firm.discovery.stored(ANA, Optional.empty()), GAMA).facts()).isEmpty();
    assertThat(firm.register.asked).isEmpty();
    discover();
    firm.register.asked.clear();
    assertThat(found(firm.discovery.stored(ANA, Optional.of("main")), GAMA).name())
        .isEqualTo("Gama SRL");
    assertThat(firm.register.asked).isEmpty();
  }

  @Test
  void aConnectionThatWasNeverToldIsAskedThroughACompanyOnIt() {
    firm.connect("main", "other");
    firm.covers("other", "98765438");
    firm.add(ALFA, Optional.of("main"));
    firm.add(DELTA, Optional.of("main"));
    firm.register.knows(GAMA, "Gama SRL", true, false);
    // the first mailbox has no messages, so its list says nothing
    firm.sync.tells =
        c -> {
          if (c.equals(DELTA)) {
            firm.covers("main", "12345674", "22222229", "11111110");
          }
        };
    Discovered d = discover("main");
    assertThat(firm.sync.synced).containsExactly(ALFA, DELTA);
    assertThat(d.problems()).isEmpty();
    assertThat(d.addable()).containsExactly(GAMA);
    discover("main");
    assertThat(firm.sync.synced).hasSize(2);
  }

  @Test
  void withoutACompanyOnItTheNextStepIsNamedAndOthersAreShown() {
    firm.connect("main", "other");
    firm.covers("other", "98765438");
    Discovered d = discover();
    assertThat(d.problems()).hasSize(1);
    Problem p = d.problems().get(0);
    assertThat(p.code()).isEqualTo("discovery.untold");
    assertThat(p.location()).contains("main");
    assertThat(p.fix()).contains("company-add").contains("spv-sync");
    assertThat(d.count(State.NEW)).isEqualTo(1);
    assertThat(firm.discovery.stored(ANA, Optional.of("main")).problems()).hasSize(1);
  }

  @Test
  void nothingIsGoneWhereNothingWasTold() {
    firm.connect("main");
    firm.add(ALFA, Optional.of("main"));
    firm.sync.problems = List.of(new Problem("anaf.outage", "away", "main", "wait"));
    Discovered d = discover();
    assertThat(d.found()).isEmpty();
    assertThat(d.problems()).extracting(Problem::code).containsExactly("anaf.outage");
  }

  @Test
  void aRegisterThatDoesNotAnswerHidesNothing() {
    firm.connect("main");
    firm.register.knows(GAMA, "Gama SRL", true, false);
    firm.covers("main", "11111110");
    discover();
    firm.clock.advance(Duration.ofDays(1));
    firm.covers("main", "11111110", "22222229");
    firm.register.failure = Optional.of(new Problem("anaf.outage", "away", "register", "wait"));
    Discovered d = discover();
    assertThat(d.problems()).extracting(Problem::code).containsExactly("anaf.outage");
    assertThat(found(d, GAMA).name()).as("as answered last").isEqualTo("Gama SRL");
    assertThat(found(d, DELTA).facts()).isEmpty();
  }

  @Test
  void codesThatAreWrongOrUnknownToTheRegisterStandByThemselves() {
    firm.connect("main");
    firm.register.knows(GAMA, "Gama SRL", true, false);
    firm.covers("main", "12345675", "22222229", "11111110");
    Discovered d = discover();
    assertThat(codes(found(d, new CompanyId("RO12345675")))).containsExactly("tax-id.check-digit");
    assertThat(codes(found(d, DELTA))).containsExactly("discovery.not-in-register");
    assertThat(d.count(State.NEW)).isEqualTo(3);
    assertThat(d.addable()).containsExactly(GAMA);
    assertThat(firm.register.asked).doesNotContain(new CompanyId("RO12345675"));
  }

  @Test
  void aPersonWhoIsAClientIsKnownByTheMask() {
    CompanyId person = new CompanyId("RO1900101410011");
    firm.connect("main");
    firm.add(person, Optional.of("main"));
    firm.covers("main", PERSON);
    Found f = discover().found().get(0);
    assertThat(f.state()).isEqualTo(State.KNOWN);
    assertThat(f.code()).isEqualTo("RO" + PERSON);
    assertThat(f.id()).contains(person);
    assertThat(firm.register.asked).isEmpty();
  }

  @Test
  void connectionsThatChangedHandsAreTold() {
    firm.connect("own", "main");
    firm.add(ALFA, Optional.of("main"));
    firm.add(BETA, Optional.empty());
    firm.add(DELTA, Optional.of("main"));
    firm.covers("main", "12345674");
    firm.covers("main", "98765438");
    firm.covers("own", "12345674");
    Discovered d = discover();
    assertThat(found(d, ALFA).state()).as("another one covers it").isEqualTo(State.KNOWN);
    assertThat(codes(found(d, ALFA))).containsExactly("discovery.moved");
    assertThat(codes(found(d, BETA))).containsExactly("discovery.unserved");
    assertThat(codes(found(d, DELTA))).containsExactly("discovery.uncovered");
    assertThat(found(discover("own"), ALFA).state()).isEqualTo(State.KNOWN);
    assertThat(discover("own").found()).hasSize(1);
    assertThat(found(discover("main"), ALFA).state()).isEqualTo(State.GONE);
    firm.add(ALFA, Optional.of("own"));
    assertThat(found(discover("main"), ALFA).state()).isEqualTo(State.KNOWN);
    assertThat(discover("main").found()).allMatch(f -> !codes(f).contains("discovery.moved"));
  }

  @Test
  void aConnectionThatIsNotThereIsNamed() {
    assertThatThrownBy(this::discover).hasMessageContaining("spv-connect");
    firm.connect("main");
    assertThatThrownBy(() -> discover("mian"))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("connection.unknown"));
  }

  @Test
  void rightsOnOneCompanyAreNotEnough() {
    firm.connect("main");
    firm.covers("main", "11111110");
    Actor own =
        new Actor(
            "ion",
            "Ion",
            Channel.WEB,
            List.of(new Grant(Optional.of(ALFA), Optional.empty(), Access.WRITE)));
    Actor companies =
        new Actor(
            "eva",
            "Eva",
            Channel.WEB,
            List.of(new Grant(Optional.empty(), Optional.of(Module.COMPANIES), Access.WRITE)));
    for (Actor a : List.of(own, companies)) {
      assertThatThrownBy(() -> firm.discovery.discover(a, Optional.empty(), Progress.SILENT))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> firm.discovery.stored(a, Optional.empty()))
          .isInstanceOf(AccessDeniedException.class);
    }
    assertThat(firm.register.asked).isEmpty();
  }
}
