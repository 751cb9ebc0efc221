package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.base.json.Json;
import org.partida.base.port.WorkStore;
import org.partida.base.work.Priority;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * The inbox in SQL. The store has one writer at a time, on PostgreSQL as on SQLite, so a lease is
 * two plain statements and nobody can get in between. States stand as literals in the statements
 * because the partial indices are found by them.
 */
final class WorkTable implements WorkStore {
  private static final String HELD = " where id = :id and owner = :owner and state = 'LEASED'";

  private final Handle h;
  private final Runnable readied;

  /** {@code readied} is told when a row was made ready. */
  WorkTable(Handle h, Runnable readied) {
    this.h = h;
    this.readied = readied;
  }

  @Override
  public boolean enqueue(WorkOrder order, Instant now, boolean again) {
    return put(order, WorkState.READY, now, again);
  }

  @Override
  public boolean enqueueAt(WorkOrder order, Instant due) {
    return put(order, WorkState.WAITING, due, true);
  }

  private boolean put(WorkOrder order, WorkState state, Instant due, boolean again) {
    int added = bind(h.createUpdate(WorkSql.ADD), order, due).bind("state", state.name()).execute();
    if (added == 0 && again) {
      added = again(order, state, due);
    }
    if (added > 0) {
      readied.run();
    }
    return added > 0;
  }

  private int again(WorkOrder order, WorkState state, Instant due) {
    int woken =
        bind(h.createUpdate(WorkSql.AGAIN), order, due).bind("state", state.name()).execute();
    if (woken > 0) {
      return woken;
    }
    h.createUpdate(
            "update work set priority = :priority where queue = :queue and work_key = :key and state in ('READY', 'LEASED')"
                + " and priority > :priority")
        .bind("queue", order.queue())
        .bind("key", order.key())
        .bind("priority", order.priority().rank())
        .execute();
    return h.createUpdate(
            "update work set again = 1, payload = :payload where queue = :queue and work_key = :key and state = 'LEASED'")
        .bind("queue", order.queue())
        .bind("key", order.key())
        .bind("payload", order.payload())
        .execute();
  }

  @Override
  public void untried(WorkItem item) {
    h.createUpdate("update work set attempts = attempts - 1 where id = :id and attempts > 0")
        .bind("id", item.id())
        .execute();
  }

  @Override
  public Optional<Priority> foremost(String queue, Instant now) {
    return h.createQuery(WorkSql.FOREMOST)
        .bind("queue", queue)
        .bind("now", Values.micros(now))
        .map((rs, c) -> Optional.ofNullable(rs.getObject(1)))
        .one()
        .map(rank -> Priority.ofRank(((Number) rank).intValue()));
  }

  @Override
  public int hasten(String queue, Instant madeBefore, Priority priority) {
    return h.createUpdate(
            "update work set priority = :priority where queue = :queue and priority > :priority and state in ('READY', 'WAITING')"
                + " and work_key in (select message_key from message where state = 'LISTED' and created_at < :before)")
        .bind("queue", queue)
        .bind("priority", priority.rank())
        .bind("before", Values.micros(madeBefore))
        .execute();
  }

  @Override
  public List<WorkItem> lease(String queue, String owner, Instant now, Instant until, int limit) {
    h.createUpdate(
            "update work set state = 'READY', owner = '', waiting_for = '' where queue = :queue and state in ('WAITING', 'LEASED')"
                + " and due <= :now")
        .bind("queue", queue)
        .bind("now", Values.micros(now))
        .execute();
    List<WorkItem> items = new ArrayList<>();
    for (int priority : levels(queue)) {
      if (items.size() < limit) {
        items.addAll(turn(queue, priority, limit - items.size()));
      }
    }
    if (!items.isEmpty()) {
      h.createUpdate(
              "update work set state = 'LEASED', owner = :owner, due = :until, attempts = attempts + 1 where id in (<ids>)")
          .bindList("ids", items.stream().map(WorkItem::id).toList())
          .bind("owner", owner)
          .bind("until", Values.micros(until))
          .execute();
    }
    return items;
  }

  private List<Integer> levels(String queue) {
    return h.createQuery(WorkSql.LEVELS).bind("queue", queue).map((rs, c) -> rs.getInt(1)).list();
  }

