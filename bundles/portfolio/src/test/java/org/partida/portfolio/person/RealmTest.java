package org.partida.portfolio.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.PersonInfo;
import org.partida.api.security.SignedIn;
import org.partida.api.security.Visitor;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

class RealmTest {
  private static final Actor ADMIN = Actor.all("root", "Root", Channel.SHELL);
  private static final Visitor HERE = new Visitor(Channel.WEB, "192.0.2.7", "Firefox");

  private final TempHome home = new TempHome();
  private final Configuration before = configuration();
  private StoreDatabases databases;
  private PeopleService people;
  private SignInService signIn;
  private SessionsService sessions;

  /** A realm with maria, and with pavel who has no role that counts. */
  public static final class Module implements LoginModule {
    private Subject subject;
    private CallbackHandler handler;
    private String user = "";

    @Override
    public void initialize(
        Subject s, CallbackHandler h, Map<String, ?> shared, Map<String, ?> options) {
      subject = s;
      handler = h;
    }

    @Override
    public boolean login() throws LoginException {
      NameCallback name = new NameCallback("name");
      PasswordCallback password = new PasswordCallback("password", false);
      try {
        handler.handle(new Callback[] {name, password});
      } catch (Exception e) {
        throw new LoginException(e.toString());
      }
      user = name.getName();
      if (!List.of("maria", "pavel").contains(user)
          || !"de la firma".equals(new String(password.getPassword()))) {
        throw new FailedLoginException("no");
      }
      return true;
    }

    @Override
    public boolean commit() {
      subject.getPrincipals().add(new Role(user.equals("maria") ? "clients" : "others"));
      return true;
    }

    @Override
    public boolean abort() {
      return true;
    }

    @Override
    public boolean logout() {
      return true;
    }
  }

  /** A role of the realm. */
  record Role(String name) implements java.security.Principal {
    @Override
    public String getName() {
      return name;
    }
  }

  private static Configuration configuration() {
    try {
      return Configuration.getConfiguration();
    } catch (SecurityException e) {
      return null;
    }
  }

  @BeforeEach
  void open() {
    Configuration.setConfiguration(
        new Configuration() {
          @Override
          public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
              new AppConfigurationEntry(
                  Module.class.getName(),
                  AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                  Map.of())
            };
          }
        });
    TestClock clock = new TestClock("2026-12-01T10:00:00Z");
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    UnitOfWork books = new Books(databases, new WakeupHub());
    Door door =
        new Door(
            books,
            clock,
            SignInConfigs.with(
                Map.of(
                    "realm",
                    "office",
                    "roleClass",
                    Role.class.getName(),
                    "realmRoles",
                    new String[] {"clients=client-looks:" + Samples.ALFA.value()})));
    people = new PeopleService(books, door);
    signIn = new SignInService(books, door);
    sessions = new SessionsService(books, clock, door);
  }

  @AfterEach
  void close() throws IOException {
    Configuration.setConfiguration(before);
    databases.close();
    home.close();
  }

  @Test
  void whoTheRealmLetsInIsAPersonWithTheRightsOfItsRoles() {
    SignedIn in = sessions.open("maria", "de la firma", HERE).orElseThrow();
    assertThat(in.actor().grants())
        .isEqualTo(Roles.role("client-looks").grants(List.of(Samples.ALFA)));
    PersonInfo p = people.find(ADMIN, "maria");
    assertThat(p.realm()).contains("office");
    assertThat(p.hasPassword()).isFalse();
    assertThat(sessions.find(in.token(), Channel.WEB)).isPresent();
    assertThatThrownBy(() -> signIn.setPassword(ADMIN, "maria", "corect cal baterie"))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("person.realm");
  }

  @Test
  void whomItRefusesOrWhoHasNoRoleStaysOut() {
    assertThat(sessions.open("maria", "wrong", HERE)).isEmpty();
    assertThat(sessions.open("pavel", "de la firma", HERE)).isEmpty();
    assertThat(people.list(ADMIN)).isEmpty();
    assertThat(sessions.open("maria", "de la firma", HERE)).isPresent();
    people.lock(ADMIN, "maria");
    assertThat(sessions.open("maria", "de la firma", HERE)).isEmpty();
  }

  @Test
  void whomPartidaKnowsItAsksItself() {
    people.add(
        ADMIN,
        new org.partida.api.security.PersonDraft(
            "maria", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    signIn.setPassword(ADMIN, "maria", "corect cal baterie");
    assertThat(sessions.open("maria", "de la firma", HERE)).isEmpty();
    assertThat(sessions.open("maria", "corect cal baterie", HERE)).isPresent();
  }
}
