package org.partida.base.work.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.health.HealthCheck;
import org.partida.api.health.HealthEntry;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkState;
import org.partida.model.Problem;

/**
 * Shows what was refused and what waits, queue by queue, so that nothing is forgotten in silence.
 */
@Component(service = HealthCheck.class)
public final class WorkHealth implements HealthCheck {
  private static final int LOOK = 1000;

  private final UnitOfWork books;

  @Activate
  public WorkHealth(@Reference UnitOfWork books) {
    this.books = books;
  }

  @Override
  public List<HealthEntry> check() {
    return books.read(WorkHealth::entries);
  }

  private static List<HealthEntry> entries(Tx tx) {
    List<HealthEntry> all = new ArrayList<>();
    for (Map.Entry<String, Map<WorkState, Integer>> q :
        tx.work().counts(Optional.empty()).entrySet()) {
      for (WorkState state : List.of(WorkState.REJECTED, WorkState.WAITING)) {
        int n = q.getValue().getOrDefault(state, 0);
        if (n > 0) {
          all.add(entry(tx, q.getKey(), state, n));
        }
      }
    }
    return all.isEmpty()
        ? List.of(
            new HealthEntry(
                "work", HealthEntry.Level.OK, "nothing waits and nothing was refused", ""))
        : all;
  }

  private static HealthEntry entry(Tx tx, String queue, WorkState state, int n) {
    Optional<Problem> example =
        tx.work().list(Optional.empty(), state, LOOK).stream()
            .filter(i -> i.queue().equals(queue))
            .findFirst()
            .flatMap(WorkItem::problem);
    String what = n + (state == WorkState.REJECTED ? " refused" : " waiting");
    return new HealthEntry(
        "work " + queue,
        HealthEntry.Level.WARN,
        what + example.map(p -> ", such as: " + p.message() + " [" + p.location() + "]").orElse(""),
        example.map(Problem::fix).orElse(""));
  }
}
