package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.base.json.Json;
import org.partida.base.port.DocumentStore;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Invoice;

/** Documents in SQL. */
final class Documents implements DocumentStore {
  private final Handle h;

  Documents(Handle h) {
    this.h = h;
  }

  @Override
  public Optional<String> addIfNew(Document document, String identity, Invoice invoice) {
    Optional<String> there = insert(document, identity);
    if (there.isEmpty()) {
      h.createUpdate("insert into document_invoice (document, content) values (:id, :content)")
          .bind("id", document.id())
          .bind("content", Json.write(invoice))
          .execute();
    }
    return there;
  }

  /** The row without content, if its identity is new; else the id of the one that is there. */
  Optional<String> insert(Document document, String identity) {
    Update u =
        h.createUpdate(
                "insert into document (id, company, identity, direction, type_code, number, issue_date, due_date, partner_name,"
                    + " partner_tax_id, total_minor, total_currency, format, network_state, decision, accounting, archive, original, pdf,"
                    + " signature, network_index, received_at, note) values (:id, :company, :identity, :direction, :type_code, :number,"
                    + " :issue_date, :due_date, :partner_name, :partner_tax_id, :total_minor, :total_currency, :format, :network_state,"
                    + " :decision, :accounting, :archive, :original, :pdf, :signature, :network_index, :received_at, :note)"
                    + " on conflict (company, identity) do nothing")
            .bind("company", document.company().value())
            .bind("identity", identity);
    if (bind(u, document).execute() == 0) {
      return Optional.of(
          h.createQuery("select id from document where company = :company and identity = :identity")
              .bind("company", document.company().value())
              .bind("identity", identity)
              .map((rs, c) -> rs.getString(1))
              .one());
    }
    return Optional.empty();
  }

  @Override
  public Optional<Document> find(String id) {
    return h.createQuery("select * from document where id = :id")
        .bind("id", id)
        .map((rs, c) -> document(rs))
        .findOne();
  }

  @Override
  public Optional<Invoice> invoice(String id) {
    return h.createQuery("select content from document_invoice where document = :id")
        .bind("id", id)
        .map((rs, c) -> Json.read(rs.getString(1), Invoice.class))
        .findOne();
  }

  @Override
  public void update(Document document) {
    Update u =
        h.createUpdate(
            "update document set direction = :direction, type_code = :type_code, number = :number, issue_date = :issue_date,"
                + " due_date = :due_date, partner_name = :partner_name, partner_tax_id = :partner_tax_id, total_minor = :total_minor,"
                + " total_currency = :total_currency, format = :format, network_state = :network_state, decision = :decision,"
                + " accounting = :accounting, archive = :archive, original = :original, pdf = :pdf, signature = :signature,"
                + " network_index = :network_index, received_at = :received_at, note = :note where id = :id");
    Missing.requireOne(bind(u, document).execute(), "document", document.id());
  }

  @Override
  public void putInvoice(String id, Invoice invoice) {
    int changed =
        h.createUpdate("update document_invoice set content = :content where document = :id")
            .bind("id", id)
            .bind("content", Json.write(invoice))
            .execute();
    Missing.requireOne(changed, "document", id);
  }

