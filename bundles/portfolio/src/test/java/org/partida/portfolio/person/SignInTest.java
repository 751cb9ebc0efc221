package org.partida.portfolio.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

class SignInTest {
  private static final Actor ADMIN = Actor.all("root", "Root", Channel.SHELL);

  private final TempHome home = new TempHome();
  private StoreDatabases databases;
  private SignInService people;

  @BeforeEach
  void open() {
    TestClock clock = new TestClock("2026-11-22T10:00:00Z");
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    UnitOfWork books = new Books(databases, new WakeupHub());
    people = new SignInService(books, new Door(books, clock, SignInConfigs.DEFAULT));
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  @Test
  void aTokenOpensWithItsRightsAndNothingElseDoes() {
    Grant one = new Grant(Optional.of(Samples.ALFA), Optional.of(Module.DOCUMENTS), Access.READ);
    String token = people.issueToken(ADMIN, "ana", "Ana", List.of(one));
    Actor ana = people.byToken(token, Channel.WEB).orElseThrow();
    assertThat(ana.may(Samples.ALFA, Module.DOCUMENTS, Access.READ)).isTrue();
    assertThat(ana.may(Samples.ALFA, Module.DOCUMENTS, Access.WRITE)).isFalse();
    assertThat(ana.may(Samples.BETA, Module.DOCUMENTS, Access.READ)).isFalse();
    assertThat(people.byToken(token + "x", Channel.WEB)).isEmpty();
    assertThat(people.byToken("", Channel.WEB)).isEmpty();
  }

  @Test
  void aNewTokenEndsTheOldOne() {
    String first = people.issueToken(ADMIN, "ana", "Ana", List.of());
    String second = people.issueToken(ADMIN, "ana", "Ana", List.of());
    assertThat(people.byToken(first, Channel.WEB)).isEmpty();
    assertThat(people.byToken(second, Channel.WEB)).isPresent();
  }

  @Test
  void onlyTheRightPasswordOpens() {
    people.issueToken(ADMIN, "ana", "Ana", List.of());
    assertThat(people.byPassword("ana", "", Channel.WEB)).as("no password set").isEmpty();
    people.setPassword(ADMIN, "ana", "correct horse");
    assertThat(people.byPassword("ana", "correct horse", Channel.WEB)).isPresent();
    assertThat(people.byPassword("ana", "Correct horse", Channel.WEB)).isEmpty();
    assertThat(people.byPassword("nobody", "correct horse", Channel.WEB)).isEmpty();
  }

  @Test
  void whoDoesNotAdministerMakesNoTokens() {
    Actor clerk =
        new Actor(
            "c",
            "C",
            Channel.WEB,
            List.of(new Grant(Optional.empty(), Optional.of(Module.DOCUMENTS), Access.WRITE)));
    assertThatThrownBy(() -> people.issueToken(clerk, "x", "X", List.of()))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(people.anybody()).isFalse();
  }
}
