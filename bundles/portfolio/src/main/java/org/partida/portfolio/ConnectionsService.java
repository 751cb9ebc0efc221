package org.partida.portfolio;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.network.Connection;
import org.partida.api.network.Connections;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.AuditStore;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;

/** Authorisations to networks; what leaves here never holds a token. */
@Component(service = Connections.class)
public final class ConnectionsService implements Connections {
  /** State of a connection whose tokens are believed to work. */
  static final String CONNECTED = "CONNECTED";

  private final UnitOfWork books;
  private final Secrets secrets;
  private final Clock clock;

  @Activate
  public ConnectionsService(
      @Reference UnitOfWork books, @Reference Secrets secrets, @Reference Clock clock) {
    this.books = books;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public List<Connection> list(Actor actor) {
    actor.requireAll(Module.CONNECTIONS, Access.READ);
    return books.read(tx -> tx.connections().list()).stream().map(this::shown).toList();
  }

  @Override
  public Optional<Connection> find(Actor actor, String id) {
    actor.requireAll(Module.CONNECTIONS, Access.READ);
    return books.read(tx -> tx.connections().find(id)).map(this::shown);
  }

  @Override
  public Connection putTokens(
      Actor actor,
      String id,
      String network,
      String name,
      String accessToken,
      String refreshToken) {
    actor.requireAll(Module.CONNECTIONS, Access.WRITE);
    JwtFacts access = JwtFacts.of(accessToken);
    JwtFacts refresh = JwtFacts.of(refreshToken);
    String sealedAccess = secrets.seal(accessToken);
    String sealedRefresh = secrets.seal(refreshToken);
    return books.write(
        tx -> {
          ConnectionRow row =
              new ConnectionRow(
                  id,
                  network,
                  name,
                  access.holder(),
                  access.serial(),
                  sealedAccess,
                  sealedRefresh,
                  access.expires(),
                  refresh.expires(),
                  CONNECTED,
                  tx.connections().find(id).map(ConnectionRow::version).orElse(0L));
          tx.connections().put(row);
          tx.grants().renewed(id, clock.instant());
          tx.notices().clear("connection/" + id + "/renewal");
          Endings.tell(tx, id, clock.instant());
          tx.work().wake("connection:" + id, clock.instant());
          tx.audit()
              .add(
                  new AuditStore.Row(
                      clock.instant(),
                      actor.id(),
                      actor.channel().name(),
                      Optional.empty(),
                      "connection.tokens",
                      id,
                      network));
          return shown(row);
        });
  }

  private Connection shown(ConnectionRow r) {
    boolean ended = r.refreshUntil().map(clock.instant()::isAfter).orElse(false);
    boolean usable = CONNECTED.equals(r.state()) && !ended;
    return new Connection(
        r.id(),
        r.network(),
        r.name(),
        r.holder(),
        r.certificateSerial(),
        r.accessUntil(),
        r.refreshUntil(),
        usable ? "connected" : "must be authorised again",
        usable);
  }
}
