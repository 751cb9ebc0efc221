package org.partida.portfolio;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.Tick;
import org.partida.base.work.WorkOrder;

/** It is time to look after the connections: each is renewed if it is due, and told if it ends. */
@Component(service = Tick.class)
public final class ConnectionTick implements Tick {
  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public ConnectionTick(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public void tick() {
    List<ConnectionRow> all = books.read(tx -> tx.connections().list());
    books.write(
        tx -> {
          all.forEach(
              c ->
                  tx.work()
                      .enqueue(
                          new WorkOrder(Queues.RENEW, c.id(), Optional.empty(), c.id()),
                          clock.instant(),
                          true));
          return null;
        });
  }
}
