package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFinding;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.Paper;
import org.partida.api.document.PaperFacts;
import org.partida.base.json.Json;
import org.partida.base.port.LinkStore;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/** Papers, findings and offers in SQL. */
final class Links implements LinkStore {
  private final Handle h;

  Links(Handle h) {
    this.h = h;
  }

  @Override
  public void addPaper(Paper p) {
    Update u =
        h.createUpdate(
                "insert into paper (company, hash, role, door, message_key, document, network_index, facts, arrived_at)"
                    + " values (:company, :hash, :role, :door, :message, :document, :index, :facts, :at) on conflict do nothing")
            .bind("company", p.company().value())
            .bind("hash", p.hash().hex())
            .bind("role", p.role())
            .bind("door", p.door())
            .bind("message", p.message().orElse(""))
            .bind("document", p.document().orElse(""))
            .bind("at", Values.micros(p.arrivedAt()));
    Values.bindText(u, "index", p.networkIndex());
    Values.bindJson(u, "facts", p.facts()).execute();
  }

  @Override
  public List<Paper> papers(String document) {
    return h.createQuery(
            "select * from paper where document = :document or document in (select case when primary_document = first_document"
                + " then second_document else first_document end from link_offer where state = 'ACCEPTED' and primary_document = :document"
                + " and (first_document = :document or second_document = :document)) order by arrived_at, hash, role, message_key")
        .bind("document", document)
        .map((rs, c) -> paper(rs))
        .list();
  }

  @Override
  public List<Paper> papersOfMessage(String messageKey) {
    return h.createQuery(
            "select * from paper where message_key = :key order by arrived_at, role, hash")
        .bind("key", messageKey)
        .map((rs, c) -> paper(rs))
        .list();
  }

  @Override
  public List<Document> alike(Document d, LocalDate from, LocalDate to) {
    String side = "company = :company and direction = :direction and id <> :id";
    String days = " and issue_date >= :from_day and issue_date <= :to_day";
    Query q =
        d.partnerTaxId()
            .map(
                tax ->
                    h.createQuery(
                            "select * from document where "
                                + side
                                + " and partner_tax_id in (:bare, :prefixed)"
                                + days
                                + " order by issue_date, id")
                        .bind("bare", bare(tax))
                        .bind("prefixed", "RO" + bare(tax)))
            .orElseGet(
                () ->
                    h.createQuery(
                            "select * from document where "
                                + side
                                + " and partner_tax_id is null and partner_name = :name"
                                + days
                                + " order by issue_date, id")
                        .bind("name", d.partnerName()));
    return q.bind("company", d.company().value())
        .bind("direction", d.direction().name())
        .bind("id", d.id())
        .bind("from_day", from.toString())
        .bind("to_day", to.toString())
        .map((rs, c) -> Documents.document(rs))
        .list();
  }

  private static String bare(String tax) {
    return tax.startsWith("RO") ? tax.substring(2) : tax;
  }

  @Override
  public List<Document> byNetworkIndex(CompanyId company, String index) {
    return h.createQuery(
            "select * from document where company = :company and network_index = :index order by received_at, id")
        .bind("company", company.value())
        .bind("index", index)
        .map((rs, c) -> Documents.document(rs))
        .list();
  }

  @Override
  public Optional<String> primaryOf(String document) {
    return h.createQuery(
            "select primary_document from link_offer where state = 'ACCEPTED' and primary_document <> :document"
                + " and (first_document = :document or second_document = :document) order by decided_at limit 1")
        .bind("document", document)
        .map((rs, c) -> rs.getString(1))
        .findOne();
  }

  @Override
  public boolean addOffer(LinkOffer o) {
    Update u =
        h.createUpdate(
                "insert into link_offer (id, company, first_document, second_document, score, evidence, state, made_at, decided_by,"
                    + " decided_at, reason, primary_document) values (:id, :company, :first, :second, :score, :evidence, :state, :made_at,"
                    + " :decided_by, :decided_at, :reason, :primary) on conflict do nothing")
            .bind("company", o.company().value())
            .bind("first", o.first())
            .bind("second", o.second())
            .bind("score", o.score())
            .bind("evidence", Json.write(o.evidence()))
            .bind("made_at", Values.micros(o.madeAt()));
    return bind(u, o).execute() == 1;
  }

  @Override
  public Optional<LinkOffer> offer(String id) {
    return h.createQuery("select * from link_offer where id = :id")
        .bind("id", id)
        .map((rs, c) -> offer(rs))
        .findOne();
  }

  @Override
  public void updateOffer(LinkOffer o, List<Document> before) {
    Update u =
        h.createUpdate(
            "update link_offer set state = :state, decided_by = :decided_by, decided_at = :decided_at, reason = :reason,"
                + " primary_document = :primary, documents_before = coalesce(:before, documents_before) where id = :id");
    Values.bindText(
        u, "before", before.isEmpty() ? Optional.empty() : Optional.of(Json.write(before)));
    Missing.requireOne(bind(u, o).execute(), "link offer", o.id());
  }

