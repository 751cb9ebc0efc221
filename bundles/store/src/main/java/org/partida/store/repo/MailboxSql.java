package org.partida.store.repo;

/** The longer statements of mailboxes. */
final class MailboxSql {
  static final String PUT =
      """
      insert into mailbox (company, network, connection, next_list_at, queued, interval_seconds, last_listed_at,
        last_message_at, seen_until, window_from, window_to, window_goal, window_page, window_total, window_changed,
        window_again, window_first, window_pages, window_items, window_fresh, window_newest, window_gap)
      values (:company, :network, :connection, :next, :queued, :interval, :listed, :message, :seen_until, :w_from, :w_to,
        :w_goal, :w_page, :w_total, :w_changed, :w_again, :w_first, :w_pages, :w_items, :w_fresh, :w_newest, :w_gap)
      on conflict (company, network) do update set connection = excluded.connection, next_list_at = excluded.next_list_at,
        queued = excluded.queued, interval_seconds = excluded.interval_seconds, last_listed_at = excluded.last_listed_at,
        last_message_at = excluded.last_message_at, seen_until = excluded.seen_until, window_from = excluded.window_from,
        window_to = excluded.window_to, window_goal = excluded.window_goal, window_page = excluded.window_page,
        window_total = excluded.window_total, window_changed = excluded.window_changed,
        window_again = excluded.window_again, window_first = excluded.window_first, window_pages = excluded.window_pages,
        window_items = excluded.window_items, window_fresh = excluded.window_fresh, window_newest = excluded.window_newest,
        window_gap = excluded.window_gap
      """;

  /** One look over all mailboxes: ten thousand short rows. */
  static final String TOTALS =
      """
      select t.*, (select min(m.company) from mailbox m where m.network = t.network and m.seen_until = t.oldest_seen) as oldest
      from (
        select network, count(*) as mailboxes, sum(queued) as queued,
          max(case when queued = 0 then next_list_at end) as last_due, min(seen_until) as oldest_seen
        from mailbox group by network) t
      order by t.network
      """;

  private MailboxSql() {}
}
