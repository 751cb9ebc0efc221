package org.partida.base.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.base.port.Tx;

/**
 * Stands before a step whose rows need something scarce that all nodes share, such as calls to an
 * authority. Rows are not leased while there is nothing to give, so nobody takes rows only to put
 * them back. Both methods run inside the transaction that leases: what is charged and what is
 * leased are one commit, so a crash can only waste what was charged. Called from several threads.
 */
@ConsumerType
public interface Gate {
  /** Everything may pass. */
  Gate OPEN = (tx, queue, wanted, now) -> Admission.of(wanted);

  /** How many rows of the queue may be leased now, at most {@code wanted}. */
  Admission admit(Tx tx, String queue, int wanted, Instant now);

  /**
   * These rows were leased: charges for each. Those that may not start after all are answered with
   * what becomes of them; the try does not count.
   */
  default Map<WorkItem, Outcome> charge(Tx tx, List<WorkItem> items, Instant now) {
    return Map.of();
  }

  /**
   * How many may pass. Immutable.
   *
   * @param rows how many now
   * @param readyIn when to ask again, if none may
   */
  record Admission(int rows, Duration readyIn) {
    /** So many. */
    public static Admission of(int rows) {
      return new Admission(rows, Duration.ZERO);
    }

    /** None for so long. */
    public static Admission closedFor(Duration wait) {
      return new Admission(0, wait);
    }
  }
}
