package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.ArchiveStore;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/** The archive's index in SQL. */
final class ArchiveIndex implements ArchiveStore {
  private final Handle h;

  ArchiveIndex(Handle h) {
    this.h = h;
  }

  @Override
  public void put(ArchiveRow row) {
    Update u =
        h.createUpdate(
                "insert into archive_object (company, hash, role, name, size, seals, network, stored_at)"
                    + " values (:company, :hash, :role, :name, :size, :seals, :network, :stored_at) on conflict do nothing")
            .bind("company", row.company().value())
            .bind("hash", row.id().hex())
            .bind("role", row.role())
            .bind("name", row.name())
            .bind("size", row.size())
            .bind("stored_at", Values.micros(row.storedAt()));
    Values.bindText(u, "seals", row.seals());
    Values.bindText(u, "network", row.network()).execute();
  }

  @Override
  public List<ArchiveRow> find(CompanyId company, Sha256 id) {
    return h.createQuery(
            "select * from archive_object where company = :company and hash = :hash order by role")
        .bind("company", company.value())
        .bind("hash", id.hex())
        .map((rs, c) -> row(rs))
        .list();
  }

  @Override
  public List<ArchiveRow> list(Optional<CompanyId> company, Optional<ArchiveRow> after, int limit) {
    String sql =
        "select * from archive_object where 1 = 1"
            + (company.isPresent() ? " and company = :company" : "")
            + (after.isPresent()
                ? " and (company, hash, role) > (:after_company, :after_hash, :after_role)"
                : "")
            + " order by company, hash, role limit :limit";
    Query q = h.createQuery(sql).bind("limit", limit);
    company.ifPresent(c -> q.bind("company", c.value()));
    after.ifPresent(
        a ->
            q.bind("after_company", a.company().value())
                .bind("after_hash", a.id().hex())
                .bind("after_role", a.role()));
    return q.map((rs, c) -> row(rs)).list();
  }

  private static ArchiveRow row(ResultSet rs) throws SQLException {
    return new ArchiveRow(
        Values.company(rs),
        new Sha256(rs.getString("hash")),
        rs.getString("role"),
        rs.getString("name"),
        rs.getLong("size"),
        Values.hash(rs, "seals"),
        Values.text(rs, "network"),
        Values.instant(rs, "stored_at"));
  }
}
