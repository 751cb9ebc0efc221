package org.partida.portfolio.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Module;
import org.partida.api.security.SessionInfo;
import org.partida.api.security.Sessions;
import org.partida.api.security.SignedIn;
import org.partida.api.security.Visitor;
import org.partida.base.clock.Ids;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.SessionStore.Session;
import org.partida.base.port.UnitOfWork;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Sessions in the books: whoever reads the database cannot use them. Thread-safe. */
@Component(service = Sessions.class)
public final class SessionsService implements Sessions {
  private static final Set<String> LANGUAGES = Set.of("ro", "it", "en");

  /** That a session was used is written this often, not with every request. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final UnitOfWork books;
  private final Clock clock;
  private final Door door;
  private final Ids ids;

  @Activate
  public SessionsService(
      @Reference UnitOfWork books, @Reference Clock clock, @Reference Door door) {
    this.books = books;
    this.clock = clock;
    this.door = door;
    this.ids = new Ids(clock);
  }

  /** A session with the person that it belongs to now. */
  private record Found(Session session, Person person) {}

  @Override
  public Optional<SignedIn> open(String name, String password, Visitor from) {
    return door.open(name, password, from).map(p -> opened(p, from));
  }

  private SignedIn opened(Person p, Visitor from) {
    String token = door.secret();
    Instant now = clock.instant();
    Session s =
        new Session(
            Door.hash(token),
            ids.next(),
            p.id(),
            from.channel().name(),
            from.address(),
            from.agent(),
            now,
            now,
            now.plus(Duration.ofHours(door.config().absoluteHours())));
    books.write(
        tx -> {
          tx.sessions().sweep(now, now.minus(idle()));
          tx.sessions().add(s);
          door.add(tx, p.id(), from, "person.sign-in", p.id());
          return null;
        });
    return signedIn(new Found(s, p), token, from.channel());
  }

  @Override
  public Optional<SignedIn> find(String token, Channel channel) {
    String hash = Door.hash(token);
    Instant now = clock.instant();
    Optional<Found> found =
        books.read(
            tx ->
                tx.sessions()
                    .find(hash)
                    .filter(s -> expires(s).isAfter(now))
                    .flatMap(
                        s ->
                            tx.people()
                                .find(s.person())
                                .filter(Person::active)
                                .map(p -> new Found(s, p))));
    return found.map(
        f -> {
          if (f.session().seenAt().plus(NOTED).isAfter(now)) {
            return signedIn(f, token, channel);
          }
          books.write(
              tx -> {
                tx.sessions().seen(hash, now);
                return null;
              });
          return signedIn(new Found(seen(f.session(), now), f.person()), token, channel);
        });
  }

  private static Session seen(Session s, Instant now) {
    return new Session(
        s.tokenHash(),
        s.id(),
        s.person(),
        s.channel(),
        s.address(),
        s.agent(),
        s.openedAt(),
        now,
        s.endsAt());
  }

  @Override
  public void close(String token, Channel channel) {
    String hash = Door.hash(token);
    books.write(
        tx -> {
          tx.sessions()
              .find(hash)
              .ifPresent(
                  s -> {
                    tx.sessions().end(hash);
                    door.add(
                        tx,
                        s.person(),
                        new Visitor(channel, s.address(), s.agent()),
                        "person.sign-out",
                        s.person());
                  });
          return null;
        });
  }

  @Override
  public List<SessionInfo> list(Actor actor) {
    actor.requireAll(Module.ADMINISTRATION, Access.READ);
    Instant now = clock.instant();
    return books.read(tx -> tx.sessions().list()).stream()
        .filter(s -> expires(s).isAfter(now))
        .map(
            s ->
                new SessionInfo(
                    s.id(),
                    s.person(),
                    new Visitor(Channel.valueOf(s.channel()), s.address(), s.agent()),
                    s.openedAt(),
                    s.seenAt(),
                    expires(s)))
        .toList();
  }

  @Override
  public void end(Actor actor, String id) {
    actor.requireAll(Module.ADMINISTRATION, Access.WRITE);
    books.write(
        tx -> {
          Session s =
              tx.sessions().list().stream()
                  .filter(x -> x.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> unknown(id));
          tx.sessions().end(s.tokenHash());
          door.add(tx, actor, "person.session-end", s.person(), s.id());
          return null;
        });
  }

  @Override
  public String language(Actor self) {
    return books.read(tx -> tx.people().find(self.id())).map(this::language).orElse("en");
  }

  @Override
  public void chooseLanguage(Actor self, String language) {
    if (!LANGUAGES.contains(language)) {
      throw new PartidaException(
          new Problem("usage", "there is no language " + language, "language", "ro, it or en"));
    }
    books.write(
        tx -> {
          Person p =
              tx.people().find(self.id()).orElseThrow(() -> SignInService.unknown(self.id()));
          tx.people().put(p.withProfile(p.profile().withLanguage(language)));
          return null;
        });
  }

  @Override
  public void changePassword(Actor self, Optional<String> keep, String old, String fresh) {
    Person p =
        door.open(self.id(), old, new Visitor(self.channel(), "", ""))
            .orElseThrow(
                () ->
                    new AccessDeniedException(
                        new Problem(
                            "access.password",
                            "the old password is wrong",
                            "old",
                            "type the password that you sign in with; an administrator can set another")));
    Door.keepsOwn(p);
    String secret = door.accept(p.id(), p.name(), fresh);
    books.write(
        tx -> {
          Person now = tx.people().find(p.id()).orElseThrow(() -> SignInService.unknown(p.id()));
          tx.people().put(now.withSecret(secret));
          tx.sessions().endAll(p.id(), keep.map(Door::hash).orElse(""));
          door.add(tx, self, "person.password", p.id(), "by themselves");
          return null;
        });
  }

  private SignedIn signedIn(Found f, String token, Channel channel) {
    return new SignedIn(
        books.<Actor>read(tx -> Rights.actor(tx, f.person(), channel)),
        language(f.person()),
        token,
        csrf(token),
        expires(f.session()));
  }

  private String language(Person p) {
    String chosen = p.profile().language();
    return chosen.isEmpty() ? door.config().language() : chosen;
  }

  /** It tells nothing of the secret that it is made of, and need not be kept. */
  private static String csrf(String token) {
    return Door.hash("csrf:" + token);
  }

  private Instant expires(Session s) {
    Instant idle = s.seenAt().plus(idle());
    return idle.isBefore(s.endsAt()) ? idle : s.endsAt();
  }

  private Duration idle() {
    return Duration.ofMinutes(door.config().idleMinutes());
  }

  private static PartidaException unknown(String id) {
    return new PartidaException(
        new Problem(
            "session.unknown", "there is no session " + id, id, "session-list shows the ids"));
  }
}
