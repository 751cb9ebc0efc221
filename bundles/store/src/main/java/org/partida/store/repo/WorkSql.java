package org.partida.store.repo;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The longer statements of the inbox. */
final class WorkSql {
  static final String ADD =
      """
      insert into work (queue, work_key, company, payload, state, attempts, again, waiting_for, due, owner, priority)
      values (:queue, :key, :company, :payload, :state, 0, 0, '', :due, '', :priority) on conflict (queue, work_key) do nothing
      """;

  static final String AGAIN =
      """
      update work set state = :state, attempts = 0, again = 0, problem = null, waiting_for = '', due = :due, owner = '',
        company = :company, payload = :payload, priority = :priority
      where queue = :queue and work_key = :key and state in ('DONE', 'REJECTED', 'WAITING')
      """;

  /** The priorities that have rows, the best first; there are only a few. */
  static final String LEVELS =
      """
      with recursive level (priority) as (
        select min(priority) from work where queue = :queue and state = 'READY'
        union all
        select (select min(w.priority) from work w where w.queue = :queue and w.state = 'READY' and w.priority > level.priority)
        from level where level.priority is not null
      )
      select priority from level where priority is not null
      """;

  /** The best priority of a row that could be leased now; null if there is none. */
  static final String FOREMOST =
      """
      select min(priority) from (
        select min(priority) as priority from work where queue = :queue and state = 'READY'
        union all
        select min(priority) as priority from work where queue = :queue and state in ('WAITING', 'LEASED') and due <= :now) both_kinds
      """;

  private static final String HOP =
      """
      with recursive turn (company, n) as (
        select (select min(company) from work where queue = :queue and state = 'READY' and priority = :priority and company %s :last), 1
        union all
        select (select min(w.company) from work w
          where w.queue = :queue and w.state = 'READY' and w.priority = :priority and w.company > turn.company), turn.n + 1
        from turn where turn.company is not null and turn.n < :limit
      )
      select w.* from turn join work w on w.id = (
        select x.id from work x
        where x.queue = :queue and x.state = 'READY' and x.priority = :priority and x.company = turn.company
        order by x.id limit 1)
      where turn.company is not null order by turn.n
      """;

  /** The oldest row of each company behind the one last served, hopping along the index. */
  static final String AFTER = String.format(HOP, ">");

  /** The same from the first company on. */
  static final String FROM_START = String.format(HOP, ">=");

  /**
   * The first rows of every company in turn: first everybody's oldest, then everybody's second, …
   * For few companies.
   */
  static final String FAIR =
      """
      with recursive turn (company) as (
        select min(company) from work where queue = :queue and state = 'READY' and priority = :priority
        union all
        select (select min(w.company) from work w
          where w.queue = :queue and w.state = 'READY' and w.priority = :priority and w.company > turn.company)
        from turn where turn.company is not null
      ),
      head as (
        select w.*, row_number() over (partition by w.company order by w.id) as place
        from turn join work w on w.id in (
          select x.id from work x
          where x.queue = :queue and x.state = 'READY' and x.priority = :priority and x.company = turn.company
          order by x.id limit :limit)
        where turn.company is not null
      )
      select * from head order by place, id limit :limit
      """;

  /**
   * The next moment at which a row of so many queues can be taken; they are bound as queue0,
   * queue1, … Of each, the first of those that wait, and any one that is ready, since each of those
   * is due: a single look at all the queues would go through all of their rows.
   */
  static String next(int queues) {
    return IntStream.range(0, queues)
        .mapToObj(WorkSql::nextOf)
        .collect(
            Collectors.joining(" union all ", "select min(due) as due from (", ") all_queues"));
  }

  private static String nextOf(int queue) {
    return """
        select min(due) as due from work where queue = :queue%1$d and state in ('WAITING', 'LEASED')
        union all
        select due from (select due from work where queue = :queue%1$d and state = 'READY' limit 1) ready%1$d
        """
        .formatted(queue);
  }

  /** Counts no further than a thousand of each kind: more than that is just "many". */
  static final String BUSY =
      """
      select (select count(*) from (
          select 1 from work where queue in (<queues>) and state = 'READY' limit 1000) ready)
        + (select count(*) from (
          select 1 from work where queue in (<queues>) and state in ('WAITING', 'LEASED')
            and (state = 'LEASED' or (waiting_for = '' and due <= :until)) limit 1000) held)
      """;

  static final String BUSY_OF_COMPANY =
      """
      select (select count(*) from (
          select 1 from work where queue in (<queues>) and company = :company and state = 'READY' limit 1000) ready)
        + (select count(*) from (
          select 1 from work where queue in (<queues>) and company = :company and state in ('WAITING', 'LEASED')
            and (state = 'LEASED' or (waiting_for = '' and due <= :until)) limit 1000) held)
      """;

  private WorkSql() {}
}