  @Override
  public Page<Document> list(
      DocumentFilter filter, List<CompanyId> companies, int limit, Optional<String> after) {
    List<String> ids =
        companies.stream()
            .filter(c -> filter.company().map(c::equals).orElse(true))
            .map(CompanyId::value)
            .toList();
    if (ids.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    StringBuilder sql = new StringBuilder("select * from document where company in (<companies>)");
    filter.direction().ifPresent(d -> sql.append(" and direction = :direction"));
    filter.from().ifPresent(d -> sql.append(" and issue_date >= :from_day"));
    filter.to().ifPresent(d -> sql.append(" and issue_date <= :to_day"));
    filter.decision().ifPresent(d -> sql.append(" and decision = :decision"));
    filter.accounting().ifPresent(d -> sql.append(" and accounting = :accounting"));
    after.ifPresent(a -> sql.append(" and (received_at, id) < (:after_at, :after_id)"));
    sql.append(" order by received_at desc, id desc limit :limit");
    Query q =
        h.createQuery(sql.toString()).bindList("companies", ids).bind("limit", Keyset.fetch(limit));
    filter.direction().ifPresent(d -> q.bind("direction", d.name()));
    filter.from().ifPresent(d -> q.bind("from_day", d.toString()));
    filter.to().ifPresent(d -> q.bind("to_day", d.toString()));
    filter.decision().ifPresent(d -> q.bind("decision", d.name()));
    filter.accounting().ifPresent(d -> q.bind("accounting", d.name()));
    after.ifPresent(
        a -> {
          String[] parts = Keyset.parts(a, 2);
          q.bind("after_at", Keyset.number(a, parts[0])).bind("after_id", parts[1]);
        });
    return Keyset.page(
        q.map((rs, c) -> document(rs)).list(),
        limit,
        d -> Values.micros(d.receivedAt()) + "|" + d.id());
  }

  @Override
  public List<Count> counts(List<CompanyId> companies) {
    if (companies.isEmpty()) {
      return List.of();
    }
    return h.createQuery(
            "select company, decision, accounting, count(*) as number from document"
                + " where company in (<companies>) group by company, decision, accounting")
        .bindList("companies", companies.stream().map(CompanyId::value).toList())
        .map(
            (rs, c) ->
                new Count(
                    new CompanyId(rs.getString("company")),
                    Values.one(DecisionState.class, rs, "decision"),
                    Values.one(AccountingState.class, rs, "accounting"),
                    rs.getInt("number")))
        .list();
  }

  @Override
  public List<Document> unfiled(Optional<CompanyId> company, LocalDate from, int limit) {
    // the condition is the one of the index document_unfiled, word for word
    Query q =
        h.createQuery(
                "select * from document where direction = 'ISSUED' and network_state <> 'VALIDATED' and issue_date >= :from_day"
                    + (company.isPresent() ? " and company = :company" : "")
                    + " order by issue_date, id limit :limit")
            .bind("from_day", from.toString())
            .bind("limit", limit);
    company.ifPresent(c -> q.bind("company", c.value()));
    return q.map((rs, c) -> document(rs)).list();
  }

  @Override
  public List<String> partnerCodes(CompanyId company) {
    return h.createQuery(
            "select distinct partner_tax_id from document where company = :company and partner_tax_id is not null order by partner_tax_id")
        .bind("company", company.value())
        .mapTo(String.class)
        .list();
  }

  @Override
  public List<String> ofPartner(CompanyId company, List<String> codes) {
    return codes.isEmpty()
        ? List.of()
        : h.createQuery(
                "select id from document where company = :company and partner_tax_id in (<codes>) order by issue_date, id")
            .bind("company", company.value())
            .bindList("codes", codes)
            .mapTo(String.class)
            .list();
  }

  @Override
  public void addDecision(Decision d) {
    h.createUpdate(
            "insert into decision (document, state, actor, actor_name, on_behalf_of, reason, decided_at)"
                + " values (:document, :state, :actor, :name, :behalf, :reason, :at)")
        .bind("document", d.document())
        .bind("state", d.state().name())
        .bind("actor", d.actor())
        .bind("name", d.actorName())
        .bind("behalf", d.onBehalfOf())
        .bind("reason", d.reason())
        .bind("at", Values.micros(d.at()))
        .execute();
  }

  @Override
  public List<Decision> decisions(String documentId) {
    return h.createQuery("select * from decision where document = :document order by id")
        .bind("document", documentId)
        .map(
            (rs, c) ->
                new Decision(
                    rs.getString("document"),
                    Values.one(DecisionState.class, rs, "state"),
                    rs.getString("actor"),
                    rs.getString("actor_name"),
                    rs.getString("on_behalf_of"),
                    rs.getString("reason"),
                    Values.instant(rs, "decided_at")))
        .list();
  }

  private static Update bind(Update update, Document d) {
    Update u =
        update
            .bind("id", d.id())
            .bind("direction", d.direction().name())
            .bind("type_code", d.typeCode())
            .bind("number", d.number())
            .bind("issue_date", d.issueDate().toString())
            .bind("partner_name", d.partnerName())
            .bind("format", d.format())
            .bind("network_state", d.network().name())
            .bind("decision", d.decision().name())
            .bind("accounting", d.accounting().name())
            .bind("archive", d.archive().name())
            .bind("original", d.original().hex())
            .bind("received_at", Values.micros(d.receivedAt()))
            .bind("note", d.note());
    Values.bindMoney(u, "total", Optional.of(d.total()));
    Values.bindText(u, "due_date", d.dueDate());
    Values.bindText(u, "partner_tax_id", d.partnerTaxId());
    Values.bindText(u, "pdf", d.pdf());
    Values.bindText(u, "signature", d.signature());
    return Values.bindText(u, "network_index", d.networkIndex());
  }

  static Document document(ResultSet rs) throws SQLException {
    return new Document(
        rs.getString("id"),
        Values.company(rs),
        Values.one(Direction.class, rs, "direction"),
        rs.getString("type_code"),
        rs.getString("number"),
        LocalDate.parse(rs.getString("issue_date")),
        Values.day(rs, "due_date"),
        rs.getString("partner_name"),
        Values.text(rs, "partner_tax_id"),
        Values.money(rs, "total"),
        rs.getString("format"),
        Values.one(NetworkState.class, rs, "network_state"),
        Values.one(DecisionState.class, rs, "decision"),
        Values.one(AccountingState.class, rs, "accounting"),
        Values.one(ArchiveState.class, rs, "archive"),
        new Sha256(rs.getString("original")),
        Values.hash(rs, "pdf"),
        Values.hash(rs, "signature"),
        Values.text(rs, "network_index"),
        Values.instant(rs, "received_at"),
        rs.getString("note"));
  }
}
