package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.Contact;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.api.company.PartnerDifference.State;
import org.partida.api.company.PortalState;
import org.partida.base.port.CompanyStore;
import org.partida.base.port.ContactStore;
import org.partida.base.port.DocumentStore;
import org.partida.base.port.RegistryStore;
import org.partida.base.port.RegistryStore.Covered;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Address;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.PostingProfile.RegisterFact;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryQuestion;

/** What the repositories of register facts, differences, grants and contacts promise. */
@Timeout(60)
public abstract class RegistryStoreContract {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void factsAreKeptByTheDayTheyAreTrueOnAndTheDayTheyWereFetched() {
    RegistryFacts first = facts("First SRL", DAY, NOON);
    RegistryFacts again = facts("Second SRL", DAY, NOON.plusSeconds(86_400));
    registry().putFacts(List.of(first), DAY);
    registry().putFacts(List.of(again), DAY.plusDays(1));
    assertThat(registry().facts(ALFA, DAY, DAY)).contains(first);
    assertThat(registry().facts(ALFA, DAY, DAY.plusDays(1))).contains(again);
    assertThat(registry().facts(ALFA, DAY.plusDays(1), DAY)).isEmpty();
    assertThat(registry().facts(BETA, DAY, DAY)).isEmpty();
    assertThat(registry().history(ALFA)).containsExactly(again, first);
    assertThat(registry().latest(ALFA)).contains(again);
  }

