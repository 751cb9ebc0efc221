package org.partida.store.repo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.partida.api.document.Document;
import org.partida.api.document.PaperTie;
import org.partida.base.json.Json;
import org.partida.base.port.PaperStore;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.paper.BusinessPaper;
import org.partida.spi.posting.PaperSettings;

/** Business papers in SQL. */
final class Papers implements PaperStore {
  private final Handle h;

  Papers(Handle h) {
    this.h = h;
  }

  @Override
  public Optional<String> addIfNew(Document document, String identity, BusinessPaper paper) {
    Optional<String> there = new Documents(h).insert(document, identity);
    if (there.isEmpty()) {
      h.createUpdate("insert into document_paper (document, content) values (:id, :content)")
          .bind("id", document.id())
          .bind("content", Json.write(paper))
          .execute();
    }
    return there;
  }

  @Override
  public Optional<BusinessPaper> find(String document) {
    return h.createQuery("select content from document_paper where document = :id")
        .bind("id", document)
        .map((rs, c) -> Json.read(rs.getString(1), BusinessPaper.class))
        .findOne();
  }

  @Override
  public void put(String document, BusinessPaper paper) {
    int changed =
        h.createUpdate("update document_paper set content = :content where document = :id")
            .bind("id", document)
            .bind("content", Json.write(paper))
            .execute();
    Missing.requireOne(changed, "paper", document);
  }

  @Override
  public List<Document> dated(
      CompanyId company, List<String> typeCodes, LocalDate from, LocalDate to, int limit) {
    return h.createQuery(
            "select d.* from document d join document_paper p on p.document = d.id where d.company = :company"
                + " and d.type_code in (<types>) and d.issue_date >= :from_day and d.issue_date <= :to_day"
                + " order by d.issue_date, d.id limit :limit")
        .bind("company", company.value())
        .bindList("types", typeCodes)
        .bind("from_day", from.toString())
        .bind("to_day", to.toString())
        .bind("limit", limit)
        .map((rs, c) -> Documents.document(rs))
        .list();
  }

  @Override
  public void putTie(PaperTie t) {
    h.createUpdate(
            "insert into paper_tie (paper, invoice, company, joined, part_from, part_to, decided_by, decided_at)"
                + " values (:paper, :invoice, :company, :joined, :part_from, :part_to, :who, :at)"
                + " on conflict (paper, invoice) do update set joined = excluded.joined, part_from = excluded.part_from,"
                + " part_to = excluded.part_to, decided_by = excluded.decided_by, decided_at = excluded.decided_at")
        .bind("paper", t.paper())
        .bind("invoice", t.invoice())
        .bind("company", t.company().value())
        .bind("joined", t.joined() ? 1 : 0)
        .bind("part_from", t.from().toPlainString())
        .bind("part_to", t.to().toPlainString())
        .bind("who", t.by())
        .bind("at", Values.micros(t.at()))
        .execute();
  }

  @Override
  public List<PaperTie> ties(String document) {
    return h.createQuery(
            "select * from paper_tie where paper = :id or invoice = :id order by decided_at, paper, invoice")
        .bind("id", document)
        .map(
            (rs, c) ->
                new PaperTie(
                    Values.company(rs),
                    rs.getString("paper"),
                    rs.getString("invoice"),
                    rs.getInt("joined") == 1,
                    new BigDecimal(rs.getString("part_from")),
                    new BigDecimal(rs.getString("part_to")),
                    rs.getString("decided_by"),
                    Values.instant(rs, "decided_at")))
        .list();
  }

  @Override
  public void putBasis(String document, List<ExternalId> entries) {
    h.createUpdate("delete from proposal_basis where document = :id")
        .bind("id", document)
        .execute();
    for (ExternalId e : entries) {
      h.createUpdate("insert into proposal_basis (document, external_id) values (:id, :entry)")
          .bind("id", document)
          .bind("entry", e.value())
          .execute();
    }
  }

  @Override
  public List<ExternalId> basis(String document) {
    return h.createQuery(
            "select external_id from proposal_basis where document = :id order by external_id")
        .bind("id", document)
        .map((rs, c) -> new ExternalId(rs.getString(1)))
        .list();
  }

  @Override
  public List<String> standingOn(ExternalId entry) {
    return h.createQuery(
            "select document from proposal_basis where external_id = :entry order by document")
        .bind("entry", entry.value())
        .mapTo(String.class)
        .list();
  }

  @Override
  public PaperSettings settings(CompanyId company) {
    return h.createQuery("select content from paper_setting where company = :company")
        .bind("company", company.value())
        .map((rs, c) -> Json.read(rs.getString(1), PaperSettings.class))
        .findOne()
        .orElse(PaperSettings.DEFAULT);
  }

  @Override
  public void putSettings(CompanyId company, PaperSettings settings) {
    h.createUpdate(
            "insert into paper_setting (company, content) values (:company, :content)"
                + " on conflict (company) do update set content = excluded.content")
        .bind("company", company.value())
        .bind("content", Json.write(settings))
        .execute();
  }
}
