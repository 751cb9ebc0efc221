package org.partida.documents.source;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourceWindow;
import org.partida.base.port.SourceRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.Tick;
import org.partida.base.work.WorkOrder;
import org.partida.spi.source.SourceConnector;

/** Enqueues the sync of each connection that is pulled by itself and was not pulled today. */
@Component(service = Tick.class)
public final class SourceTick implements Tick {
  private final UnitOfWork books;
  private final Set<String> daily;
  private final Clock clock;

  @Activate
  public SourceTick(
      @Reference UnitOfWork books,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<SourceConnector> connectors,
      @Reference Clock clock) {
    this.books = books;
    this.daily =
        connectors.stream()
            .filter(SourceConnector::daily)
            .map(SourceConnector::id)
            .collect(Collectors.toSet());
    this.clock = clock;
  }

  @Override
  public String name() {
    return "sources";
  }

  @Override
  public void tick() {
    books.write(
        tx -> {
          int due = 0;
          for (SourceRow row : tx.sources().sources()) {
            SourceConnection c = row.connection();
            if (c.connected() && daily.contains(c.connector()) && isDue(tx, c)) {
              tx.work()
                  .enqueue(WorkOrder.of(Queues.SOURCE, c.company(), c.id()), clock.instant(), true);
              due++;
            }
          }
          return due;
        });
  }

  private boolean isDue(Tx tx, SourceConnection c) {
    List<SourceWindow> windows = tx.sources().windows(c.id());
    LocalDate today = LocalDate.now(clock);
    return windows.isEmpty()
        || windows.stream()
            .anyMatch(
                w -> !w.done() || LocalDate.ofInstant(w.at(), clock.getZone()).isBefore(today));
  }
}
