package org.partida.documents.network;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.Tick;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;

/**
 * Every company with a connection is to be listed: the row is made ready again, leases decide who
 * does it.
 */
@Component(service = Tick.class)
public final class NetworkTick implements Tick {
  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public NetworkTick(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public void tick() {
    books.write(
        tx -> {
          for (Company c : tx.companies().list()) {
            enqueue(tx, c, clock);
          }
          return null;
        });
  }

  /** Enqueues the listing of a company; false if it has no connection. */
  static boolean enqueue(Tx tx, Company company, Clock clock) {
    return company
        .connection()
        .flatMap(id -> tx.connections().find(id))
        .map(c -> tx.work().enqueue(order(c.network(), company.id()), clock.instant(), true))
        .isPresent();
  }

  private static WorkOrder order(String network, CompanyId company) {
    return WorkOrder.of(Queues.LIST, company, network + "/" + company);
  }
}
