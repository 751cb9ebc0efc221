package org.partida.portfolio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.network.Authorisation;
import org.partida.api.network.Authorisations;
import org.partida.api.network.Connection;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.clock.Ids;
import org.partida.base.port.AuditStore;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.GrantStore.Pending;
import org.partida.base.port.GrantStore.Status;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.network.Authoriser;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.NetworkException;

/**
 * Authorisations in the browser. The state is 128 random bits, stored as its hash, good for ten
 * minutes and one use; the code goes straight to the authority and is stored nowhere.
 */
@Component(service = Authorisations.class)
public final class AuthorisationsService implements Authorisations {
  private static final Duration LIFE = Duration.ofMinutes(10);

  /** So long people may ask how one ended. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final UnitOfWork books;
  private final List<Authoriser> authorisers;
  private final Clock clock;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();

  @Activate
  public AuthorisationsService(
      @Reference UnitOfWork books,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Authoriser> authorisers,
      @Reference Clock clock) {
    this.books = books;
    this.authorisers = List.copyOf(authorisers);
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  @Override
  public Optional<Connection> ofCompany(Actor actor, CompanyId id) {
    actor.require(id, Module.COMPANIES, Access.READ);
    return books.read(tx -> OwnConnections.of(tx, id, clock.instant()));
  }

  @Override
  public Begun begin(Actor actor, Request request) {
    books.<Boolean>read(tx -> OwnConnections.requireBegin(tx, actor, request));
    if (!request.connection().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw problem(
          "connection.id",
          "not an id of a connection: " + request.connection(),
          "take letters, digits, dots and dashes, 40 at most");
    }
    Authoriser authoriser = authoriser(request.network());
    byte[] bits = new byte[16];
    random.nextBytes(bits);
    String state = HexFormat.of().formatHex(bits);
    URI url = authoriser.authorizeUrl(state);
    Instant now = clock.instant();
    Pending pending =
        books.write(
            tx -> {
              Pending p = pending(tx, actor, request, hash(state), now);
              tx.grants().forget(now.minus(KEPT));
              tx.grants().begin(p);
              audit(tx, actor.id(), actor.channel().name(), "connection.authorise", p, "begun");
              return p;
            });
    return new Begun(shown(pending, now), url);
  }

  private Pending pending(Tx tx, Actor actor, Request request, String stateHash, Instant now) {
    Optional<ConnectionRow> there = tx.connections().find(request.connection());
    if (there.isPresent() && !there.get().network().equals(request.network())) {
      throw problem(
          "connection.network",
          request.connection() + " is a connection to " + there.get().network(),
          "choose another id for " + request.network());
    }
    request.companies().forEach(c -> company(tx, c));
    return new Pending(
        ids.next(),
        request.connection(),
        request.network(),
        request.name().or(() -> there.map(ConnectionRow::name)).orElse(request.connection()),
        request.companies(),
        stateHash,
        actor.id(),
        actor.channel().name(),
        now,
        now.plus(LIFE),
        Status.PENDING,
        Optional.empty());
  }

  @Override
  public Optional<Authorisation> find(Actor actor, String id) {
    Optional<Pending> found = books.read(tx -> tx.grants().find(id));
    // who began it may see how it ends
    if (found.filter(p -> p.actor().equals(actor.id())).isEmpty()) {
      actor.requireAll(Module.CONNECTIONS, Access.READ);
    }
    return found.map(p -> shown(p, clock.instant()));
  }

  @Override
  public Finished finish(Actor actor, URI address) {
    actor.requireAll(Module.CONNECTIONS, Access.WRITE);
    return finish(CallbackAddress.answer(address));
  }

  @Override
  public Finished finish(Answer answer) {
    Pending pending = waiting(answer);
    if (pending.status() == Status.DONE) {
      // the page was loaded again
      return finished(pending);
    }
    boolean first =
        books.write(
            tx ->
                tx.grants()
                    .settle(pending.id(), Status.PENDING, Status.EXCHANGING, Optional.empty()));
    if (!first) {
      throw problem(
          "authorisation.used",
          "this authorisation was used already",
          "begin again: spv-connect " + pending.connection());
    }
    try {
      redeem(pending, answer);
    } catch (NetworkException e) {
      return failed(pending, e.problem());
    } catch (PartidaException e) {
      return failed(pending, e.problem());
    }
    return finished(books.write(tx -> done(tx, pending)));
  }

  private void redeem(Pending pending, Answer answer) throws NetworkException {
    Authoriser authoriser = authoriser(pending.network());
    if (answer.code().isEmpty() || answer.error().isPresent()) {
      throw new PartidaException(
          authoriser.denied(answer.error().orElse(""), answer.description().orElse("")));
    }
    authoriser.redeem(new ConnectionRef(pending.connection()), pending.name(), answer.code().get());
  }

  /** The authorisation that an answer belongs to. */
  private Pending waiting(Answer answer) {
    Instant now = clock.instant();
    Optional<Pending> found =
        answer.state().isPresent()
            ? books.read(tx -> tx.grants().byState(hash(answer.state().get())))
            : withoutState(now);
    Pending pending =
        found.orElseThrow(
            () ->
                problem(
                    "authorisation.unknown",
                    "no authorisation that began here waits for this answer",
                    "begin again with spv-connect, and open the new address in this browser"));
    if (pending.status() == Status.PENDING && !pending.expires().isAfter(now)) {
      throw problem(
          "authorisation.expired",
          "the authorisation was begun more than ten minutes ago",
          "begin again: spv-connect " + pending.connection());
    }
    return pending;
  }

