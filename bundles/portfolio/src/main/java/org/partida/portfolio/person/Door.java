package org.partida.portfolio.person;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.partida.api.security.Actor;
import org.partida.api.security.PersonState;
import org.partida.api.security.TooManyFailuresException;
import org.partida.api.security.Visitor;
import org.partida.base.port.AuditStore;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.PeopleStore.Profile;
import org.partida.base.port.SessionStore.Guard;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;

/**
 * Looks at names and passwords, counts what was wrong, and closes for a while; names that nobody
 * has are treated as all others, so that nothing tells which there are. Thread-safe.
 */
@Component(service = Door.class, configurationPid = "org.partida.signin")
@Designate(ocd = SignInConfig.class)
public final class Door {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final UnitOfWork books;
  private final Clock clock;
  private final SignInConfig config;
  private final Realm realm;
  private final SecureRandom random = new SecureRandom();

  @Activate
  public Door(@Reference UnitOfWork books, @Reference Clock clock, SignInConfig config) {
    this.books = books;
    this.clock = clock;
    this.config = config;
    this.realm = new Realm(config);
  }

  SignInConfig config() {
    return config;
  }

  /**
   * Who has this name (or mail address) and password.
   *
   * @throws TooManyFailuresException while no password of this name is looked at
   */
  Optional<Person> open(String name, String password, Visitor from) {
    Optional<Person> person =
        books.read(tx -> tx.people().find(name).or(() -> tx.people().byMail(name)));
    String key = key(person.map(Person::id).orElse(name));
    Guard guard = books.read(tx -> tx.sessions().guard(key));
    Instant now = clock.instant();
    if (guard.until().isAfter(now)) {
      throw new TooManyFailuresException(Duration.between(now, guard.until()));
    }
    String stored =
        person.map(Person::secretHash).filter(s -> !s.isEmpty()).orElse(Passwords.DECOY);
    if (isOfRealm(person)) {
      Optional<Person> vouched = vouched(person, name, password);
      if (vouched.isEmpty()) {
        failed(person, key, from);
      }
      return vouched;
    }
    boolean right = Passwords.matches(password, stored);
    if (right && person.filter(Person::active).isPresent()) {
      Person p = person.get();
      passed(p, key, guard, password);
      return person;
    }
    failed(person, key, from);
    return Optional.empty();
  }

  private boolean isOfRealm(Optional<Person> person) {
    return !realm.name().isEmpty()
        && (person.isEmpty() || person.get().profile().realm().equals(realm.name()));
  }

  /** Who the realm lets in is kept as a person, with the rights that its roles mean today. */
  private Optional<Person> vouched(Optional<Person> person, String name, String password) {
    if (person.isPresent() && !person.get().active()) {
      return Optional.empty();
    }
    return realm
        .open(person.map(Person::id).orElse(name), password)
        .map(
            grants -> {
              Person p =
                  person.orElseGet(
                      () ->
                          new Person(
                              name,
                              name,
                              "",
                              "",
                              List.of(),
                              new Profile("", "", "", PersonState.ACTIVE, realm.name())));
              Person now = p.withGrants(grants);
              if (person.isEmpty() || !p.grants().equals(grants)) {
                books.write(
                    tx -> {
                      tx.people().put(now);
                      add(tx, Actor.worker(), "person.realm", now.id(), realm.name());
                      return null;
                    });
              }
              return now;
            });
  }

  private void passed(Person p, String key, Guard guard, String password) {
    boolean old = Passwords.isOld(p.secretHash());
    if (guard.equals(Guard.NONE) && !old) {
      return;
    }
    String secret = old ? Passwords.hash(password, random) : p.secretHash();
    books.write(
        tx -> {
          tx.sessions().forgetGuard(key);
          // unless it was changed meanwhile
          tx.people()
              .find(p.id())
              .filter(x -> old && x.secretHash().equals(p.secretHash()))
              .ifPresent(x -> tx.people().put(x.withSecret(secret)));
          return null;
        });
  }

  private void failed(Optional<Person> person, String key, Visitor from) {
    Instant now = clock.instant();
    books.write(
        tx -> {
          tx.sessions().sweepGuards(now.minus(REMEMBERED));
          Guard g = tx.sessions().guard(key);
          boolean locks = g.failures() + 1 >= config.failures();
          // what stands in the place of a name nobody has may be a password
          String subject = person.map(Person::id).orElse("unknown");
          add(tx, subject, from, "person.sign-in-failed", subject);
          if (locks) {
            Duration time = time(g.locks());
            tx.sessions().putGuard(key, new Guard(0, g.locks() + 1, now.plus(time)), now);
            add(tx, subject, from, "person.shut-out", subject);
          } else {
            tx.sessions().putGuard(key, new Guard(g.failures() + 1, g.locks(), g.until()), now);
          }
          return null;
        });
  }

  private Duration time(int locksBefore) {
    Duration d =
        Duration.ofMinutes(config.lockMinutes()).multipliedBy(1L << Math.min(locksBefore, 10));
    return d.compareTo(LONGEST) > 0 ? LONGEST : d;
  }

  /** An administrator or a new password lets somebody try again at once. */
  static void forget(Tx tx, String id) {
    tx.sessions().forgetGuard(key(id));
  }

  /**
   * Refuses to keep a password of who signs in by the realm's.
   *
   * @throws PartidaException {@code person.realm}
   */
  static void keepsOwn(Person p) {
    if (!p.profile().realm().isEmpty()) {
      throw new PartidaException(
          new Problem(
              "person.realm",
              p.id() + " signs in by the password of the realm " + p.profile().realm(),
              p.id(),
              "change it there"));
    }
  }

  /** The hash of a password that is good enough for a person. */
  String accept(String id, String name, String password) {
    PasswordRules.check(id, name, password, config.passwordLength());
    return Passwords.hash(password, random);
  }

  void add(Tx tx, Actor actor, String action, String subject, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.empty(),
                action,
                subject,
                detail));
  }

  void add(Tx tx, String who, Visitor from, String action, String subject) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                who,
                from.channel().name(),
                Optional.empty(),
                action,
                subject,
                from.address()));
  }

  /** A new secret of 256 bits. */
  String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String secret) {
    return Sha256.of(secret.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static String key(String name) {
    return hash(name.strip().toLowerCase(Locale.ROOT));
  }
}
