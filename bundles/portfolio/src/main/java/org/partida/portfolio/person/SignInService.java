package org.partida.portfolio.person;

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
import org.partida.api.security.PersonState;
import org.partida.api.security.SignIn;
import org.partida.api.security.Visitor;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.UnitOfWork;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** People and services that sign in, by token or by password. */
@Component(service = SignIn.class)
public final class SignInService implements SignIn {
  private final UnitOfWork books;
  private final Door door;

  @Activate
  public SignInService(@Reference UnitOfWork books, @Reference Door door) {
    this.books = books;
    this.door = door;
  }

  @Override
  public Optional<Actor> byToken(String token, Channel channel) {
    return books.read(
        tx ->
            tx.people()
                .byTokenHash(Door.hash(token))
                .filter(Person::active)
                .map(p -> Rights.actor(tx, p, channel)));
  }

  @Override
  public Optional<Actor> byPassword(String id, String password, Channel channel) {
    return door.open(id, password, new Visitor(channel, "", ""))
        .map(p -> books.<Actor>read(tx -> Rights.actor(tx, p, channel)));
  }

  @Override
  public String issueToken(Actor actor, String id, String name, List<Grant> grants) {
    actor.requireAll(Module.ADMINISTRATION, Access.WRITE);
    String token = door.secret();
    books.write(
        tx -> {
          Person p = tx.people().find(id).orElseGet(() -> new Person(id, name, "", "", List.of()));
          if (p.profile().state() == PersonState.REMOVED) {
            throw unknown(id);
          }
          tx.people()
              .put(new Person(id, name, p.secretHash(), Door.hash(token), grants, p.profile()));
          door.add(tx, actor, "person.token", id, "");
          return null;
        });
    return token;
  }

  @Override
  public void setPassword(Actor actor, String id, String password) {
    actor.requireAll(Module.ADMINISTRATION, Access.WRITE);
    Person known =
        books
            .read(tx -> tx.people().find(id))
            .filter(p -> p.profile().state() != PersonState.REMOVED)
            .orElseThrow(() -> unknown(id));
    Door.keepsOwn(known);
    String secret = door.accept(id, known.name(), password);
    books.write(
        tx -> {
          Person p = tx.people().find(id).orElseThrow(() -> unknown(id));
          tx.people().put(p.withSecret(secret));
          tx.sessions().endAll(id, "");
          Door.forget(tx, id);
          door.add(tx, actor, "person.password", id, "");
          return null;
        });
  }

  @Override
  public boolean anybody() {
    return !books.read(tx -> tx.people().list()).isEmpty();
  }

  static PartidaException unknown(String id) {
    return new PartidaException(
        new Problem(
            "person.unknown",
            "there is nobody called " + id,
            id,
            "person-list shows who there is, person-add adds somebody"));
  }

  static Actor actor(Person p, Channel channel) {
    return new Actor(p.id(), p.name(), channel, p.grants());
  }
}
