package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.source.Pulled;
import org.partida.api.source.PulledState;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourceWindow;
import org.partida.api.source.Sources.PulledFilter;
import org.partida.base.json.Json;
import org.partida.base.port.SourceRow;
import org.partida.base.port.SourceStore;
import org.partida.model.Page;
import org.partida.model.Sha256;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourceType;

/** Sources in SQL. */
final class SourceRows implements SourceStore {
  private final Handle h;

  SourceRows(Handle h) {
    this.h = h;
  }

  @Override
  public void putSource(SourceRow row) {
    SourceConnection c = row.connection();
    Update u =
        h.createUpdate(
                "insert into source_connection (id, company, connector, name, settings, secrets, account, verified, connected, made_at, made_by)"
                    + " values (:id, :company, :connector, :name, :settings, :secrets, :account, :verified, :connected, :at, :who)"
                    + " on conflict (id) do update set company = excluded.company, connector = excluded.connector, name = excluded.name,"
                    + " settings = excluded.settings, secrets = excluded.secrets, account = excluded.account, verified = excluded.verified,"
                    + " connected = excluded.connected, made_at = excluded.made_at, made_by = excluded.made_by")
            .bind("id", c.id())
            .bind("company", c.company().value())
            .bind("connector", c.connector())
            .bind("name", c.name())
            .bind("settings", Json.write(c.settings()))
            .bind("verified", c.verified() ? 1 : 0)
            .bind("connected", c.connected() ? 1 : 0)
            .bind("at", Values.micros(c.madeAt()))
            .bind("who", c.madeBy());
    Values.bindText(u, "account", c.account());
    Values.bindText(u, "secrets", row.secrets()).execute();
  }

