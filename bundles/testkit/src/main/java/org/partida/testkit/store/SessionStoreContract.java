package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.security.PersonState;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.PeopleStore.Profile;
import org.partida.base.port.SessionStore.Guard;
import org.partida.base.port.SessionStore.Session;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;

/** What the repository of sessions, and what is new of people, promise. */
@Timeout(60)
public abstract class SessionStoreContract {
  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private void write(Consumer<Tx> change) {
    work()
        .<Boolean>write(
            tx -> {
              change.accept(tx);
              return true;
            });
  }

  private List<String> ids() {
    return work().<List<Session>>read(tx -> tx.sessions().list()).stream()
        .map(Session::id)
        .toList();
  }

  private static Session session(String id, String person, Instant at) {
    return new Session(
        Samples.hash(id).hex(),
        id,
        person,
        "WEB",
        "192.0.2.1",
        "Firefox",
        at,
        at,
        at.plus(Duration.ofHours(12)));
  }

  @Test
  void aSessionIsFoundByTheHashOfItsSecretAlone() {
    Session s = session("s1", "ana", NOON);
    write(tx -> tx.sessions().add(s));
    assertThat(work().<Session>read(tx -> tx.sessions().find(s.tokenHash()).orElseThrow()))
        .isEqualTo(s);
    assertThat(work().<Boolean>read(tx -> tx.sessions().find("s1").isEmpty())).isTrue();
    write(tx -> tx.sessions().seen(s.tokenHash(), NOON.plusSeconds(90)));
    assertThat(work().<Instant>read(tx -> tx.sessions().list().get(0).seenAt()))
        .isEqualTo(NOON.plusSeconds(90));
    assertThat(work().<Boolean>write(tx -> tx.sessions().end(s.tokenHash()))).isTrue();
    assertThat(work().<Boolean>write(tx -> tx.sessions().end(s.tokenHash()))).isFalse();
  }

  @Test
  void thoseOfAPersonEndTogetherButOne() {
    write(
        tx -> {
          tx.sessions().add(session("s1", "ana", NOON));
          tx.sessions().add(session("s2", "ana", NOON.plusSeconds(1)));
          tx.sessions().add(session("s3", "ion", NOON.plusSeconds(2)));
        });
    assertThat(work().<Integer>write(tx -> tx.sessions().endAll("ana", Samples.hash("s1").hex())))
        .isEqualTo(1);
    assertThat(ids()).containsExactly("s3", "s1");
    write(tx -> tx.sessions().endAll("ana", ""));
    assertThat(ids()).containsExactly("s3");
  }

  @Test
  void whatIsOverOrIdleIsSwept() {
    write(
        tx -> {
          tx.sessions().add(session("over", "ana", NOON.minus(Duration.ofHours(12))));
          tx.sessions().add(session("idle", "ana", NOON.minus(Duration.ofHours(1))));
          tx.sessions().add(session("lives", "ana", NOON.minus(Duration.ofMinutes(59))));
          tx.sessions().seen(Samples.hash("over").hex(), NOON);
          tx.sessions().sweep(NOON, NOON.minus(Duration.ofHours(1)));
        });
    assertThat(ids()).containsExactly("lives");
  }

  @Test
  void failuresAreKeptUntilTheyAreOld() {
    Guard locked = new Guard(3, 1, NOON.plusSeconds(900));
    write(
        tx -> {
          tx.sessions().putGuard("k1", locked, NOON);
          tx.sessions().putGuard("k2", new Guard(1, 0, Instant.EPOCH), NOON);
        });
    write(tx -> tx.sessions().sweepGuards(NOON.plusSeconds(1)));
    assertThat(guard("k1")).isEqualTo(locked);
    assertThat(guard("k2")).isEqualTo(Guard.NONE);
    write(tx -> tx.sessions().forgetGuard("k1"));
    assertThat(guard("k1")).isEqualTo(Guard.NONE);
  }

  private Guard guard(String key) {
    return work().<Guard>read(tx -> tx.sessions().guard(key));
  }

  @Test
  void aMailAddressFindsOnePersonOrNone() {
    Profile profile = new Profile("Ana@Alfa.ro", "0721", "it", PersonState.LOCKED, "karaf");
    Person ana = new Person("ana", "Ana", "", "", List.of(), profile);
    write(tx -> tx.people().put(ana));
    write(tx -> tx.people().put(new Person("ion", "Ion", "", "", List.of())));
    assertThat(found("ana@alfa.RO")).containsExactly(ana);
    assertThat(found("")).isEmpty();
    write(tx -> tx.people().put(new Person("ana2", "Ana", "", "", List.of(), profile)));
    assertThat(found("ana@alfa.ro")).isEmpty();
  }

  private List<Person> found(String mail) {
    return work().<List<Person>>read(tx -> tx.people().byMail(mail).stream().toList());
  }
}
