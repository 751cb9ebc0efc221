package org.partida.camel.runtime.component;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;

/** Who a route acts as and for which company. */
final class Callers {
  /** Header that names the company if the address does not. */
  static final String COMPANY_HEADER = "partidaCompany";

  private Callers() {}

  /**
   * A route is the operator's own configuration, so it has the operator's rights; its name stands
   * in the audit trail.
   */
  static Actor actor(Exchange exchange) {
    String route = exchange.getFromRouteId();
    String id = "route:" + exchange.getContext().getName() + (route == null ? "" : "/" + route);
    return Actor.all(
        id, "route " + (route == null ? exchange.getContext().getName() : route), Channel.ROUTE);
  }

  static Optional<CompanyId> company(Exchange exchange, PartidaTarget target) {
    String text =
        target.company().isEmpty()
            ? exchange.getMessage().getHeader(COMPANY_HEADER, "", String.class)
            : target.company();
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TaxIds.company(text));
    } catch (PartidaException e) {
      throw new PartidaException(
          new Problem("route.company", e.problem().message(), where(exchange), e.problem().fix()),
          e);
    }
  }

  static PartidaException missing(String what, Exchange exchange) {
    return new PartidaException(
        new Problem(
            "route.missing",
            what + " is not there now",
            where(exchange),
            "start the bundle that brings it; the route may try again"));
  }

  static String where(Exchange exchange) {
    return "route " + exchange.getContext().getName() + "/" + exchange.getFromRouteId();
  }
}
