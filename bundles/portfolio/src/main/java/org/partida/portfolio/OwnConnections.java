package org.partida.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.network.Authorisations.Request;
import org.partida.api.network.Connection;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** A company's own authorisation, begun by its own people. */
final class OwnConnections {
  private OwnConnections() {}

  /**
   * By what the company is authorised now. How many companies the firm serves with it is the firm's
   * matter.
   */
  static Optional<Connection> of(Tx tx, CompanyId company, Instant now) {
    return tx.companies()
        .find(company)
        .flatMap(Company::connection)
        .flatMap(id -> tx.connections().find(id))
        .map(row -> ConnectionFacts.shown(tx, row, now))
        .map(OwnConnections::alone);
  }

  private static Connection alone(Connection c) {
    return new Connection(
        c.id(),
        c.network(),
        c.name(),
        c.holder(),
        c.certificateSerial(),
        c.accessUntil(),
        c.refreshUntil(),
        c.state(),
        c.usable(),
        c.certificateUntil(),
        c.renewedAt(),
        c.failedAt(),
        c.failure(),
        1);
  }

  /** Refuses who may not begin it; what serves other companies too is for who may do all. */
  static boolean requireBegin(Tx tx, Actor actor, Request request) {
    if (actor.mayAll(Module.CONNECTIONS, Access.WRITE)) {
      return true;
    }
    List<CompanyId> companies = request.companies();
    if (companies.isEmpty()) {
      actor.requireAll(Module.CONNECTIONS, Access.WRITE);
    }
    for (CompanyId c : companies) {
      if (!actor.may(c, Module.APPROVAL, Access.WRITE)) {
        actor.require(c, Module.CONNECTIONS, Access.WRITE);
      }
    }
    boolean shared = !companies.containsAll(tx.companies().servedBy(request.connection()));
    // a connection that serves nobody yet may still be somebody else's
    boolean others =
        tx.connections().find(request.connection()).isPresent()
            && tx.companies().servedBy(request.connection()).isEmpty();
    if (shared || others) {
      throw new AccessDeniedException(
          new Problem(
              "access.denied",
              "the connection " + request.connection() + " is not of these companies alone",
              request.connection(),
              "choose a new id, or let the firm renew it"));
    }
    return true;
  }
}
