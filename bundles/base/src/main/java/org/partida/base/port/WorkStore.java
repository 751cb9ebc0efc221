package org.partida.base.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** Inbox rows under leases; natural key (queue, key). */
@ProviderType
public interface WorkStore {
  /** Adds the order if its (queue, key) is new; a row that is done, rejected or waiting is made ready again if {@code again}. */
  boolean enqueue(WorkOrder order, Instant now, boolean again);

  /** Takes ready rows, oldest first and fair between companies, under a lease; also rows whose lease has run out. */
  List<WorkItem> lease(String queue, String owner, Instant now, Instant until, int limit);

  /** Ends a row. The lease must still be the owner's, else nothing happens and false is answered: the effect must be rolled back. */
  boolean finish(WorkItem item, String owner, WorkState state, Optional<Problem> problem, Instant notBefore);

  /** Makes waiting rows ready that wait for this. */
  int wake(String waitingFor, Instant now);

  /** When the next row becomes ready, over the queues given. */
  Optional<Instant> nextReady(List<String> queues);

  /** Rows by queue and state. */
  Map<String, Map<WorkState, Integer>> counts(Optional<CompanyId> company);

  /** Rows that are in this state, oldest first. */
  List<WorkItem> list(Optional<CompanyId> company, WorkState state, int limit);
}
