package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.partida.base.json.Json;
import org.partida.base.port.AllocationStore;
import org.partida.model.CompanyId;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.posting.AccountRule;

/** Allocation in SQL. */
final class Allocations implements AllocationStore {
  private static final String LINE = "select content, state from allocation_line ";

  private final Handle h;

  Allocations(Handle h) {
    this.h = h;
  }

  @Override
  public void putRule(CompanyId company, RuleRow r) {
    h.createUpdate(
            "insert into allocation_rule (company, id, version, dropped, content) values (:company, :id, :version, :dropped, :content)"
                + " on conflict (company, id, version) do update set dropped = excluded.dropped, content = excluded.content")
        .bind("company", company.value())
        .bind("id", r.rule().id())
        .bind("version", r.rule().version())
        .bind("dropped", r.dropped() ? 1 : 0)
        .bind("content", Json.write(r))
        .execute();
  }

  @Override
  public List<RuleRow> rules(CompanyId company) {
    return h.createQuery(
            "select r.content from allocation_rule r where r.company = :company and r.dropped = 0"
                + " and r.version = (select max(v.version) from allocation_rule v where v.company = r.company and v.id = r.id)"
                + " order by r.id")
        .bind("company", company.value())
        .map((rs, c) -> Json.read(rs.getString(1), RuleRow.class))
        .list();
  }

  @Override
  public List<RuleRow> versions(CompanyId company, String id) {
    return h.createQuery(
            "select content from allocation_rule where company = :company and id = :id order by version")
        .bind("company", company.value())
        .bind("id", id)
        .map((rs, c) -> Json.read(rs.getString(1), RuleRow.class))
        .list();
  }

  @Override
  public void putAccountRule(CompanyId company, AccountRule r) {
    Update u =
        h.createUpdate(
                "insert into account_rule (company, standard, document, seat, from_day, account) values (:company, :standard, :document, :seat, :from_day, :account)"
                    + " on conflict (company, standard, document, seat, from_day) do update set account = excluded.account")
            .bind("company", company.value())
            .bind("standard", r.standard().toString())
            .bind("document", r.document().orElse(""))
            .bind("seat", r.seat().orElse(""))
            .bind("from_day", r.from().toString());
    Values.bindText(u, "account", r.account().map(AccountCode::toString)).execute();
  }

  @Override
  public List<AccountRule> accountRules(CompanyId company) {
    return h.createQuery(
            "select * from account_rule where company = :company order by standard, document, seat, from_day")
        .bind("company", company.value())
        .map(
            (rs, c) ->
                new AccountRule(
                    AccountCode.of(rs.getString("standard")),
                    Values.text(rs, "document").filter(d -> !d.isEmpty()),
                    Values.text(rs, "seat").filter(d -> !d.isEmpty()),
                    Values.day(rs, "from_day").orElseThrow(),
                    Values.text(rs, "account").map(AccountCode::of)))
        .list();
  }

  @Override
  public void putLines(CompanyId company, String document, List<LineRow> lines) {
    h.createUpdate("delete from allocation_line where document = :document")
        .bind("document", document)
        .execute();
    if (lines.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into allocation_line (document, line, company, partner, text, day, state, content)"
                + " values (:document, :line, :company, :partner, :text, :day, :state, :content)"
                + " on conflict (document, line) do update set content = excluded.content, state = excluded.state");
    for (LineRow r : lines) {
      batch
          .bind("document", document)
          .bind("line", r.line().line())
          .bind("company", company.value())
          .bind("partner", r.line().facts().partner())
          .bind("text", r.text())
          .bind("day", r.line().facts().day().toString())
          .bind("state", r.state().name())
          .bind("content", Json.write(r))
          .add();
    }
    batch.execute();
  }

  @Override
  public void markLines(String document, LineState state) {
    h.createUpdate("update allocation_line set state = :state where document = :document")
        .bind("state", state.name())
        .bind("document", document)
        .execute();
  }

  @Override
  public List<LineRow> lines(String document) {
    return h.createQuery(LINE + "where document = :document order by line")
        .bind("document", document)
        .map((rs, c) -> line(rs))
        .list();
  }

  @Override
  public List<LineRow> ofText(CompanyId company, String partner, String text, int limit) {
    return h.createQuery(
            LINE
                + "where company = :company and partner = :partner and text = :text order by day desc, document, line limit :limit")
        .bind("company", company.value())
        .bind("partner", partner)
        .bind("text", LineRow.shortened(text))
        .bind("limit", limit)
        .map((rs, c) -> line(rs))
        .list();
  }

  @Override
  public List<LineRow> since(CompanyId company, LocalDate day, int limit, Optional<LineRow> after) {
    return h.createQuery(
            LINE
                + "where company = :company and (day > :day or (day = :day and (document > :document or (document = :document and line > :line))))"
                + " order by day, document, line limit :limit")
        .bind("company", company.value())
        .bind("day", after.map(r -> r.line().facts().day()).orElse(day).toString())
        .bind("document", after.map(LineRow::document).orElse(""))
        .bind("line", after.map(r -> r.line().line()).orElse(""))
        .bind("limit", limit)
        .map((rs, c) -> line(rs))
        .list();
  }

  /** The state stands in its column, where it changes. */
  private static LineRow line(ResultSet rs) throws SQLException {
    LineRow r = Json.read(rs.getString(1), LineRow.class);
    return new LineRow(
        r.document(),
        r.number(),
        Values.one(LineState.class, rs, "state"),
        r.corrected(),
        r.text(),
        r.line());
  }
}
