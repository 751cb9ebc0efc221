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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partida.api.company.AddOrder;
import org.partida.api.company.Added;
import org.partida.api.company.Added.Outcome;
import org.partida.api.company.Company;
import org.partida.api.company.Contact;
import org.partida.api.company.ContactDraft;
import org.partida.api.company.Policies;
import org.partida.api.company.PortalState;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.MailboxStore.Mailbox;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/** Chosen companies become companies of the firm, once, whole, with mailbox and people. */
class AddingTest {
  private final Firm firm = new Firm();

  @BeforeEach
  void covered() {
    firm.connect("main", "own");
    firm.covers("main", "11111110", "22222229", "98765438");
    firm.register.knows(GAMA, "Gama SRL", true, true);
    firm.register.knows(DELTA, "Delta SRL", false, false);
  }

  @AfterEach
  void close() throws IOException {
    firm.close();
  }

  private List<Added> add(AddOrder order) {
    return firm.discovery.add(ANA, order, Progress.SILENT);
  }

  private List<Added> add(String... codes) {
    return add(new AddOrder(List.of(codes), Optional.empty(), List.of()));
  }

  private List<Mailbox> due() {
    return firm.books.read(tx -> tx.mailboxes().due(firm.clock.instant(), 10));
  }

  private static ContactDraft person(CompanyId company, String name, String mail) {
    return new ContactDraft(
        company, name, Optional.of(mail), Optional.of("0722 123 456"), Optional.empty());
  }

  private static List<String> problems(Added a) {
    return a.problems().stream().map(Problem::code).toList();
  }

  @Test
  void aCompanyIsAddedWithWhatTheRegisterSays() {
    List<Added> added = add("11111110", "RO 2222 2229");
    assertThat(added).extracting(Added::outcome).containsOnly(Outcome.ADDED);
    assertThat(added).extracting(Added::name).containsExactly("Gama SRL", "Delta SRL");
    Company gama = firm.company(GAMA);
    assertThat(gama.vatPayer()).isTrue();
    assertThat(gama.vatOnCash()).isTrue();
    assertThat(gama.connection()).contains("main");
    assertThat(gama.currency().getCurrencyCode()).isEqualTo("RON");
    assertThat(gama.policies()).isEqualTo(Policies.DEFAULT);
    assertThat(firm.company(DELTA).vatPayer()).isFalse();
    assertThat(firm.audit()).containsExactly("company.add " + GAMA, "company.add " + DELTA);
    Mailbox box = firm.books.read(tx -> tx.mailboxes().mailbox(GAMA, "ro.spv")).orElseThrow();
    assertThat(box.connection()).isEqualTo("main");
    assertThat(due())
        .as("fetching begins")
        .extracting(Mailbox::company)
        .containsExactlyInAnyOrder(GAMA, DELTA);
  }

  @Test
  void addingTwiceIsAddingOnce() {
    AddOrder order =
        new AddOrder(
            List.of("11111110", "RO11111110"),
            Optional.of("main"),
            List.of(person(GAMA, "Ana Pop", "ana@example.ro")));
    assertThat(add(order)).extracting(Added::outcome).containsExactly(Outcome.ADDED);
    List<String> audit = firm.audit();
    Added again = add(order).get(0);
    assertThat(again.outcome()).isEqualTo(Outcome.KNOWN);
    assertThat(again.people()).isZero();
    assertThat(again.problems()).isEmpty();
    assertThat(firm.audit()).isEqualTo(audit);
    assertThat(firm.companies.list(ANA)).hasSize(1);
    assertThat(firm.contacts.list(ANA, Optional.empty())).hasSize(1);
  }

  @Test
  void peopleComeInTheSameBreathAndAWrongOneHoldsUpNobody() {
    List<Added> added =
        add(
            new AddOrder(
                List.of("11111110", "22222229"),
                Optional.empty(),
                List.of(
                    person(GAMA, "Ana Pop", "ana@example.ro"),
                    person(GAMA, "Ion Pop", "ion(at)example.ro"),
                    person(DELTA, "Eva Ion", "eva@example.ro"),
                    person(ALFA, "Nobody", "nobody@example.ro"))));
    assertThat(added)
        .extracting(Added::outcome)
        .containsExactly(Outcome.ADDED, Outcome.ADDED, Outcome.REFUSED);
    assertThat(added.get(0).people()).isEqualTo(1);
    assertThat(added.get(0).problems().get(0).location()).isEqualTo("Ion Pop, mail");
    assertThat(problems(added.get(2))).containsExactly("contact.other-company");
    assertThat(firm.contacts.list(ANA, Optional.empty()))
        .extracting(Contact::name, c -> c.phone().orElseThrow(), Contact::portal)
        .containsExactly(
            tuple("Ana Pop", "+40722123456", PortalState.NONE),
            tuple("Eva Ion", "+40722123456", PortalState.NONE));
    assertThat(firm.audit()).contains("contact.add " + GAMA, "contact.add " + DELTA);
  }

