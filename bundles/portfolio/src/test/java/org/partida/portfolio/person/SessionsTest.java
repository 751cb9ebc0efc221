package org.partida.portfolio.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.SignedIn;
import org.partida.api.security.TooManyFailuresException;
import org.partida.api.security.Visitor;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;

class SessionsTest {
  private static final Actor ADMIN = Actor.all("root", "Root", Channel.SHELL);
  private static final Visitor HERE = new Visitor(Channel.WEB, "192.0.2.7", "Firefox");
  private static final String PASSWORD = "corect cal baterie";

  private final TempHome home = new TempHome();
  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private StoreDatabases databases;
  private UnitOfWork books;
  private SignInService people;
  private SessionsService sessions;

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    Door door = new Door(books, clock, SignInConfigs.DEFAULT);
    people = new SignInService(books, door);
    sessions = new SessionsService(books, clock, door);
    people.issueToken(ADMIN, "ana", "Ana", List.of());
    people.setPassword(ADMIN, "ana", PASSWORD);
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private SignedIn signIn() {
    return sessions.open("ana", PASSWORD, HERE).orElseThrow();
  }

  private boolean lives(SignedIn s) {
    return sessions.find(s.token(), Channel.WEB).isPresent();
  }

  private List<String> audit() {
    return books.<List<AuditStore.Row>>read(tx -> tx.audit().list(Optional.empty(), 100)).stream()
        .map(AuditStore.Row::action)
        .toList();
  }

  @Test
  void aSessionIdlesOutButNotWhileItIsUsed() {
    SignedIn s = signIn();
    assertThat(s.expires()).isEqualTo(clock.instant().plus(Duration.ofMinutes(60)));
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofMinutes(59));
      assertThat(sessions.find(s.token(), Channel.WEB))
          .hasValueSatisfying(
              f -> {
                assertThat(f.csrf()).isEqualTo(s.csrf());
                assertThat(f.expires()).isEqualTo(clock.instant().plus(Duration.ofMinutes(60)));
              });
    }
    clock.advance(Duration.ofMinutes(60));
    assertThat(lives(s)).isFalse();
    assertThat(sessions.list(ADMIN)).isEmpty();
  }

  @Test
  void everySessionEndsAfterTwelveHours() {
    SignedIn s = signIn();
    for (int i = 0; i < 14; i++) {
      clock.advance(Duration.ofMinutes(50));
      assertThat(lives(s)).isTrue();
    }
    clock.advance(Duration.ofMinutes(20));
    assertThat(lives(s)).isFalse();
    signIn();
    assertThat(books.<Integer>read(tx -> tx.sessions().list().size())).as("swept").isEqualTo(1);
  }

  @Test
  void theBooksDoNotKnowTheSecretAndOutliveARestart() {
    SignedIn s = signIn();
    assertThat(books.<String>read(tx -> tx.sessions().list().get(0).tokenHash()))
        .isNotEqualTo(s.token())
        .hasSize(64);
    SessionsService later =
        new SessionsService(books, clock, new Door(books, clock, SignInConfigs.DEFAULT));
    assertThat(later.find(s.token(), Channel.WEB)).isPresent();
    assertThat(later.find(s.csrf(), Channel.WEB)).isEmpty();
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    SignedIn here = signIn();
    SignedIn there = signIn();
    assertThatThrownBy(
            () ->
                sessions.changePassword(
                    here.actor(), Optional.of(here.token()), "wrong", "alt cal cu baterie"))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(lives(there)).isTrue();
    sessions.changePassword(
        here.actor(), Optional.of(here.token()), PASSWORD, "alt cal cu baterie");
    assertThat(lives(here)).isTrue();
    assertThat(lives(there)).isFalse();
    assertThat(sessions.open("ana", PASSWORD, HERE)).isEmpty();
    people.setPassword(ADMIN, "ana", PASSWORD);
    assertThat(lives(here)).isFalse();
  }

  @Test
  void tenWrongOnesInARowCloseTheDoorForEverLonger() {
    String token = people.issueToken(ADMIN, "ana", "Ana", List.of());
    SignedIn s = signIn();
    wrong("ana");
    assertThatThrownBy(this::signIn)
        .isInstanceOfSatisfying(
            TooManyFailuresException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMinutes(15)));
    assertThat(lives(s)).isTrue();
    assertThat(people.byToken(token, Channel.WEB)).isPresent();
    clock.advance(Duration.ofMinutes(15));
    wrong("ana");
    clock.advance(Duration.ofMinutes(29));
    assertThatThrownBy(this::signIn).isInstanceOf(TooManyFailuresException.class);
    clock.advance(Duration.ofMinutes(1));
    signIn();
    sessions.open("ana", "x", HERE);
    signIn();
    assertThat(audit()).contains("person.shut-out", "person.sign-in-failed", "person.sign-in");
  }

  @Test
  void aNameThatNobodyHasIsNoDifferent() {
    wrong("nobody");
    assertThatThrownBy(() -> sessions.open("nobody", "x", HERE))
        .isInstanceOf(TooManyFailuresException.class);
    assertThat(
            books.<List<AuditStore.Row>>read(tx -> tx.audit().list(Optional.empty(), 100)).stream()
                .map(AuditStore.Row::subject))
        .doesNotContain("nobody");
  }

  private void wrong(String name) {
    for (int i = 0; i < 10; i++) {
      assertThat(sessions.open(name, "wrong " + i, HERE)).isEmpty();
    }
  }

  @Test
  void administratorsSeeAndEndSessions() {
    SignedIn s = signIn();
    assertThat(sessions.list(ADMIN))
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.person()).isEqualTo("ana");
              assertThat(i.from()).isEqualTo(HERE);
            });
    assertThatThrownBy(() -> sessions.list(s.actor())).isInstanceOf(AccessDeniedException.class);
    String id = sessions.list(ADMIN).get(0).id();
    assertThatThrownBy(() -> sessions.end(s.actor(), id)).isInstanceOf(AccessDeniedException.class);
    sessions.end(ADMIN, id);
    assertThat(lives(s)).isFalse();
    assertThatThrownBy(() -> sessions.end(ADMIN, id))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("no session");
  }

  @Test
  void whoSignsOutIsOut() {
    SignedIn s = signIn();
    sessions.close(s.token(), Channel.WEB);
    assertThat(lives(s)).isFalse();
    sessions.close(s.token(), Channel.WEB);
    assertThat(audit()).containsOnlyOnce("person.sign-out");
  }

  @Test
  void weakPasswordsAreRefused() {
    for (String weak :
        List.of(
            "short",
            "ana",
            "aaaaaaaaaaaaaaaa",
            "Password-Password",
            "Parola Mea 2026!",
            "123456789012")) {
      assertThatThrownBy(() -> people.setPassword(ADMIN, "ana", weak))
          .as(weak)
          .isInstanceOfSatisfying(
              PartidaException.class,
              e -> assertThat(e.problem().code()).isEqualTo("password.weak"));
    }
  }

  @Test
  void eachChoosesALanguage() {
    SignedIn s = signIn();
    assertThat(s.language()).isEqualTo("ro");
    sessions.chooseLanguage(s.actor(), "it");
    assertThat(signIn().language()).isEqualTo("it");
    assertThatThrownBy(() -> sessions.chooseLanguage(s.actor(), "xx"))
        .isInstanceOf(PartidaException.class);
  }
}
