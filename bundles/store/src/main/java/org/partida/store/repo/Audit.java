package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.partida.base.port.AuditStore;
import org.partida.model.CompanyId;

/** The audit trail in SQL. */
final class Audit implements AuditStore {
  private final Handle h;

  Audit(Handle h) {
    this.h = h;
  }

  @Override
  public void add(Row row) {
    h.createUpdate(
            "insert into audit (happened_at, actor, channel, company, action, subject, detail)"
                + " values (:at, :actor, :channel, :company, :action, :subject, :detail)")
        .bind("at", Values.micros(row.at()))
        .bind("actor", row.actor())
        .bind("channel", row.channel())
        .bind("company", Values.orEmpty(row.company()))
        .bind("action", row.action())
        .bind("subject", row.subject())
        .bind("detail", row.detail())
        .execute();
  }

  @Override
  public List<Row> list(Optional<CompanyId> company, int limit) {
    Query q =
        h.createQuery(
                "select * from audit"
                    + (company.isPresent() ? " where company = :company" : "")
                    + " order by id desc limit :limit")
            .bind("limit", limit);
    company.ifPresent(c -> q.bind("company", c.value()));
    return q.map((rs, c) -> row(rs)).list();
  }

  @Override
  public List<Row> of(String subject, int limit) {
    return h.createQuery("select * from audit where subject = :subject order by id limit :limit")
        .bind("subject", subject)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        Values.instant(rs, "happened_at"),
        rs.getString("actor"),
        rs.getString("channel"),
        Values.maybeCompany(rs),
        rs.getString("action"),
        rs.getString("subject"),
        rs.getString("detail"));
  }
}
