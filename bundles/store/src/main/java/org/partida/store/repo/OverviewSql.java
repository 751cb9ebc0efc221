package org.partida.store.repo;

/** The statements that look at many companies at once. */
final class OverviewSql {
  /** What stands between the parts is put in by {@link Overviews#standings}. */
  static final String STANDINGS =
      """
      select c.id as company, k.network, k.id as connection, m.next_list_at, m.queued, m.interval_seconds, m.last_listed_at,
        m.last_message_at, m.seen_until, m.swept_at, m.window_from, m.window_to, m.window_goal, m.window_page,
        m.window_total, m.window_changed, m.window_again, m.window_first, m.window_pages, m.window_items, m.window_fresh,
        m.window_newest, m.window_gap, x.listed_until
      from company c join connection k on k.id = c.connection
        left join mailbox m on m.company = c.id and m.network = k.network
        left join message_cursor x on x.company = c.id and x.network = k.network
      where 1 = 1
      """;

  static final String TROUBLED =
      " and (m.seen_until < :since or exists (select 1 from work w where w.company = c.id and w.problem is not null))";

  /** One look over all mailboxes: ten thousand short rows. */
  static final String TOTALS =
      """
      select t.*,
        (select min(m.company) from mailbox m where m.network = t.network and m.seen_until = t.oldest_seen) as oldest,
        (select count(*) from message g where g.network = t.network and g.state = 'LISTED') as to_fetch
      from (
        select network, count(*) as mailboxes, sum(queued) as queued,
          max(case when queued = 0 then next_list_at end) as last_due, min(seen_until) as oldest_seen,
          sum(case when seen_until < :since then 1 else 0 end) as unseen,
          case when count(swept_at) = count(*) then min(swept_at) end as first_swept, max(swept_at) as last_swept
        from mailbox group by network) t
      order by t.network
      """;

  /**
   * What is tried again stands before what was refused, and the journey's beginning before its end.
   */
  static final String FIRST_PROBLEMS =
      """
      select company, problem from (
        select company, problem, row_number() over (partition by company
          order by case when state = 'REJECTED' then 1 else 0 end,
            case queue when 'network.list' then 0 when 'message.fetch' then 1 when 'message.read' then 2 else 3 end, id) as place
        from work where problem is not null and company in (<of>)) numbered
      where place = 1
      """;

  private OverviewSql() {}
}
