package org.partida.portfolio.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.invitation.PasswordResets;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.security.Visitor;
import org.partida.base.port.InvitationStore.Link;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Threads;

/**
 * Lost passwords. A request is worked on behind the answer, so that its time tells nothing either.
 * Thread-safe.
 */
@Component(service = PasswordResets.class)
public final class PasswordResetsService implements PasswordResets {
  private static final int WAITING = 100;
  private static final int REMEMBERED = 10_000;

  /** So often at most somebody gets a mail that another may have asked for. */
  private static final Duration APART = Duration.ofMinutes(5);

  private final UnitOfWork books;
  private final Clock clock;
  private final Door door;
  private final Post post;
  private final ExecutorService sender = Threads.elasticPool("partida-resets", 1);
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, Instant> lately = new ConcurrentHashMap<>();

  @Activate
  public PasswordResetsService(
      @Reference UnitOfWork books,
      @Reference Clock clock,
      @Reference Door door,
      @Reference Post post) {
    this.books = books;
    this.clock = clock;
    this.door = door;
    this.post = post;
  }

  @Deactivate
  void deactivate() {
    Threads.stop(sender, 5);
  }

  @Override
  public void request(String name, Visitor from) {
    if (waiting.incrementAndGet() > WAITING) {
      waiting.decrementAndGet();
      return;
    }
    sender.execute(
        () -> {
          try {
            send(name.strip(), from);
          } finally {
            waiting.decrementAndGet();
          }
        });
  }

  private void send(String name, Visitor from) {
    Optional<Person> found =
        books.read(tx -> tx.people().find(name).or(() -> tx.people().byMail(name)));
    Optional<Person> able =
        found.filter(
            p -> p.active() && p.profile().realm().isEmpty() && !p.profile().mail().isEmpty());
    if (able.isEmpty() || wasLately(able.get().id())) {
      return;
    }
    Person p = able.get();
    String secret = door.secret();
    books.write(
        tx -> {
          Secrets.keep(tx, secret, Link.PASSWORD, p.id(), until());
          door.add(tx, p.id(), from, "person.reset-asked", p.id());
          return null;
        });
    String language =
        p.profile().language().isEmpty() ? door.config().language() : p.profile().language();
    boolean lost =
        post.send(
                language,
                "reset",
                p.profile().mail(),
                post.firm(language),
                "",
                post.link("reset", secret),
                "")
            .isPresent();
    if (lost) {
      books.write(
          tx -> {
            tx.invitations().dropLinks(Link.PASSWORD, p.id());
            door.add(tx, p.id(), from, "person.reset-not-sent", p.id());
            return null;
          });
    }
  }

  private boolean wasLately(String person) {
    Instant now = clock.instant();
    if (lately.size() > REMEMBERED) {
      lately.clear();
    }
    Instant before = lately.put(person, now);
    if (before != null && before.plus(APART).isAfter(now)) {
      lately.put(person, before);
      return true;
    }
    return false;
  }

  private Instant until() {
    return clock.instant().plus(Duration.ofMinutes(Math.max(1, post.config().resetMinutes())));
  }

  @Override
  public boolean reset(String secret, String password, Visitor from) {
    Optional<Person> found =
        books.read(
            tx ->
                Secrets.subject(tx, Link.PASSWORD, secret, clock.instant())
                    .flatMap(id -> tx.people().find(id))
                    .filter(Person::active));
    if (found.isEmpty()) {
      return false;
    }
    Person p = found.get();
    Door.keepsOwn(p);
    String hash = door.accept(p.id(), p.name(), password);
    return books.<Boolean>write(
        tx -> {
          Optional<Person> now =
              Secrets.subject(tx, Link.PASSWORD, secret, clock.instant())
                  .flatMap(id -> tx.people().find(id))
                  .filter(Person::active);
          now.ifPresent(
              x -> {
                tx.people().put(x.withSecret(hash));
                tx.sessions().endAll(x.id(), "");
                Door.forget(tx, x.id());
                tx.invitations().dropLinks(Link.PASSWORD, x.id());
                door.add(tx, x.id(), from, "person.reset", x.id());
              });
          return now.isPresent();
        });
  }

  @Override
  public String link(Actor actor, String person) {
    actor.requireAll(Module.ADMINISTRATION, Access.WRITE);
    String secret = door.secret();
    books.write(
        tx -> {
          Person p =
              tx.people()
                  .find(person)
                  .filter(Person::active)
                  .orElseThrow(() -> SignInService.unknown(person));
          Door.keepsOwn(p);
          Secrets.keep(tx, secret, Link.PASSWORD, p.id(), until());
          door.add(tx, actor, "person.reset-link", p.id(), "");
          return null;
        });
    return post.link("reset", secret);
  }
}
