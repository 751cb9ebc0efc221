package org.partida.base.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.base.work.Priority;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** Inbox rows under leases; natural key (queue, key). */
@ProviderType
public interface WorkStore {
  /**
   * Adds the order if its (queue, key) is new. If {@code again}, a row that is done, rejected or
   * waiting is made ready again, and one that is in work right now will be when that ends, so that
   * no news is missed. A row that is ready and comes again with a better priority gets it.
   *
   * @return true if the row is new or will be worked again
   */
  boolean enqueue(WorkOrder order, Instant now, boolean again);

  /**
   * The same, with {@code again}, for later: until {@code due} the row is not ready, and nobody who
   * looks for ready rows meets it. A row that is ready or in work already is not held back.
   */
  boolean enqueueAt(WorkOrder order, Instant due);

  /**
   * Takes ready rows under a lease: the better priority first, then companies in turn, then the
   * oldest; also rows whose lease has run out. Whose turn it is is remembered for all nodes.
   */
  List<WorkItem> lease(String queue, String owner, Instant now, Instant until, int limit);

  /**
   * Ends a row. The lease must still be the owner's, else nothing happens and false is answered:
   * the effect must be rolled back.
   */
  boolean finish(
      WorkItem item, String owner, WorkState state, Optional<Problem> problem, Instant notBefore);

  /**
   * Ends a row that nobody has in work, as rejected.
   *
   * @return false if there is none, or it is in work
   */
  boolean cancel(String queue, String key, Problem why);

  /**
   * Like {@code finish} for a row that waits for something: {@link #wake} or {@code notBefore}
   * makes it ready again.
   */
  boolean park(WorkItem item, String owner, String waitingFor, Problem problem, Instant notBefore);

  /** The lease of this row does not count as a try. */
  void untried(WorkItem item);

  /** The best priority among the rows of a queue that could be leased now. */
  Optional<Priority> foremost(String queue, Instant now);

  /**
   * Gives the rows of this queue whose key is a listed message's that the authority made before
   * then this priority, if theirs is worse.
   */
  int hasten(String queue, Instant madeBefore, Priority priority);

  /** Gives leased rows back untouched; the try does not count. */
  int release(List<WorkItem> items, String owner);

  /** Prolongs the leases that the owner still has. */
  int extend(List<WorkItem> items, String owner, Instant until);

  /** Makes ready what was leased to owners whose name begins so: an earlier life of this node. */
  int recover(String ownerPrefix, Instant now);

  /**
   * How many rows of these queues are in work or ready until then, not counting those that wait for
   * something. Beyond a thousand it need not be exact.
   */
  int busy(Collection<String> queues, Optional<CompanyId> company, Instant until);

  /** Makes waiting rows ready that wait for this. */
  int wake(String waitingFor, Instant now);

  /** When the next row becomes ready, over the queues given. */
  Optional<Instant> nextReady(List<String> queues);

  /** Rows by queue and state; those that are only for later count as ready. */
  Map<String, Map<WorkState, Integer>> counts(Optional<CompanyId> company);

  /** Rows that are in this state, oldest first. */
  List<WorkItem> list(Optional<CompanyId> company, WorkState state, int limit);
}
