package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.notice.Notice;
import org.partida.base.notice.Alarm;
import org.partida.base.port.MailboxStore.Mailbox;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Priority;
import org.partida.base.work.Queues;
import org.partida.base.work.Tick;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * Enqueues the listing of every mailbox that is due; leases decide who does it. Companies that are
 * new are met here, messages near their end go to the front, and companies that were not seen for
 * 45 days (or what the operator sets) raise a notice.
 */
@Component(service = Tick.class)
public final class NetworkTick implements Tick {
  private final UnitOfWork books;
  private final SyncSettings settings;
  private final Clock clock;

  @Activate
  public NetworkTick(
      @Reference UnitOfWork books, @Reference SyncSettings settings, @Reference Clock clock) {
    this.books = books;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public void tick() {
    books.write(tx -> tx.mailboxes().enrol(clock.instant()));
    int queued = ListOrders.BATCH;
    while (queued == ListOrders.BATCH) {
      queued = books.write(tx -> queueDue(tx, clock.instant()));
    }
    books.write(tx -> housekeeping(tx, clock.instant()));
  }

  /** In portions, so that no writer waits long. */
  private static int queueDue(Tx tx, Instant now) {
    List<Mailbox> due = tx.mailboxes().due(now, ListOrders.BATCH);
    for (Mailbox m : due) {
      // while it is queued it is not due; its listing says when it is again
      tx.mailboxes().putMailbox(m.due(m.nextListAt(), true));
      tx.work()
          .enqueue(
              ListOrders.of(m.network(), m.company())
                  .at(m.lastListedAt().isEmpty() ? Priority.BACKFILL : Priority.FRESH),
              now,
              true);
    }
    return due.size();
  }

  private int housekeeping(Tx tx, Instant now) {
    tx.budget().forgetDaysBefore(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(2).toString());
    for (Mailbox m : tx.mailboxes().unseenSince(now.minus(settings.alarm()), ListOrders.BATCH)) {
      Alarm.raise(tx, unseen(m, now), now);
    }
    return tx.work()
        .hasten(Queues.FETCH, now.minus(ListStep.KEPT).plus(ListStep.EXPIRING), Priority.EXPIRING);
  }

  static String noticeKey(String network, CompanyId company) {
    return "sync/" + network + "/" + company + "/unseen";
  }

  private static Notice unseen(Mailbox m, Instant now) {
    Instant end = m.seenUntil().plus(ListStep.KEPT);
    boolean late = now.isAfter(end.minus(Duration.ofDays(5)));
    return Notice.of(
        noticeKey(m.network(), m.company()),
        Optional.of(m.company()),
        late ? Notice.Level.URGENT : Notice.Level.WARNING,
        new Problem(
            "sync.unseen",
            "the mailbox of "
                + m.company()
                + " was last listed without a gap up to "
                + LocalDate.ofInstant(m.seenUntil(), ZoneOffset.UTC)
                + "; messages are lost 60 days after they were made",
            m.company().value(),
            "spv-status shows what stands in the way; then spv-sync --company " + m.company()),
        now,
        Optional.of(end));
  }

  /** Enqueues every company with a connection now, whether it is due or not; answers how many. */
  public int all() {
    return ListOrders.now(books, Optional.empty(), clock);
  }
}
