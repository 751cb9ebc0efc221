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
import org.partida.api.company.PortalState;
import org.partida.base.port.ContactStore;
import org.partida.base.port.RegistryStore;
import org.partida.base.port.RegistryStore.Covered;
import org.partida.base.port.UnitOfWork;
import org.partida.model.invoice.Address;
import org.partida.spi.posting.PostingProfile.DatedFacts;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryQuestion;

/** What the repositories of register facts, grants and contacts promise. */
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
  void partnerFactsMayBeDated() {
    PartnerFacts dated =
        new PartnerFacts(true, false)
            .with(new DatedFacts(DAY, true, true, "anaf"))
            .with(new DatedFacts(DAY.minusDays(9), false, false, "anaf"));
    AutoTx.of(work()).companies().putPartners(ALFA, Map.of("RO124", dated));
    assertThat(AutoTx.of(work()).companies().partners(ALFA)).containsEntry("RO124", dated);
    assertThat(dated.on(DAY.minusDays(10))).isEqualTo(new PartnerFacts(true, false));
    assertThat(dated.on(DAY.minusDays(1))).isEqualTo(new PartnerFacts(false, false));
    assertThat(dated.on(DAY)).isEqualTo(new PartnerFacts(true, true));
    PartnerFacts plain = new PartnerFacts(false, true);
    AutoTx.of(work()).companies().putPartners(ALFA, Map.of("RO124", plain));
    assertThat(AutoTx.of(work()).companies().partners(ALFA)).containsEntry("RO124", plain);
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

  private ContactStore contacts() {
    return AutoTx.of(work()).contacts();
  }
}
