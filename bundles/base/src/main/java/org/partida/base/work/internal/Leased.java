package org.partida.base.work.internal;

import java.time.Instant;
import org.partida.base.work.WorkItem;

/**
 * A row that we hold. Immutable.
 *
 * @param item the row
 * @param owner the name it is held under: another one for every lease, so that a row taken twice is
 *     written once
 * @param until end of the lease, if it is not prolonged
 */
record Leased(WorkItem item, String owner, Instant until) {
  Leased until(Instant later) {
    return new Leased(item, owner, later);
  }
}
