package org.partida.posting.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.base.notice.Seals;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.Tick;
import org.partida.base.work.WorkOrder;

/**
 * Once a day for each company: its documents of the last year are compared with the host, where
 * somebody may have changed something, and the law that it uses is looked at. It may tick as often
 * as it likes.
 */
@Component(service = Tick.class)
public final class BooksTick implements Tick {
  private static final int MONTHS = 13;
  private static final String NAME = "seals";

  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public BooksTick(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "books";
  }

  @Override
  public void tick() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    for (Company c : books.read((Tx tx) -> tx.companies().list())) {
      books.write(tx -> begin(tx, c, today));
    }
  }

  private boolean begin(Tx tx, Company c, LocalDate today) {
    boolean begins = tx.watch().begins(c.id(), NAME, today);
    if (begins) {
      tx.watch().dueSince(c.id(), today.minusMonths(MONTHS));
      Seals.wake(tx, c.id(), clock.instant());
      WorkOrder law = new WorkOrder(Queues.LAW, "all", Optional.empty(), "all");
      tx.work().enqueue(law, clock.instant(), true);
    }
    return begins;
  }
}
