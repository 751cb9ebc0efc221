package org.partida.portfolio;

import java.time.Instant;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.network.Connection;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.GrantStore.Care;
import org.partida.base.port.Tx;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** What is known of a connection, and what follows when it lives again. Inside a transaction. */
final class ConnectionFacts {
  private ConnectionFacts() {}

  /** For people; a token is never in it. */
  static Connection shown(Tx tx, ConnectionRow r, Instant now) {
    boolean ended = r.refreshUntil().map(now::isAfter).orElse(false);
    boolean usable = ConnectionRow.CONNECTED.equals(r.state()) && !ended;
    String state =
        usable
            ? "connected"
            : r.state().equals(ConnectionRow.DISCONNECTED)
                ? "disconnected"
                : "must be authorised again";
    Care care = tx.grants().care(r.id());
    return new Connection(
        r.id(),
        r.network(),
        r.name(),
        r.holder(),
        r.certificateSerial(),
        r.accessUntil(),
        r.refreshUntil(),
        state,
        usable,
        care.certificateUntil(),
        care.renewedAt(),
        care.failedAt(),
        care.failure(),
        tx.companies().servedBy(r.id()).size());
  }

  /** The connection has working tokens: what waited for them goes on. */
  static void revived(Tx tx, String connection, Instant now) {
    tx.notices().clear("connection/" + connection + "/renewal");
    Endings.tell(tx, connection, now);
    tx.work().wake("connection:" + connection, now);
    tx.companies().servedBy(connection).forEach(c -> tx.work().wake("connection:" + c, now));
  }

  static Company served(Company c, String connection) {
    return new Company(
        c.id(),
        c.name(),
        c.currency(),
        c.vatPayer(),
        c.vatOnCash(),
        Optional.of(connection),
        c.accounts(),
        c.policies());
  }

  static PartidaException unknown(String connection) {
    return new PartidaException(
        new Problem(
            "connection.unknown",
            "there is no connection " + connection,
            connection,
            "connection-list shows those that there are"));
  }
}
