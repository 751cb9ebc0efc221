package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.Network;

/** Finds the network and the connection that serve a company. Immutable. */
public final class Networks {
  private static final int SOON = 3;
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final List<Network> networks;
  private final UnitOfWork books;

  public Networks(List<Network> networks, UnitOfWork books) {
    this.networks = List.copyOf(networks);
    this.books = books;
  }

  public Optional<Network> find(String id) {
    return networks.stream().filter(n -> n.id().equals(id)).findFirst();
  }

  public Optional<ConnectionRef> connection(CompanyId company) {
    return books.read(
        tx ->
            tx.companies()
                .find(company)
                .flatMap(c -> c.connection())
                .flatMap(id -> tx.connections().find(id))
                .filter(c -> !c.state().equals(ConnectionRow.DISCONNECTED))
                .map(ConnectionRow::id)
                .map(ConnectionRef::new));
  }

  /**
   * The network's bundle is stopped or missing. An update takes a moment, so the row is tried again
   * soon at first; then it waits, and goes on by itself when the network is back.
   *
   * @param attempts how often the row was tried before
   */
  public static Outcome missing(String network, int attempts) {
    Problem problem =
        new Problem(
            "network.missing",
            "the bundle for " + network + " is not running",
            network,
            "start or install its feature; this goes on by itself then");
    return attempts < SOON
        ? Outcome.retry(MOMENT, problem)
        : Outcome.waiting("network:" + network, problem);
  }

  public static Outcome unconnected(CompanyId company) {
    return Outcome.waiting(
        "connection:" + company,
        new Problem(
            "connection.missing",
            company + " has no connection that is authorised",
            company.value(),
            "authorise with spv-connect, or give the company a connection"));
  }

  /**
   * Rows that waited for a network that is here now become ready. Every step that needs networks
   * calls it when it is made: the step before it, which had none, may have parked rows until then.
   */
  public static void wake(UnitOfWork books, List<Network> networks, Clock clock) {
    if (!networks.isEmpty()) {
      books.write(
          tx -> {
            networks.forEach(n -> tx.work().wake("network:" + n.id(), clock.instant()));
            return null;
          });
    }
  }
}
