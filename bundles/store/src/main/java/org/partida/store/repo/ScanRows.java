package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.document.Scan;
import org.partida.api.document.ScanKind;
import org.partida.api.document.ScanState;
import org.partida.base.port.ScanStore;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.Sha256;

/** Papers that came as pictures, in SQL. */
final class ScanRows implements ScanStore {
  private final Handle h;

  ScanRows(Handle h) {
    this.h = h;
  }

  @Override
  public boolean addIfNew(Scan s) {
    Update u =
        h.createUpdate(
                "insert into scan (id, company, hash, name, media_type, size, pages, kind, note, state, document, sent_by, sent_at, ended_by, ended_at, reason)"
                    + " values (:id, :company, :hash, :name, :type, :size, :pages, :kind, :note, :state, :document, :by, :at, :endedBy, :endedAt, :reason)"
                    + " on conflict (id) do nothing")
            .bind("company", s.company().value())
            .bind("hash", s.hash().hex())
            .bind("name", s.name())
            .bind("type", s.mediaType())
            .bind("size", s.size())
            .bind("pages", s.pages())
            .bind("kind", s.kind().name())
            .bind("note", s.note())
            .bind("by", s.sentBy())
            .bind("at", Values.micros(s.sentAt()));
    return standing(u, s).execute() > 0;
  }

  @Override
  public Optional<Scan> find(String id) {
    return h.createQuery("select * from scan where id = :id")
        .bind("id", id)
        .map((rs, c) -> scan(rs))
        .findOne();
  }

  @Override
  public void update(Scan s) {
    standing(
            h.createUpdate(
                "update scan set state = :state, document = :document, ended_by = :endedBy, ended_at = :endedAt, reason = :reason where id = :id"),
            s)
        .execute();
  }

  private static Update standing(Update u, Scan s) {
    u.bind("id", s.id()).bind("state", s.state().name());
    Values.bindText(u, "document", s.document());
    Values.bindText(u, "endedBy", s.endedBy());
    Values.bindInstant(u, "endedAt", s.endedAt());
    return Values.bindText(u, "reason", s.reason());
  }

  @Override
  public Page<Scan> list(
      List<CompanyId> companies,
      Optional<ScanState> state,
      Optional<String> document,
      int limit,
      Optional<String> after) {
    if (companies.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    StringBuilder sql = new StringBuilder("select * from scan where company in (<companies>)");
    state.ifPresent(s -> sql.append(" and state = :state"));
    document.ifPresent(d -> sql.append(" and document = :document"));
    after.ifPresent(a -> sql.append(" and (sent_at > :at or (sent_at = :at and id > :id))"));
    Query q =
        h.createQuery(sql + " order by sent_at, id limit :limit")
            .bindList("companies", companies.stream().map(CompanyId::value).toList())
            .bind("limit", Keyset.fetch(limit));
    state.ifPresent(s -> q.bind("state", s.name()));
    document.ifPresent(d -> q.bind("document", d));
    after.ifPresent(
        a -> {
          String[] parts = Keyset.parts(a, 2);
          q.bind("at", Keyset.number(a, parts[0])).bind("id", parts[1]);
        });
    return Keyset.page(
        q.map((rs, c) -> scan(rs)).list(), limit, s -> Values.micros(s.sentAt()) + "|" + s.id());
  }

  @Override
  public Map<CompanyId, Integer> waiting(List<CompanyId> companies) {
    Map<CompanyId, Integer> counts = new LinkedHashMap<>();
    if (companies.isEmpty()) {
      return counts;
    }
    h.createQuery(
            "select company, count(*) as n from scan where state = 'WAITING' and company in (<companies>) group by company")
        .bindList("companies", companies.stream().map(CompanyId::value).toList())
        .map((rs, c) -> Map.entry(Values.company(rs), rs.getInt("n")))
        .forEach(e -> counts.put(e.getKey(), e.getValue()));
    return counts;
  }

  private static Scan scan(ResultSet rs) throws SQLException {
    return new Scan(
        rs.getString("id"),
        Values.company(rs),
        new Sha256(rs.getString("hash")),
        rs.getString("name"),
        rs.getString("media_type"),
        rs.getLong("size"),
        rs.getInt("pages"),
        Values.one(ScanKind.class, rs, "kind"),
        rs.getString("note"),
        Values.one(ScanState.class, rs, "state"),
        Values.text(rs, "document"),
        rs.getString("sent_by"),
        Values.instant(rs, "sent_at"),
        Values.text(rs, "ended_by"),
        Values.maybeInstant(rs, "ended_at"),
        Values.text(rs, "reason"));
  }
}
