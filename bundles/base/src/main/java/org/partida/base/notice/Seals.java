package org.partida.base.notice;

import java.time.Duration;
import java.time.Instant;
import org.partida.api.document.Document;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;

/**
 * How every part has a document compared with the host's entries, in the transaction in which
 * something happened to it. Stateless.
 */
public final class Seals {
  /** Documents that are posted one after another are compared together. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private Seals() {}

  /** The document must be compared. */
  public static void due(Tx tx, Document d, Instant now) {
    tx.watch().due(d.company(), d.id());
    wake(tx, d.company(), now.plus(PAUSE));
  }

  /** A worker compares what is due of a company, at this moment at the latest. */
  public static void wake(Tx tx, CompanyId company, Instant at) {
    tx.work().enqueueAt(WorkOrder.of(Queues.SEALS, company, company.value()), at);
  }
}
