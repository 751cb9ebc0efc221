package org.partida.documents.deadline;

import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.Tick;
import org.partida.base.work.WorkOrder;

/** It is time to look at the deadlines. */
@Component(service = Tick.class)
public final class DeadlineTick implements Tick {
  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public DeadlineTick(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "deadlines";
  }

  @Override
  public void tick() {
    WorkOrder order = new WorkOrder(Queues.DEADLINES, "all", Optional.empty(), "all");
    WorkOrder approvals = new WorkOrder(Queues.APPROVALS, "all", Optional.empty(), "all");
    books.<Boolean>write(
        tx -> {
          tx.work().enqueue(order, clock.instant(), true);
          tx.work().enqueue(approvals, clock.instant(), true);
          return true;
        });
  }
}