  @Test
  void turnsAreAGapApartWhoeverTakesThem() {
    Duration second = Duration.ofSeconds(1);
    assertThat(registry().takeTurn("a", NOON, second)).isEqualTo(NOON);
    assertThat(registry().takeTurn("a", NOON, second)).isEqualTo(NOON.plusSeconds(1));
    assertThat(registry().takeTurn("a", NOON, second)).isEqualTo(NOON.plusSeconds(2));
    assertThat(registry().takeTurn("b", NOON, second)).isEqualTo(NOON);
    assertThat(registry().takeTurn("a", NOON.plusSeconds(60), second))
        .isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void whatAGrantCoversIsKeptWithWhatItCoveredBefore() {
    Instant later = NOON.plusSeconds(60);
    registry().putCovered("c1", List.of("12345674", "1900101******"), Optional.of("ab"), NOON);
    registry().putCovered("c1", List.of("98765438", "12345674"), Optional.of("ab"), later);
    assertThat(registry().covered("c1"))
        .containsExactly(
            new Covered("12345674", NOON, Optional.empty()),
            new Covered("1900101******", NOON, Optional.of(later)),
            new Covered("98765438", later, Optional.empty()));
    assertThat(registry().coveredAt("c1")).contains(later);
    assertThat(registry().covered("c2")).isEmpty();
    assertThat(registry().coveredAt("c2")).isEmpty();
    registry().putCovered("c1", List.of("1900101******"), Optional.empty(), later.plusSeconds(1));
    assertThat(registry().covered("c1"))
        .filteredOn(c -> c.goneAt().isEmpty())
        .extracting(Covered::code)
        .containsExactly("1900101******");
  }

  @Test
  void aRefusalTakesACodeAwayUntilAListHasItAgain() {
    Instant refused = NOON.plusSeconds(60);
    List<String> both = List.of("12345674", "98765438");
    registry().putCovered("c1", both, Optional.of("ab"), NOON);
    registry().dropCovered("c1", "98765438", refused);
    registry().dropCovered("c1", "98765438", refused.plusSeconds(5));
    registry().dropCovered("c1", "777", refused);
    registry().dropCovered("c2", "12345674", refused);
    assertThat(registry().covered("c1"))
        .containsExactly(
            new Covered("12345674", NOON, Optional.empty()),
            new Covered("98765438", NOON, Optional.of(refused)));
    registry().putCovered("c1", both, Optional.of("ab"), refused.plusSeconds(9));
    assertThat(registry().covered("c1")).allMatch(c -> c.goneAt().isEmpty());
  }

  @Test
  void contactsAreAddedChangedRemoved() {
    Contact ana =
        new Contact(
            "1",
            ALFA,
            "Ana",
            Optional.of("ana@example.ro"),
            Optional.of("+40722123456"),
            Optional.empty(),
            PortalState.NONE);
    contacts().putContact(ana);
    Contact invited =
        new Contact(
            "1",
            ALFA,
            "Ana",
            Optional.empty(),
            Optional.empty(),
            Optional.of("x"),
            PortalState.INVITED);
    contacts().putContact(invited);
    assertThat(contacts().contact("1")).contains(invited);
    assertThat(contacts().contacts(Optional.of(ALFA))).containsExactly(invited);
    assertThat(contacts().contacts(Optional.of(BETA))).isEmpty();
    assertThat(contacts().contacts(Optional.empty())).hasSize(1);
    assertThat(contacts().removeContact("1")).isTrue();
    assertThat(contacts().removeContact("1")).isFalse();
  }

  @Test
  void aCompanyIsNotInThePortalUntilSaidSo() {
    assertThat(contacts().portal(ALFA)).isEqualTo(PortalState.NONE);
    contacts().putPortal(ALFA, PortalState.INVITED);
    contacts().putPortal(ALFA, PortalState.REFUSED);
    assertThat(contacts().portal(ALFA)).isEqualTo(PortalState.REFUSED);
  }

  @Test
  void whatWasAcceptedOfRegistersIsKeptByDay() {
    Optional<Boolean> untold = Optional.empty();
    Optional<String> nowhere = Optional.empty();
    RegisterFact payer =
        new RegisterFact(DAY.minusDays(9), Optional.of(false), untold, Optional.of("RO"), "anaf");
    RegisterFact cash = new RegisterFact(DAY, untold, Optional.of(true), nowhere, "anaf");
    companies().putRegisterFacts(ALFA, "RO124", List.of(payer));
    companies().putRegisterFacts(ALFA, "RO124", List.of(payer, cash));
    companies().putRegisterFacts(BETA, "RO124", List.of(cash));
    Map<String, List<RegisterFact>> kept = companies().registerFacts(ALFA);
    assertThat(kept).containsOnly(Map.entry("RO124", List.of(payer, cash)));
    assertThat(RegisterFact.on(kept.get("RO124"), DAY.minusDays(10)).vatPayer()).isEmpty();
    assertThat(RegisterFact.on(kept.get("RO124"), DAY.minusDays(1)).vatOnCash()).isEmpty();
    RegisterFact now = RegisterFact.on(kept.get("RO124"), DAY);
    assertThat(now.vatPayer()).contains(false);
    assertThat(now.vatOnCash()).contains(true);
    assertThat(now.country()).contains("RO");
    companies().putPartners(ALFA, Map.of("RO124", new PartnerFacts(true, false)));
    assertThat(companies().registerFacts(ALFA)).as("settings do not touch them").isEqualTo(kept);
    companies().putRegisterFacts(ALFA, "RO124", List.of());
    assertThat(companies().registerFacts(ALFA)).isEmpty();
  }

  @Test
  void differencesAreKeptWithTheirDecision() {
    PartnerDifference first = difference("d1", ALFA, "RO124", NOON);
    PartnerDifference second = difference("d2", ALFA, "RO125", NOON.plusSeconds(1));
    registry().putDifference(second);
    registry().putDifference(first);
    registry().putDifference(difference("d3", BETA, "RO124", NOON));
    assertThat(registry().difference("d1")).contains(first);
    assertThat(registry().difference("none")).isEmpty();
    assertThat(registry().differences(ALFA, Optional.empty())).containsExactly(first, second);
    assertThat(registry().differencesOf(ALFA, "RO124")).containsExactly(first);

    PartnerDifference accepted = first.decided(State.ACCEPTED, "ana", NOON.plusSeconds(9), "seen");
    registry().putDifference(accepted);
    assertThat(registry().difference("d1")).contains(accepted);
    assertThat(registry().differences(ALFA, Optional.of(State.OPEN))).containsExactly(second);
    assertThat(registry().differences(ALFA, Optional.of(State.ACCEPTED))).containsExactly(accepted);
    assertThat(registry().differences(ALFA, Optional.of(State.DISMISSED))).isEmpty();

    assertThat(registry().dropDifference("d1")).as("it is answered").isFalse();
    assertThat(registry().dropDifference("d2")).isTrue();
    assertThat(registry().dropDifference("d2")).isFalse();
    assertThat(registry().differences(ALFA, Optional.empty())).containsExactly(accepted);
  }

  @Test
  void documentsAreFoundByTheirPartner() {
    DocumentStore documents = AutoTx.of(work()).documents();
    for (String id : List.of("d2", "d1")) {
      documents.addIfNew(Samples.document(id, ALFA, NOON), id, Samples.invoice(id));
    }
    documents.addIfNew(Samples.document("d3", BETA, NOON), "d3", Samples.invoice("d3"));
    assertThat(documents.partnerCodes(ALFA)).containsExactly("RO14399840");
    assertThat(documents.ofPartner(ALFA, List.of("14399840", "RO14399840")))
        .containsExactly("d1", "d2");
    assertThat(documents.ofPartner(ALFA, List.of("14399840"))).isEmpty();
    assertThat(documents.ofPartner(ALFA, List.of())).isEmpty();
  }

  private static PartnerDifference difference(
      String id, CompanyId company, String partner, Instant at) {
    return new PartnerDifference(
        id,
        company,
        partner,
        "Vânzător S.A.",
        Kind.CASH,
        Kind.CASH.word(true),
        Kind.CASH.word(false),
        Optional.of(DAY),
        Optional.empty(),
        "test as of " + DAY,
        List.of(new PartnerDifference.Concerned("doc", "F 1", DAY, Direction.RECEIVED)),
        at,
        State.OPEN,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static RegistryFacts facts(String name, LocalDate asOf, Instant at) {
    RegistryFacts none = RegistryFacts.notFound(new RegistryQuestion(ALFA, asOf), "test", at);
    return new RegistryFacts(
        ALFA,
        asOf,
        true,
        name,
        Address.UNKNOWN,
        Optional.of("J40/1/2020"),
        new RegistryFacts.Vat(
            true,
            List.of(
                new RegistryFacts.Period(
                    Optional.of(LocalDate.of(2020, 1, 1)), Optional.empty(), Optional.empty())),
            true,
            Optional.of(LocalDate.of(2026, 1, 1)),
            Optional.empty(),
            false),
        none.standing(),
        new RegistryFacts.EInvoice(true, Optional.of(LocalDate.of(2022, 1, 1))),
        "test",
        at);
  }

  private RegistryStore registry() {
    return AutoTx.of(work()).registry();
  }

  private CompanyStore companies() {
    return AutoTx.of(work()).companies();
  }

  private ContactStore contacts() {
    return AutoTx.of(work()).contacts();
  }
}
