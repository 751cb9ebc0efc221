package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.partida.api.network.MessageState;
import org.partida.base.json.Json;
import org.partida.base.port.MailboxStore.Mailbox;
import org.partida.base.port.OverviewStore;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** Looks at many companies at once, in SQL. */
final class Overviews implements OverviewStore {
  private final Handle h;

  Overviews(Handle h) {
    this.h = h;
  }

  @Override
  public List<Standing> standings(Look look, Instant now) {
    if (none(look.of())) {
      return List.of();
    }
    Query q =
        h.createQuery(
                OverviewSql.STANDINGS
                    + (look.of().isPresent() ? " and c.id in (<of>)" : "")
                    + (look.after().isPresent() ? " and c.id > :after" : "")
                    + (look.troubled().isPresent() ? OverviewSql.TROUBLED : "")
                    + " order by c.id limit :limit")
            .bind("limit", look.limit());
    look.of().ifPresent(of -> q.bindList("of", ids(of)));
    look.after().ifPresent(a -> q.bind("after", a.value()));
    look.troubled().ifPresent(t -> q.bind("since", Values.micros(t)));
    return q.map((rs, c) -> standing(rs, now)).list();
  }

  private static Standing standing(ResultSet rs, Instant now) throws SQLException {
    boolean enrolled = Values.maybeInstant(rs, "seen_until").isPresent();
    Mailbox box =
        enrolled
            ? Mailboxes.mailbox(rs)
            : Mailbox.fresh(
                Values.company(rs),
                rs.getString("network"),
                rs.getString("connection"),
                now,
                false);
    return new Standing(box, Values.maybeInstant(rs, "listed_until"));
  }

  @Override
  public List<Totals> totals(Instant unseenSince) {
    return h.createQuery(OverviewSql.TOTALS)
        .bind("since", Values.micros(unseenSince))
        .map(
            (rs, c) ->
                new Totals(
                    rs.getString("network"),
                    rs.getInt("mailboxes"),
                    rs.getInt("queued"),
                    rs.getInt("to_fetch"),
                    Values.maybeInstant(rs, "last_due"),
                    Values.maybeInstant(rs, "oldest_seen"),
                    Values.text(rs, "oldest").map(CompanyId::new),
                    rs.getInt("unseen"),
                    Values.maybeInstant(rs, "first_swept"),
                    Values.maybeInstant(rs, "last_swept")))
        .list();
  }

  @Override
  public Map<MessageState, Integer> messages(Optional<? extends Collection<CompanyId>> of) {
    Map<MessageState, Integer> counts = new EnumMap<>(MessageState.class);
    if (none(of)) {
      return counts;
    }
    Query q =
        h.createQuery(
            "select state, count(*) n from message"
                + (of.isPresent() ? " where company in (<of>)" : "")
                + " group by state");
    of.ifPresent(o -> q.bindList("of", ids(o)));
    q.map((rs, c) -> counts.put(state(rs), rs.getInt("n"))).list();
    return counts;
  }

  @Override
  public Map<CompanyId, Map<MessageState, Integer>> messagesByCompany(
      String network, Collection<CompanyId> of) {
    Map<CompanyId, Map<MessageState, Integer>> counts = new HashMap<>();
    if (of.isEmpty()) {
      return counts;
    }
    h.createQuery(
            "select company, state, count(*) n from message where network = :network and company in (<of>)"
                + " group by company, state")
        .bind("network", network)
        .bindList("of", ids(of))
        .map(
            (rs, c) ->
                counts
                    .computeIfAbsent(Values.company(rs), k -> new EnumMap<>(MessageState.class))
                    .put(state(rs), rs.getInt("n")))
        .list();
    return counts;
  }

  private static MessageState state(ResultSet rs) throws SQLException {
    return Values.one(MessageState.class, rs, "state");
  }

  @Override
  public Map<CompanyId, Problem> firstProblems(Collection<CompanyId> of) {
    Map<CompanyId, Problem> problems = new HashMap<>();
    if (!of.isEmpty()) {
      h.createQuery(OverviewSql.FIRST_PROBLEMS)
          .bindList("of", ids(of))
          .map((rs, c) -> problems.put(Values.company(rs), problem(rs)))
          .list();
    }
    return problems;
  }

  @Override
  public List<Problem> problems(Optional<? extends Collection<CompanyId>> of, int limit) {
    if (none(of)) {
      return List.of();
    }
    Query q =
        h.createQuery(
                "select problem from work where problem is not null"
                    + (of.isPresent() ? " and company in (<of>)" : " and company <> ''")
                    + " order by company, id limit :limit")
            .bind("limit", limit);
    of.ifPresent(o -> q.bindList("of", ids(o)));
    return q.map((rs, c) -> problem(rs)).list();
  }

  private static Problem problem(ResultSet rs) throws SQLException {
    return Json.read(rs.getString("problem"), Problem.class);
  }

  private static boolean none(Optional<? extends Collection<CompanyId>> of) {
    return of.filter(Collection::isEmpty).isPresent();
  }

  private static List<String> ids(Collection<CompanyId> of) {
    return of.stream().map(CompanyId::value).toList();
  }
}