  @Override
  public List<Document> before(String offer) {
    return h.createQuery("select documents_before from link_offer where id = :id")
        .bind("id", offer)
        .map((rs, c) -> Values.text(rs, "documents_before"))
        .findOne()
        .flatMap(t -> t)
        .map(t -> Json.readList(t, Document.class))
        .orElse(List.of());
  }

  @Override
  public List<LinkOffer> offers(
      List<CompanyId> companies, Optional<LinkOffer.State> state, int limit) {
    if (companies.isEmpty()) {
      return List.of();
    }
    Query q =
        h.createQuery(
                "select * from link_offer where company in (<companies>)"
                    + (state.isPresent() ? " and state = :state" : "")
                    + " order by made_at desc, id limit :limit")
            .bindList("companies", companies.stream().map(CompanyId::value).toList())
            .bind("limit", limit);
    state.ifPresent(s -> q.bind("state", s.name()));
    return q.map((rs, c) -> offer(rs)).list();
  }

  @Override
  public List<LinkOffer> offersOf(String document) {
    return h.createQuery(
            "select * from link_offer where first_document = :document or second_document = :document order by made_at desc, id")
        .bind("document", document)
        .map((rs, c) -> offer(rs))
        .list();
  }

  @Override
  public List<LinkOffer> holding(String document) {
    return h.createQuery(
            "select * from link_offer where second_document = :document and state = 'OPEN' order by score desc, id")
        .bind("document", document)
        .map((rs, c) -> offer(rs))
        .list();
  }

  @Override
  public void putFindings(String document, List<DocumentFinding> findings) {
    List<String> keys = findings.stream().map(DocumentFinding::key).toList();
    for (DocumentFinding old : findings(document)) {
      if (old.standing() && !keys.contains(old.key())) {
        h.createUpdate(
                "delete from document_finding where document = :document and finding_key = :key")
            .bind("document", document)
            .bind("key", old.key())
            .execute();
      }
    }
    for (DocumentFinding f : findings) {
      Update u =
          h.createUpdate(
                  "insert into document_finding (document, finding_key, problem, found_at) values (:document, :key, :problem, :at)"
                      + " on conflict (document, finding_key) do update set problem = excluded.problem")
              .bind("document", document)
              .bind("key", f.key())
              .bind("at", Values.micros(f.foundAt()));
      Values.bindJson(u, "problem", Optional.of(f.problem())).execute();
    }
  }

  @Override
  public List<DocumentFinding> findings(String document) {
    return h.createQuery(
            "select * from document_finding where document = :document"
                + " order by case when cleared_by is null then 0 else 1 end, finding_key")
        .bind("document", document)
        .map((rs, c) -> finding(rs))
        .list();
  }

  @Override
  public void clearFinding(DocumentFinding f) {
    Update u =
        h.createUpdate(
                "update document_finding set cleared_by = :by, cleared_at = :at, reason = :reason"
                    + " where document = :document and finding_key = :key")
            .bind("document", f.document())
            .bind("key", f.key());
    Values.bindText(u, "by", f.clearedBy());
    Values.bindInstant(u, "at", f.clearedAt());
    Missing.requireOne(
        Values.bindText(u, "reason", f.reason()).execute(),
        "finding",
        f.document() + " " + f.key());
  }

  private static Update bind(Update u, LinkOffer o) {
    u.bind("id", o.id()).bind("state", o.state().name()).bind("reason", o.reason());
    Values.bindText(u, "decided_by", o.decidedBy());
    Values.bindInstant(u, "decided_at", o.decidedAt());
    return Values.bindText(u, "primary", o.primary());
  }

  private static Paper paper(ResultSet rs) throws SQLException {
    return new Paper(
        Values.company(rs),
        new Sha256(rs.getString("hash")),
        rs.getString("role"),
        rs.getString("door"),
        Values.text(rs, "message_key").filter(s -> !s.isEmpty()),
        Values.text(rs, "document").filter(s -> !s.isEmpty()),
        Values.text(rs, "network_index"),
        Values.text(rs, "facts").map(j -> Json.read(j, PaperFacts.class)),
        Values.instant(rs, "arrived_at"));
  }

  private static LinkOffer offer(ResultSet rs) throws SQLException {
    return new LinkOffer(
        rs.getString("id"),
        Values.company(rs),
        rs.getString("first_document"),
        rs.getString("second_document"),
        rs.getInt("score"),
        Json.readList(rs.getString("evidence"), String.class),
        Values.one(LinkOffer.State.class, rs, "state"),
        Values.instant(rs, "made_at"),
        Values.text(rs, "decided_by"),
        Values.maybeInstant(rs, "decided_at"),
        rs.getString("reason"),
        Values.text(rs, "primary_document"));
  }

  private static DocumentFinding finding(ResultSet rs) throws SQLException {
    return new DocumentFinding(
        rs.getString("document"),
        rs.getString("finding_key"),
        Values.problem(rs, "problem").orElseThrow(),
        Values.instant(rs, "found_at"),
        Values.text(rs, "cleared_by"),
        Values.maybeInstant(rs, "cleared_at"),
        Values.text(rs, "reason"));
  }
}