  /** Only one that may come so, and only if there is no doubt which one it is. */
  private Optional<Pending> withoutState(Instant now) {
    List<Pending> all = books.read(tx -> tx.grants().waiting(now));
    return all.size() == 1 && authoriser(all.get(0).network()).stateMayBeMissing()
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  private Pending done(Tx tx, Pending p) {
    Instant now = clock.instant();
    tx.grants().settle(p.id(), Status.EXCHANGING, Status.DONE, Optional.empty());
    tx.connections()
        .find(p.connection())
        .filter(row -> row.holder().isEmpty() || !row.name().equals(p.name()))
        .ifPresent(
            row ->
                tx.connections()
                    .put(row.named(p.name(), row.holder().or(() -> Optional.of(p.actor())))));
    for (CompanyId id : p.companies()) {
      Company c = company(tx, id);
      tx.companies().put(ConnectionFacts.served(c, p.connection()));
    }
    tx.mailboxes().enrol(now);
    ConnectionFacts.revived(tx, p.connection(), now);
    audit(
        tx,
        p.actor(),
        p.channel(),
        "connection.authorised",
        p,
        p.network() + ", " + p.companies().size() + " companies given to it");
    return tx.grants().find(p.id()).orElse(p);
  }

  private Finished failed(Pending p, Problem why) {
    return books.write(
        tx -> {
          tx.grants().settle(p.id(), Status.EXCHANGING, Status.FAILED, Optional.of(why));
          audit(tx, p.actor(), p.channel(), "connection.not-authorised", p, why.code());
          return new Finished(
              shown(tx.grants().find(p.id()).orElse(p), clock.instant()), Optional.empty());
        });
  }

  private Finished finished(Pending p) {
    Instant now = clock.instant();
    return books.read(
        tx ->
            new Finished(
                shown(p, now),
                tx.connections().find(p.connection()).map(r -> ConnectionFacts.shown(tx, r, now))));
  }

  @Override
  public Disconnected disconnect(Actor actor, String connection) {
    actor.requireAll(Module.CONNECTIONS, Access.WRITE);
    ConnectionRow row =
        books
            .read(tx -> tx.connections().find(connection))
            .orElseThrow(() -> ConnectionFacts.unknown(connection));
    Optional<String> note = revoked(row);
    return books.write(
        tx -> {
          Instant now = clock.instant();
          ConnectionRow ended = tx.connections().find(connection).orElse(row).withoutTokens();
          tx.connections().put(ended);
          Endings.tell(tx, connection, now);
          tx.notices().clear("connection/" + connection + "/renewal");
          tx.audit()
              .add(
                  new AuditStore.Row(
                      now,
                      actor.id(),
                      actor.channel().name(),
                      Optional.empty(),
                      "connection.disconnect",
                      connection,
                      note.orElse("forgotten by the authority too")));
          return new Disconnected(
              ConnectionFacts.shown(tx, tx.connections().find(connection).orElse(ended), now),
              note.isEmpty(),
              note);
        });
  }

  /** Empty if the authority has forgotten the tokens; never stands in the way. */
  private Optional<String> revoked(ConnectionRow row) {
    String byHand =
        "the authority may take the old tokens until they end; its portal forgets them at once"
            + " (ANAF: Renunțare OAuth, which forgets every application)";
    try {
      boolean done =
          !row.state().equals(ConnectionRow.DISCONNECTED)
              && authoriser(row.network()).revoke(new ConnectionRef(row.id()));
      return done ? Optional.empty() : Optional.of(byHand);
    } catch (NetworkException e) {
      return Optional.of(e.problem().message() + "; " + byHand);
    } catch (PartidaException e) {
      return Optional.of(e.problem().message() + "; " + byHand);
    }
  }

  private Authoriser authoriser(String network) {
    return authorisers.stream()
        .filter(a -> a.network().equals(network))
        .findFirst()
        .orElseThrow(
            () ->
                problem(
                    "network.missing",
                    "the bundle for " + network + " is not running",
                    "start or install its feature, and try again"));
  }

  private static Company company(Tx tx, CompanyId id) {
    return tx.companies()
        .find(id)
        .orElseThrow(
            () ->
                problem("company.unknown", "there is no company " + id, "add it with company-add"));
  }

  private static Authorisation shown(Pending p, Instant now) {
    boolean late = p.status() == Status.PENDING && !p.expires().isAfter(now);
    Authorisation.Status status =
        switch (p.status()) {
          case PENDING -> late ? Authorisation.Status.EXPIRED : Authorisation.Status.WAITING;
          case EXCHANGING -> Authorisation.Status.EXCHANGING;
          case DONE -> Authorisation.Status.DONE;
          case FAILED -> Authorisation.Status.FAILED;
        };
    return new Authorisation(
        p.id(),
        p.connection(),
        p.network(),
        p.name(),
        p.companies(),
        status,
        p.expires(),
        p.problem());
  }

  private static String hash(String state) {
    return Sha256.of(state.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private void audit(Tx tx, String actor, String channel, String action, Pending p, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(), actor, channel, Optional.empty(), action, p.connection(), detail));
  }

  private static PartidaException problem(String code, String message, String fix) {
    return new PartidaException(new Problem(code, message, "authorisation", fix));
  }
}