  @Test
  void whatCannotBeAddedSaysWhyAndHoldsUpNobody() {
    firm.covers("own", "1900101******", "11111110");
    List<Added> added = add("12345675", "11111110", "33333338", "1900101410011", "98765438", "1,2");
    assertThat(added)
        .extracting(Added::outcome)
        .containsExactly(
            Outcome.ADDED,
            Outcome.REFUSED,
            Outcome.REFUSED,
            Outcome.REFUSED,
            Outcome.REFUSED,
            Outcome.REFUSED);
    assertThat(added.stream().flatMap(a -> problems(a).stream()))
        .containsExactly(
            "discovery.not-covered",
            "discovery.person",
            "discovery.not-in-register",
            "tax-id.check-digit",
            "tax-id.form");
    assertThat(added).extracting(Added::code).contains("RO1900101******").contains("12345675");
    assertThat(added).allMatch(a -> !(a.code() + a.problems()).contains("410011"));
    assertThat(firm.companies.list(ANA)).extracting(Company::id).containsExactly(GAMA);
  }

  @Test
  void whatIsGoneIsNotAdded() {
    firm.covers("main", "22222229");
    assertThat(problems(add("11111110").get(0))).containsExactly("discovery.not-covered");
  }

  @Test
  void aKnownCompanyGetsTheConnectionThatItLacksAndKeepsAllElse() {
    firm.add(BETA, Optional.empty());
    Company before = firm.company(BETA);
    assertThat(add("98765438").get(0).outcome()).isEqualTo(Outcome.CONNECTED);
    Company after = firm.company(BETA);
    assertThat(after.connection()).contains("main");
    assertThat(after.policies()).isEqualTo(before.policies());
    assertThat(after.name()).isEqualTo(before.name());
    assertThat(firm.register.asked).isEmpty();
  }

  @Test
  void aConnectionIsNotTakenAway() {
    firm.covers("own", "98765438");
    firm.add(BETA, Optional.of("main"));
    Added a = add(new AddOrder(List.of("98765438"), Optional.of("own"), List.of())).get(0);
    assertThat(a.outcome()).isEqualTo(Outcome.KNOWN);
    assertThat(problems(a)).containsExactly("discovery.other-connection");
    assertThat(firm.company(BETA).connection()).contains("main");
  }

  @Test
  void theConnectionIsTheOneAskedForOrOneThatWorks() {
    firm.connect("a-old");
    firm.write(
        tx -> {
          var row = tx.connections().find("a-old").orElseThrow();
          tx.connections().put(row.in(ConnectionRow.REAUTHORISE));
        });
    firm.covers("a-old", "11111110", "22222229");
    assertThat(add("11111110").get(0).connection()).contains("main");
    AddOrder old = new AddOrder(List.of("22222229"), Optional.of("a-old"), List.of());
    assertThat(add(old).get(0).connection()).contains("a-old");
    AddOrder none = new AddOrder(List.of("22222229"), Optional.of("none"), List.of());
    assertThatThrownBy(() -> add(none)).isInstanceOf(PartidaException.class);
  }

  @Test
  void withoutTheRegisterNothingNewIsAddedAndTheReasonIsTheRegisters() {
    firm.add(BETA, Optional.empty());
    firm.register.failure = Optional.of(new Problem("anaf.outage", "away", "register", "wait"));
    List<Added> added = add("11111110", "98765438");
    assertThat(problems(added.get(0))).containsExactly("anaf.outage");
    assertThat(added.get(1).outcome()).isEqualTo(Outcome.CONNECTED);
    assertThat(firm.companies.find(ANA, GAMA)).isEmpty();
  }

  /** The portal says what is shared; it is asked nothing when mailboxes become due. */
  @ParameterizedTest
  @EnumSource
  void thePortalDoesNotGovernFetching(PortalState state) {
    add("11111110");
    firm.contacts.putPortal(ANA, GAMA, state);
    firm.write(tx -> tx.mailboxes().enrol(firm.clock.instant()));
    assertThat(due()).extracting(Mailbox::company).containsExactly(GAMA);
  }

  @Test
  void rightsOnOneCompanyAreNotEnough() {
    Actor own =
        new Actor(
            "ion",
            "Ion",
            Channel.WEB,
            List.of(new Grant(Optional.of(GAMA), Optional.empty(), Access.WRITE)));
    assertThatThrownBy(() -> firm.discovery.add(own, AddOrder.of(List.of(GAMA)), Progress.SILENT))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(firm.companies.list(ANA)).isEmpty();
  }
}