  @Override
  public Optional<SourceRow> source(String id) {
    return h.createQuery("select * from source_connection where id = :id")
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public List<SourceRow> sources() {
    return h.createQuery("select * from source_connection order by id")
        .map((rs, c) -> row(rs))
        .list();
  }

  private static SourceRow row(ResultSet rs) throws SQLException {
    return new SourceRow(
        new SourceConnection(
            rs.getString("id"),
            Values.company(rs),
            rs.getString("connector"),
            rs.getString("name"),
            Json.readMap(rs.getString("settings"), String.class),
            Values.text(rs, "account"),
            rs.getInt("verified") == 1,
            rs.getInt("connected") == 1,
            Values.instant(rs, "made_at"),
            rs.getString("made_by")),
        Values.text(rs, "secrets"));
  }

  @Override
  public void putWindow(SourceWindow w) {
    Update u =
        h.createUpdate(
                "insert into source_window (connection, seat, type, from_day, to_day, next_cursor, done, pulled, problem, at)"
                    + " values (:connection, :seat, :type, :from_day, :to_day, :next, :done, :pulled, :problem, :at)"
                    + " on conflict (connection, seat, type) do update set from_day = excluded.from_day, to_day = excluded.to_day,"
                    + " next_cursor = excluded.next_cursor, done = excluded.done, pulled = excluded.pulled, problem = excluded.problem, at = excluded.at")
            .bind("connection", w.connection())
            .bind("seat", w.seat())
            .bind("type", w.type().name())
            .bind("from_day", w.from().toString())
            .bind("to_day", w.to().toString())
            .bind("done", w.done() ? 1 : 0)
            .bind("pulled", w.pulled())
            .bind("at", Values.micros(w.at()));
    Values.bindText(u, "next", w.cursor());
    Values.bindJson(u, "problem", w.problem()).execute();
  }

  @Override
  public List<SourceWindow> windows(String connection) {
    return h.createQuery(
            "select * from source_window where connection = :connection order by seat, type")
        .bind("connection", connection)
        .map(
            (rs, c) ->
                new SourceWindow(
                    rs.getString("connection"),
                    rs.getString("seat"),
                    Values.one(SourceType.class, rs, "type"),
                    Values.day(rs, "from_day").orElseThrow(),
                    Values.day(rs, "to_day").orElseThrow(),
                    Values.text(rs, "next_cursor"),
                    rs.getInt("done") == 1,
                    rs.getLong("pulled"),
                    Values.problem(rs, "problem"),
                    Values.instant(rs, "at")))
        .list();
  }

  @Override
  public void putPulled(Pulled p) {
    Update u =
        h.createUpdate(
                "insert into source_pulled (id, connection, company, seat, type, source_id, form, content, facts, state, document, problem, pulled_at)"
                    + " values (:id, :connection, :company, :seat, :type, :source_id, :form, :content, :facts, :state, :document, :problem, :at)"
                    + " on conflict (connection, type, source_id) do update set seat = excluded.seat, form = excluded.form, content = excluded.content,"
                    + " facts = excluded.facts, state = excluded.state, document = excluded.document, problem = excluded.problem,"
                    + " pulled_at = excluded.pulled_at")
            .bind("id", p.id())
            .bind("connection", p.connection())
            .bind("company", p.company().value())
            .bind("seat", p.seat())
            .bind("type", p.type().name())
            .bind("source_id", p.sourceId())
            .bind("form", p.form().name())
            .bind("content", p.content().hex())
            .bind("state", p.state().name())
            .bind("at", Values.micros(p.pulledAt()));
    Values.bindJson(u, "facts", p.facts());
    Values.bindText(u, "document", p.document());
    Values.bindJson(u, "problem", p.problem()).execute();
  }

  @Override
  public Optional<Pulled> pulled(String connection, SourceType type, String sourceId) {
    return h.createQuery(
            "select * from source_pulled where connection = :connection and type = :type and source_id = :source_id")
        .bind("connection", connection)
        .bind("type", type.name())
        .bind("source_id", sourceId)
        .map((rs, c) -> pulled(rs))
        .findOne();
  }

  @Override
  public Optional<Pulled> pulled(String id) {
    return h.createQuery("select * from source_pulled where id = :id")
        .bind("id", id)
        .map((rs, c) -> pulled(rs))
        .findOne();
  }

  @Override
  public Optional<String> seatOf(String document) {
    return h.createQuery(
            "select seat from source_pulled where document = :document order by pulled_at desc, id limit 1")
        .bind("document", document)
        .mapTo(String.class)
        .findOne();
  }

  @Override
  public Page<Pulled> list(PulledFilter f, int limit, Optional<String> after) {
    StringBuilder sql = new StringBuilder("select * from source_pulled where company = :company");
    f.connection().ifPresent(c -> sql.append(" and connection = :connection"));
    f.state().ifPresent(s -> sql.append(" and state = :state"));
    after.ifPresent(a -> sql.append(" and (pulled_at < :at or (pulled_at = :at and id > :id))"));
    Query q =
        h.createQuery(sql + " order by pulled_at desc, id limit :limit")
            .bind("company", f.company().value())
            .bind("limit", Keyset.fetch(limit));
    f.connection().ifPresent(c -> q.bind("connection", c));
    f.state().ifPresent(s -> q.bind("state", s.name()));
    after.ifPresent(
        a -> {
          String[] parts = Keyset.parts(a, 2);
          q.bind("at", Keyset.number(a, parts[0])).bind("id", parts[1]);
        });
    return Keyset.page(
        q.map((rs, c) -> pulled(rs)).list(),
        limit,
        p -> Values.micros(p.pulledAt()) + "|" + p.id());
  }

  @Override
  public Map<PulledState, Long> counts(String connection) {
    Map<PulledState, Long> counts = new EnumMap<>(PulledState.class);
    h.createQuery(
            "select state, count(*) as n from source_pulled where connection = :connection group by state")
        .bind("connection", connection)
        .map((rs, c) -> Map.entry(Values.one(PulledState.class, rs, "state"), rs.getLong("n")))
        .forEach(e -> counts.put(e.getKey(), e.getValue()));
    return counts;
  }

  private static Pulled pulled(ResultSet rs) throws SQLException {
    return new Pulled(
        rs.getString("id"),
        rs.getString("connection"),
        Values.company(rs),
        rs.getString("seat"),
        Values.one(SourceType.class, rs, "type"),
        rs.getString("source_id"),
        Values.one(SourceItem.Form.class, rs, "form"),
        new Sha256(rs.getString("content")),
        Values.text(rs, "facts").map(j -> Json.read(j, Pulled.Facts.class)),
        Values.one(PulledState.class, rs, "state"),
        Values.text(rs, "document"),
        Values.problem(rs, "problem"),
        Values.instant(rs, "pulled_at"));
  }
}