  /**
   * A ready row may be taken at once; what is for later waits in another state, so no row is met
   * that must be passed over. One row of each company, beginning behind the one that was last
   * served; only if there are fewer companies than rows wanted, their second, third, … rows. So
   * neither many rows of one company nor many companies cost anything.
   */
  private List<WorkItem> turn(String queue, int priority, int limit) {
    String last = lastServed(queue, priority);
    List<WorkItem> items = new ArrayList<>(hop(WorkSql.AFTER, queue, priority, last, limit));
    if (items.size() < limit && !last.isEmpty()) {
      hop(WorkSql.FROM_START, queue, priority, "", limit - items.size()).stream()
          .filter(i -> company(i).compareTo(last) <= 0)
          .forEach(items::add);
    }
    if (items.size() < limit) {
      items =
          h.createQuery(WorkSql.FAIR)
              .bind("queue", queue)
              .bind("priority", priority)
              .bind("limit", limit)
              .map((rs, c) -> item(rs))
              .list();
    }
    if (!items.isEmpty()) {
      h.createUpdate(
              "insert into work_round (queue, priority, company) values (:queue, :priority, :company)"
                  + " on conflict (queue, priority) do update set company = excluded.company")
          .bind("queue", queue)
          .bind("priority", priority)
          .bind("company", company(items.get(items.size() - 1)))
          .execute();
    }
    return items;
  }

  private String lastServed(String queue, int priority) {
    return h.createQuery(
            "select company from work_round where queue = :queue and priority = :priority")
        .bind("queue", queue)
        .bind("priority", priority)
        .map((rs, c) -> rs.getString(1))
        .findOne()
        .orElse("");
  }

  private List<WorkItem> hop(String sql, String queue, int priority, String last, int limit) {
    return h.createQuery(sql)
        .bind("queue", queue)
        .bind("priority", priority)
        .bind("last", last)
        .bind("limit", limit)
        .map((rs, c) -> item(rs))
        .list();
  }

  private static String company(WorkItem item) {
    return item.company().map(CompanyId::value).orElse("");
  }

  @Override
  public boolean finish(
      WorkItem item, String owner, WorkState state, Optional<Problem> problem, Instant notBefore) {
    return end(item, owner, state, problem, "", notBefore);
  }

  @Override
  public boolean park(
      WorkItem item, String owner, String waitingFor, Problem problem, Instant notBefore) {
    return end(item, owner, WorkState.WAITING, Optional.of(problem), waitingFor, notBefore);
  }

  @Override
  public boolean cancel(String queue, String key, Problem why) {
    return h.createUpdate(
                "update work set state = 'REJECTED', waiting_for = '', due = 0, problem = :problem"
                    + " where queue = :queue and work_key = :key and state in ('READY', 'WAITING')")
            .bind("queue", queue)
            .bind("key", key)
            .bind("problem", Json.write(why))
            .execute()
        == 1;
  }

  private boolean end(
      WorkItem item,
      String owner,
      WorkState state,
      Optional<Problem> problem,
      String waitingFor,
      Instant notBefore) {
    Update u =
        h.createUpdate(
                "update work set state = case when again = 1 then 'READY' else :state end,"
                    + " waiting_for = case when again = 1 then '' else :waiting_for end,"
                    + " attempts = case when again = 1 or :state = 'READY' then 0 else attempts end,"
                    + " due = case when again = 1 then 0 else :due end, again = 0, owner = '', problem = :problem"
                    + HELD)
            .bind("id", item.id())
            .bind("owner", owner)
            .bind("state", state.name())
            .bind("waiting_for", waitingFor)
            .bind("due", Values.micros(notBefore));
    if (Values.bindJson(u, "problem", problem).execute() == 0) {
      return false;
    }
    boolean ready =
        h.createQuery("select state from work where id = :id")
            .bind("id", item.id())
            .map((rs, c) -> rs.getString(1))
            .one()
            .equals("READY");
    if (ready) {
      readied.run();
    }
    return true;
  }

  @Override
  public int release(List<WorkItem> items, String owner) {
    int n =
        batch(
            "update work set state = 'READY', owner = '', due = 0, attempts = attempts - 1" + HELD,
            items,
            owner,
            Instant.EPOCH);
    if (n > 0) {
      readied.run();
    }
    return n;
  }

  @Override
  public int extend(List<WorkItem> items, String owner, Instant until) {
    return batch("update work set due = :until" + HELD, items, owner, until);
  }

