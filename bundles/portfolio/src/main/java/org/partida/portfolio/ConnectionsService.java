package org.partida.portfolio;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;

/** Authorisations to networks; what leaves here never holds a token. */
@Component(service = Connections.class)
public final class ConnectionsService implements Connections {
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
    Instant now = clock.instant();
    return books.read(
        tx ->
            tx.connections().list().stream().map(r -> ConnectionFacts.shown(tx, r, now)).toList());
  }

  @Override
  public Optional<Connection> find(Actor actor, String id) {
    actor.requireAll(Module.CONNECTIONS, Access.READ);
    Instant now = clock.instant();
    return books.read(tx -> tx.connections().find(id).map(r -> ConnectionFacts.shown(tx, r, now)));
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
                  ConnectionRow.CONNECTED,
                  tx.connections().find(id).map(ConnectionRow::version).orElse(0L));
          tx.connections().put(row);
          tx.grants().renewed(id, clock.instant());
          ConnectionFacts.revived(tx, id, clock.instant());
          audit(tx, actor, "connection.tokens", id, network);
          return ConnectionFacts.shown(tx, row, clock.instant());
        });
  }

  @Override
  public Connection certificate(Actor actor, String id, Optional<LocalDate> until) {
    actor.requireAll(Module.CONNECTIONS, Access.WRITE);
    return books.write(
        tx -> {
          ConnectionRow row =
              tx.connections().find(id).orElseThrow(() -> ConnectionFacts.unknown(id));
          Instant now = clock.instant();
          // a certificate counts to the end of its day
          tx.grants()
              .certificate(
                  id, until.map(d -> d.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
          Endings.tell(tx, id, now);
          audit(
              tx,
              actor,
              "connection.certificate",
              id,
              until.map(LocalDate::toString).orElse("not known"));
          return ConnectionFacts.shown(tx, row, now);
        });
  }

  private void audit(Tx tx, Actor actor, String action, String id, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.empty(),
                action,
                id,
                detail));
  }
}
