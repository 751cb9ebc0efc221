package org.partida.portfolio;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.security.SignIn;
import org.partida.base.port.AuditStore;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.UnitOfWork;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;

/** People and services that sign in, by token or by password. */
@Component(service = SignIn.class)
public final class SignInService implements SignIn {
  private final UnitOfWork books;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Activate
  public SignInService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public Optional<Actor> byToken(String token, Channel channel) {
    return books.read(tx -> tx.people().byTokenHash(hash(token))).map(p -> actor(p, channel));
  }

  @Override
  public Optional<Actor> byPassword(String id, String password, Channel channel) {
    Optional<Person> person = books.read(tx -> tx.people().find(id));
    String stored =
        person.map(Person::secretHash).filter(s -> !s.isEmpty()).orElse(Passwords.DECOY);
    boolean right = Passwords.matches(password, stored);
    return right ? person.map(p -> actor(p, channel)) : Optional.empty();
  }

  @Override
  public String issueToken(Actor actor, String id, String name, List<Grant> grants) {
    actor.requireAll(Module.ADMINISTRATION, Access.WRITE);
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    books.write(
        tx -> {
          String secret = tx.people().find(id).map(Person::secretHash).orElse("");
          tx.people().put(new Person(id, name, secret, hash(token), grants));
          tx.audit().add(row(actor, "person.token", id));
          return null;
        });
    return token;
  }

  @Override
  public void setPassword(Actor actor, String id, String password) {
    actor.requireAll(Module.ADMINISTRATION, Access.WRITE);
    String secret = Passwords.hash(password, random);
    books.write(
        tx -> {
          Person p = tx.people().find(id).orElseThrow(() -> unknown(id));
          tx.people().put(new Person(p.id(), p.name(), secret, p.tokenHash(), p.grants()));
          tx.audit().add(row(actor, "person.password", id));
          return null;
        });
  }

  @Override
  public boolean anybody() {
    return !books.read(tx -> tx.people().list()).isEmpty();
  }

  private AuditStore.Row row(Actor actor, String action, String id) {
    return new AuditStore.Row(
        clock.instant(), actor.id(), actor.channel().name(), Optional.empty(), action, id, "");
  }

  private static PartidaException unknown(String id) {
    return new PartidaException(
        new Problem(
            "person.unknown",
            "there is nobody called " + id,
            id,
            "add the person first, by giving a token"));
  }

  private static Actor actor(Person p, Channel channel) {
    return new Actor(p.id(), p.name(), channel, p.grants());
  }

  private static String hash(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