  private int batch(String sql, List<WorkItem> items, String owner, Instant until) {
    if (items.isEmpty()) {
      return 0;
    }
    PreparedBatch batch = h.prepareBatch(sql);
    for (WorkItem item : items) {
      batch.bind("id", item.id()).bind("owner", owner).bind("until", Values.micros(until)).add();
    }
    int n = 0;
    for (int count : batch.execute()) {
      n += Math.max(0, count);
    }
    return n;
  }

  @Override
  public int recover(String ownerPrefix, Instant now) {
    int n =
        h.createUpdate(
                "update work set state = 'READY', owner = '', due = :now where state = 'LEASED' and substr(owner, 1, :length) = :prefix")
            .bind("now", Values.micros(now))
            .bind("length", ownerPrefix.length())
            .bind("prefix", ownerPrefix)
            .execute();
    if (n > 0) {
      readied.run();
    }
    return n;
  }

  @Override
  public int wake(String waitingFor, Instant now) {
    int n =
        h.createUpdate(
                "update work set state = 'READY', due = :now, waiting_for = '' where state = 'WAITING' and waiting_for = :what")
            .bind("now", Values.micros(now))
            .bind("what", waitingFor)
            .execute();
    if (n > 0) {
      readied.run();
    }
    return n;
  }

  @Override
  public Optional<Instant> nextReady(List<String> queues) {
    if (queues.isEmpty()) {
      return Optional.empty();
    }
    Query q = h.createQuery(WorkSql.next(queues.size()));
    for (int i = 0; i < queues.size(); i++) {
      q.bind("queue" + i, queues.get(i));
    }
    return q.map((rs, c) -> Values.maybeInstant(rs, "due")).one();
  }

  @Override
  public int busy(Collection<String> queues, Optional<CompanyId> company, Instant until) {
    if (queues.isEmpty()) {
      return 0;
    }
    Query q =
        h.createQuery(company.isPresent() ? WorkSql.BUSY_OF_COMPANY : WorkSql.BUSY)
            .bindList("queues", List.copyOf(queues))
            .bind("until", Values.micros(until));
    company.ifPresent(c -> q.bind("company", c.value()));
    return q.map((rs, c) -> rs.getInt(1)).one();
  }

  @Override
  public Map<String, Map<WorkState, Integer>> counts(Optional<CompanyId> company) {
    Map<String, Map<WorkState, Integer>> counts = new TreeMap<>();
    Query q =
        h.createQuery(
            "select queue, state, count(*) n from ("
                + "select queue, case when state = 'WAITING' and problem is null then 'READY' else state end as state from work"
                + (company.isPresent() ? " where company = :company" : "")
                + ") shown group by queue, state");
    company.ifPresent(c -> q.bind("company", c.value()));
    q.map(
            (rs, c) ->
                counts
                    .computeIfAbsent(rs.getString("queue"), k -> new EnumMap<>(WorkState.class))
                    .put(Values.one(WorkState.class, rs, "state"), rs.getInt("n")))
        .list();
    return counts;
  }

  @Override
  public List<WorkItem> list(Optional<CompanyId> company, WorkState state, int limit) {
    Query q =
        h.createQuery(
                "select * from work where state = :state"
                    + (company.isPresent() ? " and company = :company" : "")
                    + " order by id limit :limit")
            .bind("state", state.name())
            .bind("limit", limit);
    company.ifPresent(c -> q.bind("company", c.value()));
    return q.map((rs, c) -> item(rs)).list();
  }

  private static Update bind(Update u, WorkOrder order, Instant due) {
    return u.bind("queue", order.queue())
        .bind("key", order.key())
        .bind("company", Values.orEmpty(order.company()))
        .bind("payload", order.payload())
        .bind("priority", order.priority().rank())
        .bind("due", Values.micros(due));
  }

  private static WorkItem item(ResultSet rs) throws SQLException {
    return new WorkItem(
        rs.getLong("id"),
        rs.getString("queue"),
        rs.getString("work_key"),
        Values.maybeCompany(rs),
        rs.getString("payload"),
        rs.getInt("attempts"),
        Values.text(rs, "problem").map(j -> Json.read(j, Problem.class)),
        Priority.ofRank(rs.getInt("priority")));
  }
}
