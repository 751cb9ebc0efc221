package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.partida.base.port.MailboxStore;
import org.partida.base.work.Queues;
import org.partida.model.CompanyId;

/** Mailboxes in SQL. */
final class Mailboxes implements MailboxStore {
  private static final String OF = " where company = :company and network = :network";

  private final Handle h;

  Mailboxes(Handle h) {
    this.h = h;
  }

  /** What was listed before there were mailboxes is told by the cursor. */
  @Override
  public int enrol(Instant now) {
    return h.createUpdate(
            """
            insert into mailbox (company, network, connection, next_list_at, queued, interval_seconds, seen_until)
            select c.id, k.network, k.id, :now, 0, 0,
              coalesce((select listed_until from message_cursor x where x.company = c.id and x.network = k.network), :now)
            from company c join connection k on k.id = c.connection
              left join mailbox m on m.company = c.id and m.network = k.network
            where m.company is null or m.connection <> k.id
            on conflict (company, network) do update
              set connection = excluded.connection, next_list_at = excluded.next_list_at, queued = 0
            """)
        .bind("now", Values.micros(now))
        .execute();
  }

  @Override
  public List<Mailbox> due(Instant now, int limit) {
    List<Mailbox> due =
        new ArrayList<>(
            h.createQuery(
                    "select * from mailbox where queued = 0 and next_list_at <= :now order by next_list_at limit :limit")
                .bind("now", Values.micros(now))
                .bind("limit", limit)
                .map((rs, c) -> mailbox(rs))
                .list());
    if (due.size() < limit) {
      due.addAll(
          h.createQuery(MailboxSql.LOST)
              .bind("queue", Queues.LIST)
              .bind("limit", limit - due.size())
              .map((rs, c) -> mailbox(rs))
              .list());
    }
    return due;
  }

  @Override
  public void markQueued(CompanyId company, String network) {
    h.createUpdate("update mailbox set queued = 1" + OF)
        .bind("company", company.value())
        .bind("network", network)
        .execute();
  }

  @Override
  public Optional<Mailbox> mailbox(CompanyId company, String network) {
    return h.createQuery("select * from mailbox" + OF)
        .bind("company", company.value())
        .bind("network", network)
        .map((rs, c) -> mailbox(rs))
        .findOne();
  }

  @Override
  public void putMailbox(Mailbox m) {
    Update u =
        h.createUpdate(MailboxSql.PUT)
            .bind("company", m.company().value())
            .bind("network", m.network())
            .bind("connection", m.connection())
            .bind("next", Values.micros(m.nextListAt()))
            .bind("queued", m.queued() ? 1 : 0)
            .bind("interval", m.interval().toSeconds())
            .bind("seen_until", Values.micros(m.seenUntil()));
    Values.bindInstant(u, "listed", m.lastListedAt());
    Values.bindInstant(u, "message", m.lastMessageAt());
    Values.bindInstant(u, "swept_at", m.sweptAt());
    Optional<OpenWindow> w = m.window();
    Values.bindInstant(u, "w_from", w.map(OpenWindow::from));
    Values.bindInstant(u, "w_to", w.map(OpenWindow::to));
    Values.bindInstant(u, "w_goal", w.map(OpenWindow::goal));
    Values.bindInstant(u, "w_newest", w.flatMap(OpenWindow::newest));
    Values.bindInstant(u, "w_gap", w.flatMap(OpenWindow::gap));
    u.bind("w_page", w.map(OpenWindow::page).orElse(null))
        .bind("w_total", w.map(OpenWindow::total).orElse(null))
        .bind("w_changed", flag(w.map(OpenWindow::changed)))
        .bind("w_again", flag(w.map(OpenWindow::again)))
        .bind("w_first", flag(w.map(OpenWindow::first)))
        .bind("w_pages", w.map(OpenWindow::pages).orElse(null))
        .bind("w_items", w.map(OpenWindow::items).orElse(null))
        .bind("w_fresh", w.map(OpenWindow::fresh).orElse(null))
        .execute();
  }

  @SuppressWarnings("NullAway") // null is how a column without value is bound
  private static Integer flag(Optional<Boolean> on) {
    return on.map(b -> b ? 1 : 0).orElse(null);
  }

  @Override
  public List<Mailbox> unseenSince(Instant since, int limit) {
    return h.createQuery(
            "select * from mailbox where seen_until < :since order by seen_until limit :limit")
        .bind("since", Values.micros(since))
        .bind("limit", limit)
        .map((rs, c) -> mailbox(rs))
        .list();
  }

  @Override
  public void addWindowItems(CompanyId company, String network, Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into window_item (company, network, message_id) values (:company, :network, :id) on conflict do nothing");
    ids.forEach(
        id -> batch.bind("company", company.value()).bind("network", network).bind("id", id).add());
    batch.execute();
  }

  @Override
  public int windowItems(CompanyId company, String network) {
    return h.createQuery("select count(*) from window_item" + OF)
        .bind("company", company.value())
        .bind("network", network)
        .map((rs, c) -> rs.getInt(1))
        .one();
  }

  @Override
  public int windowItemsBeside(CompanyId company, String network, Collection<String> ids) {
    if (ids.isEmpty()) {
      return windowItems(company, network);
    }
    int among =
        h.createQuery("select count(*) from window_item" + OF + " and message_id in (<ids>)")
            .bind("company", company.value())
            .bind("network", network)
            .bindList("ids", List.copyOf(ids))
            .map((rs, c) -> rs.getInt(1))
            .one();
    return windowItems(company, network) - among;
  }

  @Override
  public int size(String network) {
    return h.createQuery("select count(*) from mailbox where network = :network")
        .bind("network", network)
        .map((rs, c) -> rs.getInt(1))
        .one();
  }

  @Override
  public void dropWindowItems(CompanyId company, String network) {
    h.createUpdate("delete from window_item" + OF)
        .bind("company", company.value())
        .bind("network", network)
        .execute();
  }

  /** From a row with the columns of the table. */
  static Mailbox mailbox(ResultSet rs) throws SQLException {
    return new Mailbox(
        Values.company(rs),
        rs.getString("network"),
        rs.getString("connection"),
        Values.instant(rs, "next_list_at"),
        rs.getInt("queued") == 1,
        Duration.ofSeconds(rs.getLong("interval_seconds")),
        Values.maybeInstant(rs, "last_listed_at"),
        Values.maybeInstant(rs, "last_message_at"),
        Values.instant(rs, "seen_until"),
        Values.maybeInstant(rs, "swept_at"),
        window(rs));
  }

  private static Optional<OpenWindow> window(ResultSet rs) throws SQLException {
    Optional<Instant> from = Values.maybeInstant(rs, "window_from");
    if (from.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OpenWindow(
            from.get(),
            Values.instant(rs, "window_to"),
            Values.instant(rs, "window_goal"),
            rs.getInt("window_page"),
            rs.getInt("window_total"),
            rs.getInt("window_changed") == 1,
            rs.getInt("window_again") == 1,
            rs.getInt("window_first") == 1,
            rs.getInt("window_pages"),
            rs.getInt("window_items"),
            rs.getInt("window_fresh"),
            Values.maybeInstant(rs, "window_newest"),
            Values.maybeInstant(rs, "window_gap")));
  }
}
