package org.partida.documents.network;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.partida.base.port.MailboxStore.Mailbox;
import org.partida.base.port.OverviewStore.Look;
import org.partida.base.port.OverviewStore.Standing;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Priority;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;

/** Orders to list mailboxes. */
final class ListOrders {
  /** So many in one transaction, so that no writer waits long. */
  static final int BATCH = 500;

  private ListOrders() {}

  static WorkOrder of(String network, CompanyId company) {
    return WorkOrder.of(Queues.LIST, company, network + "/" + company);
  }

  /**
   * Has every company with a connection listed now, whether it is due or not; {@code of} limits
   * them.
   *
   * @return how many
   */
  static int now(UnitOfWork books, Optional<? extends Collection<CompanyId>> of, Clock clock) {
    books.write(tx -> tx.mailboxes().enrol(clock.instant()));
    int all = 0;
    Optional<CompanyId> last = Optional.empty();
    List<Mailbox> some;
    do {
      Look look = new Look(of, last, Optional.empty(), BATCH);
      some = books.write(tx -> portion(tx, look, clock.instant()));
      all += some.size();
      last = some.stream().reduce((a, b) -> b).map(Mailbox::company);
    } while (some.size() == BATCH);
    return all;
  }

  private static List<Mailbox> portion(Tx tx, Look look, Instant now) {
    List<Mailbox> some =
        tx.overview().standings(look, now).stream().map(Standing::mailbox).toList();
    for (Mailbox m : some) {
      tx.mailboxes().markQueued(m.company(), m.network());
      tx.work().enqueue(of(m.network(), m.company()).at(Priority.NOW), now, true);
    }
    return some;
  }
}
