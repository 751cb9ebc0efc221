package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.json.Json;
import org.partida.base.port.VoucherStore;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.Question;

/** Vouchers in SQL. */
final class Vouchers implements VoucherStore {
  private final Handle h;

  Vouchers(Handle h) {
    this.h = h;
  }

  /** A voucher with its place in the order of arrival. */
  private record Numbered(long id, VoucherRecord voucher) {}

  @Override
  public boolean addIfNew(VoucherRecord voucher) {
    Update u =
        h.createUpdate(
                "insert into voucher (external_id, company, document, state, number, rule_version, problem, posted_at, reversed_by, content)"
                    + " values (:external_id, :company, :document, :state, :number, :rule_version, :problem, :posted_at, :reversed_by,"
                    + " :content) on conflict (external_id) do nothing")
            .bind("company", voucher.voucher().company().value())
            .bind("rule_version", voucher.ruleVersion())
            .bind("content", Json.write(voucher.voucher()));
    Values.bindText(u, "document", voucher.document());
    boolean added = bind(u, voucher).execute() == 1;
    if (added) {
      Concerns.put(h, voucher.voucher());
    }
    return added;
  }

  @Override
  public Optional<VoucherRecord> find(ExternalId id) {
    return h.createQuery("select * from voucher where external_id = :id")
        .bind("id", id.value())
        .map((rs, c) -> voucher(rs))
        .findOne();
  }

  @Override
  public Optional<VoucherRecord> byNumber(CompanyId company, String number) {
    return h.createQuery(
            "select * from voucher where company = :company and number = :number order by id limit 1")
        .bind("company", company.value())
        .bind("number", number)
        .map((rs, c) -> voucher(rs))
        .findOne();
  }

  @Override
  public void update(VoucherRecord voucher) {
    Update u =
        h.createUpdate(
            "update voucher set state = :state, number = :number, problem = :problem, posted_at = :posted_at, reversed_by = :reversed_by"
                + " where external_id = :external_id");
    Missing.requireOne(
        bind(u, voucher).execute(), "voucher", voucher.voucher().externalId().value());
  }

  @Override
  public void dropProposed(String documentId) {
    h.createUpdate(
            "delete from voucher_concern where external_id in"
                + " (select external_id from voucher where document = :document and state = 'PROPOSED')")
        .bind("document", documentId)
        .execute();
    h.createUpdate("delete from voucher where document = :document and state = 'PROPOSED'")
        .bind("document", documentId)
        .execute();
  }

  @Override
  public List<VoucherRecord> ofDocument(String documentId) {
    return h.createQuery("select * from voucher where document = :document order by id")
        .bind("document", documentId)
        .map((rs, c) -> voucher(rs))
        .list();
  }

  @Override
  public List<Voucher> concerning(CompanyId company, String partner, String number) {
    return h.createQuery(
            "select v.content from voucher_concern c join voucher v on v.external_id = c.external_id"
                + " where c.company = :company and c.partner = :partner and c.number = :number"
                + " and v.state in ('POSTED', 'REVERSED') order by v.id")
        .bind("company", company.value())
        .bind("partner", partner)
        .bind("number", number)
        .map((rs, c) -> Json.read(rs.getString(1), Voucher.class))
        .list();
  }

  @Override
  public Page<VoucherRecord> list(
      CompanyId company, Optional<VoucherState> state, int limit, Optional<String> after) {
    String sql =
        "select * from voucher where company = :company"
            + (state.isPresent() ? " and state = :state" : "")
            + (after.isPresent() ? " and id < :after" : "")
            + " order by id desc limit :limit";
    Query q =
        h.createQuery(sql).bind("company", company.value()).bind("limit", Keyset.fetch(limit));
    state.ifPresent(s -> q.bind("state", s.name()));
    after.ifPresent(a -> q.bind("after", Keyset.number(a, a)));
    List<Numbered> rows = q.map((rs, c) -> new Numbered(rs.getLong("id"), voucher(rs))).list();
    Page<Numbered> page = Keyset.page(rows, limit, n -> Long.toString(n.id()));
    return new Page<>(page.items().stream().map(Numbered::voucher).toList(), page.next());
  }

  @Override
  public void putQuestions(CompanyId company, String documentId, List<Question> questions) {
    h.createUpdate("delete from question where document = :document")
        .bind("document", documentId)
        .execute();
    if (questions.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into question (document, place, company, content) values (:document, :place, :company, :content)");
    for (int i = 0; i < questions.size(); i++) {
      batch
          .bind("document", documentId)
          .bind("place", i)
          .bind("company", company.value())
          .bind("content", Json.write(questions.get(i)))
          .add();
    }
    batch.execute();
  }

  @Override
  public List<Question> questions(String documentId) {
    return h.createQuery("select content from question where document = :document order by place")
        .bind("document", documentId)
        .map((rs, c) -> Json.read(rs.getString(1), Question.class))
        .list();
  }

  @Override
  public List<String> documentsWithQuestions(CompanyId company) {
    return h.createQuery(
            "select distinct document from question where company = :company order by document")
        .bind("company", company.value())
        .map((rs, c) -> rs.getString(1))
        .list();
  }

  private static Update bind(Update update, VoucherRecord v) {
    Update u =
        update
            .bind("external_id", v.voucher().externalId().value())
            .bind("state", v.state().name());
    Values.bindText(u, "number", v.number());
    Values.bindJson(u, "problem", v.problem());
    Values.bindInstant(u, "posted_at", v.postedAt());
    return Values.bindText(u, "reversed_by", v.reversedBy());
  }

  private static VoucherRecord voucher(ResultSet rs) throws SQLException {
    return new VoucherRecord(
        Json.read(rs.getString("content"), Voucher.class),
        Values.text(rs, "document"),
        Values.one(VoucherState.class, rs, "state"),
        Values.text(rs, "number"),
        rs.getString("rule_version"),
        Values.problem(rs, "problem"),
        Values.maybeInstant(rs, "posted_at"),
        Values.text(rs, "reversed_by"));
  }
}
