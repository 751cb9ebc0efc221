package org.partida.store.repo;

/** The longer statements of mailboxes. */
final class MailboxSql {
  static final String PUT =
      """
      insert into mailbox (company, network, connection, next_list_at, queued, interval_seconds, last_listed_at,
        last_message_at, seen_until, swept_at, window_from, window_to, window_goal, window_page, window_total, window_changed,
        window_again, window_first, window_pages, window_items, window_fresh, window_newest, window_gap)
      values (:company, :network, :connection, :next, :queued, :interval, :listed, :message, :seen_until, :swept_at, :w_from, :w_to,
        :w_goal, :w_page, :w_total, :w_changed, :w_again, :w_first, :w_pages, :w_items, :w_fresh, :w_newest, :w_gap)
      on conflict (company, network) do update set connection = excluded.connection, next_list_at = excluded.next_list_at,
        queued = excluded.queued, interval_seconds = excluded.interval_seconds, last_listed_at = excluded.last_listed_at,
        last_message_at = excluded.last_message_at, seen_until = excluded.seen_until, swept_at = excluded.swept_at, window_from = excluded.window_from,
        window_to = excluded.window_to, window_goal = excluded.window_goal, window_page = excluded.window_page,
        window_total = excluded.window_total, window_changed = excluded.window_changed,
        window_again = excluded.window_again, window_first = excluded.window_first, window_pages = excluded.window_pages,
        window_items = excluded.window_items, window_fresh = excluded.window_fresh, window_newest = excluded.window_newest,
        window_gap = excluded.window_gap
      """;

  /** Queued, and nothing in the inbox that lists it. */
  static final String LOST =
      """
      select m.* from mailbox m
      where m.queued = 1 and not exists (select 1 from work w where w.queue = :queue
        and w.work_key = m.network || '/' || m.company and w.state in ('READY', 'LEASED', 'WAITING'))
      order by m.next_list_at limit :limit
      """;

  private MailboxSql() {}
}
