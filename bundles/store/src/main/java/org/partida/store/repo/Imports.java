package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportResult;
import org.partida.base.json.Json;
import org.partida.base.port.ImportStore;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/** Files that were handed over, in SQL. */
final class Imports implements ImportStore {
  private final Handle h;

  Imports(Handle h) {
    this.h = h;
  }

  /** What is not asked by. */
  private record Content(
      ImportResult result, List<String> parts, ImportOptions options, String by) {}

  @Override
  public void put(ImportRecord r) {
    Update u =
        h.createUpdate(
                "insert into imported_file (id, company, file_hash, file_name, state, problems, content, parent, at)"
                    + " values (:id, :company, :file, :name, :state, :problems, :content, :parent, :at)"
                    + " on conflict (id) do update set company = excluded.company, file_name = excluded.file_name, state = excluded.state,"
                    + " problems = excluded.problems, content = excluded.content, parent = excluded.parent, at = excluded.at")
            .bind("id", r.id())
            .bind("company", Values.orEmpty(r.company()))
            .bind("file", r.file().hex())
            .bind("name", r.fileName())
            .bind("state", r.state().name())
            .bind("problems", r.result().problems().size())
            .bind("content", Json.write(new Content(r.result(), r.parts(), r.options(), r.by())))
            .bind("at", Values.micros(r.at()));
    Values.bindText(u, "parent", r.parent()).execute();
  }

  @Override
  public Optional<ImportRecord> find(String id) {
    return h.createQuery("select * from imported_file where id = :id")
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public List<ImportRecord> list(
      Collection<CompanyId> companies, boolean nobodys, boolean problems, int limit) {
    List<String> whose = new ArrayList<>(companies.stream().map(CompanyId::value).toList());
    if (nobodys) {
      whose.add("");
    }
    if (whose.isEmpty()) {
      return List.of();
    }
    return h.createQuery(
            "select * from imported_file where company in (<whose>)"
                + (problems ? " and problems > 0" : "")
                + " order by at desc, id desc limit :limit")
        .bindList("whose", whose)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  private static ImportRecord row(ResultSet rs) throws SQLException {
    Content c = Json.read(rs.getString("content"), Content.class);
    return new ImportRecord(
        rs.getString("id"),
        Values.maybeCompany(rs),
        rs.getString("file_name"),
        new Sha256(rs.getString("file_hash")),
        Values.one(ImportRecord.State.class, rs, "state"),
        c.result(),
        c.parts(),
        Values.text(rs, "parent"),
        c.options(),
        c.by(),
        Values.instant(rs, "at"));
  }
}
