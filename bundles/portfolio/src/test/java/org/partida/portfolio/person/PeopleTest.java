package org.partida.portfolio.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.security.PersonDraft;
import org.partida.api.security.PersonInfo;
import org.partida.api.security.PersonState;
import org.partida.api.security.SignedIn;
import org.partida.api.security.Visitor;
import org.partida.base.port.AuditStore;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

class PeopleTest {
  private static final Actor ADMIN = Actor.all("root", "Root", Channel.SHELL);
  private static final Visitor HERE = new Visitor(Channel.WEB, "192.0.2.7", "Firefox");
  private static final String PASSWORD = "corect cal baterie";

  private final TempHome home = new TempHome();
  private StoreDatabases databases;
  private UnitOfWork books;
  private PeopleService people;
  private SignInService signIn;
  private SessionsService sessions;

  @BeforeEach
  void open() {
    TestClock clock = new TestClock("2026-12-01T10:00:00Z");
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    Door door = new Door(books, clock, SignInConfigs.DEFAULT);
    people = new PeopleService(books, door);
    signIn = new SignInService(books, door);
    sessions = new SessionsService(books, clock, door);
    people.add(ADMIN, draft("ana", "Ana@firma.ro"));
    signIn.setPassword(ADMIN, "ana", PASSWORD);
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private static PersonDraft draft(String id, String mail) {
    return new PersonDraft(
        id, Optional.of("Ana Pop"), Optional.of(mail), Optional.empty(), Optional.of("it"));
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  @Test
  void whoIsAddedHasNoRightsAndSignsInByNameOrMail() {
    SignedIn in = sessions.open("ana@Firma.RO", PASSWORD, HERE).orElseThrow();
    assertThat(in.actor().grants()).isEmpty();
    assertThat(in.language()).isEqualTo("it");
    refused("person.there", () -> people.add(ADMIN, draft("ana", "x@y.z")));
    refused("usage", () -> people.add(ADMIN, draft("a:b", "x@y.z")));
    refused("usage", () -> people.add(ADMIN, draft("ion", "not an address")));
  }

  @Test
  void rolesAreGrantsThatCanBeTakenAwayOneByOne() {
    PersonInfo p =
        people.grantRole(ADMIN, "ana", "client-decides", List.of(Samples.ALFA, Samples.BETA));
    assertThat(p.grants())
        .hasSize(8)
        .contains(new Grant(Optional.of(Samples.ALFA), Optional.of(Module.APPROVAL), Access.WRITE));
    p = people.revoke(ADMIN, "ana", Optional.of(Samples.BETA), Optional.empty());
    assertThat(p.grants()).hasSize(4).allMatch(g -> g.company().equals(Optional.of(Samples.ALFA)));
    p = people.revoke(ADMIN, "ana", Optional.empty(), Optional.of(Module.APPROVAL));
    assertThat(p.grants()).hasSize(3);
    assertThat(people.revoke(ADMIN, "ana", Optional.empty(), Optional.empty()).grants()).isEmpty();
    refused("usage", () -> people.grantRole(ADMIN, "ana", "client-looks", List.of()));
    refused("usage", () -> people.grantRole(ADMIN, "ana", "accountant", List.of(Samples.ALFA)));
    refused("role.unknown", () -> people.grantRole(ADMIN, "ana", "boss", List.of()));
  }

  @Test
  void everyRoleHasANameInEachLanguageAndTheClientOnlySeesWhatIsTheirs() {
    assertThat(people.roles())
        .extracting("id")
        .containsExactly(
            "administrator",
            "accountant",
            "accountant-companies",
            "client-decides",
            "client-looks",
            "client-uploads");
    assertThat(people.roles())
        .allSatisfy(r -> assertThat(r.names()).containsOnlyKeys("ro", "it", "en"));
    people.grantRole(ADMIN, "ana", "client-looks", List.of(Samples.ALFA));
    Actor ana = sessions.open("ana", PASSWORD, HERE).orElseThrow().actor();
    for (Module m : Module.values()) {
      assertThat(ana.may(Samples.ALFA, m, Access.WRITE)).as(m.name()).isFalse();
      assertThat(ana.may(Samples.BETA, m, Access.READ)).as(m.name()).isFalse();
    }
  }

  @Test
  void whoIsLockedOrRemovedIsOutAtOnce() {
    String token = people.renewToken(ADMIN, "ana");
    SignedIn in = sessions.open("ana", PASSWORD, HERE).orElseThrow();
    people.lock(ADMIN, "ana");
    assertThat(sessions.find(in.token(), Channel.WEB)).isEmpty();
    assertThat(signIn.byToken(token, Channel.WEB)).isEmpty();
    assertThat(sessions.open("ana", PASSWORD, HERE)).isEmpty();
    people.unlock(ADMIN, "ana");
    assertThat(sessions.find(in.token(), Channel.WEB)).as("the old session").isEmpty();
    assertThat(signIn.byToken(token, Channel.WEB)).isPresent();
    people.remove(ADMIN, "ana");
    assertThat(signIn.byToken(token, Channel.WEB)).isEmpty();
    assertThat(sessions.open("ana", PASSWORD, HERE)).isEmpty();
    assertThat(people.list(ADMIN))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.state()).isEqualTo(PersonState.REMOVED);
              assertThat(p.mail()).isEmpty();
              assertThat(p.hasPassword()).isFalse();
            });
    refused("person.unknown", () -> people.unlock(ADMIN, "ana"));
    refused("person.unknown", () -> signIn.setPassword(ADMIN, "ana", PASSWORD));
    refused("person.unknown", () -> signIn.issueToken(ADMIN, "ana", "Ana", List.of()));
    refused("person.there", () -> people.add(ADMIN, draft("ana", "x@y.z")));
  }

  @Test
  void somebodyWhoAdministersStays() {
    people.grantRole(ADMIN, "ana", "administrator", List.of());
    refused("person.last-administrator", () -> people.lock(ADMIN, "ana"));
    refused("person.last-administrator", () -> people.remove(ADMIN, "ana"));
    refused(
        "person.last-administrator",
        () -> people.revoke(ADMIN, "ana", Optional.empty(), Optional.empty()));
    people.add(ADMIN, draft("ion", "ion@firma.ro"));
    people.grantRole(ADMIN, "ion", "administrator", List.of());
    assertThat(people.lock(ADMIN, "ana").state()).isEqualTo(PersonState.LOCKED);
  }

  @Test
  void aNewTokenLeavesTheRightsAsTheyAre() {
    people.grantRole(ADMIN, "ana", "client-looks", List.of(Samples.ALFA));
    List<Grant> before = people.find(ADMIN, "ana").grants();
    Actor ana = signIn.byToken(people.renewToken(ADMIN, "ana"), Channel.WEB).orElseThrow();
    assertThat(ana.grants()).isEqualTo(before);
  }

  @Test
  void whoDoesNotAdministerDoesNothingHere() {
    people.grantRole(ADMIN, "ana", "accountant", List.of());
    Actor ana = sessions.open("ana", PASSWORD, HERE).orElseThrow().actor();
    List<ThrowingCallable> all =
        List.of(
            () -> people.list(ana),
            () -> people.find(ana, "ana"),
            () -> people.add(ana, draft("ion", "x@y.z")),
            () -> people.change(ana, draft("ana", "x@y.z")),
            () -> people.grantRole(ana, "ana", "administrator", List.of()),
            () -> people.revoke(ana, "ana", Optional.empty(), Optional.empty()),
            () -> people.lock(ana, "ana"),
            () -> people.unlock(ana, "ana"),
            () -> people.remove(ana, "ana"),
            () -> people.renewToken(ana, "ana"));
    all.forEach(c -> assertThatThrownBy(c).isInstanceOf(AccessDeniedException.class));
  }

  @Test
  void eachChangeIsInTheTrail() {
    people.grantRole(ADMIN, "ana", "client-looks", List.of(Samples.ALFA));
    people.lock(ADMIN, "ana");
    assertThat(
            books.<List<AuditStore.Row>>read(tx -> tx.audit().of("ana", 100)).stream()
                .map(AuditStore.Row::action))
        .containsExactly("person.add", "person.password", "person.grant", "person.lock");
  }

  @Test
  void anOldHashIsMadeAnewWhenItsPasswordIsTyped() {
    // PBKDF2-HMAC-SHA512 of the password "correct horse", salt of zeros, 1000 rounds
    String old = OldHashes.pbkdf2("correct horse", 1000);
    books.<Boolean>write(
        tx -> {
          Person p = tx.people().find("ana").orElseThrow();
          tx.people().put(p.withSecret(old));
          return true;
        });
    assertThat(sessions.open("ana", "incorrect horse", HERE)).isEmpty();
    assertThat(secret()).isEqualTo(old);
    assertThat(sessions.open("ana", "correct horse", HERE)).isPresent();
    assertThat(secret()).startsWith("argon2id$m=19456,t=2,p=1$");
    assertThat(sessions.open("ana", "correct horse", HERE)).isPresent();
    assertThat(sessions.open("ana", "incorrect horse", HERE)).isEmpty();
  }

  private String secret() {
    return books.<String>read(tx -> tx.people().find("ana").orElseThrow().secretHash());
  }
}
