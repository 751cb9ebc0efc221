package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Delegation;
import org.partida.base.json.Json;
import org.partida.base.port.ApprovalStore;
import org.partida.model.CompanyId;

/** Rules of approval and delegations in SQL. */
final class ApprovalRows implements ApprovalStore {
  private final Handle h;

  ApprovalRows(Handle h) {
    this.h = h;
  }

  @Override
  public Optional<ApprovalRules> rules(CompanyId company) {
    return h.createQuery("select content from approval_rules where company = :company")
        .bind("company", company.value())
        .map((rs, c) -> Json.read(rs.getString(1), ApprovalRules.class))
        .findOne();
  }

  @Override
  public void putApprovalRules(CompanyId company, ApprovalRules rules) {
    h.createUpdate(
            "insert into approval_rules (company, content) values (:company, :content)"
                + " on conflict (company) do update set content = excluded.content")
        .bind("company", company.value())
        .bind("content", Json.write(rules))
        .execute();
  }

  @Override
  public List<CompanyId> ruled() {
    return h.createQuery("select company from approval_rules order by company")
        .map((rs, c) -> Values.company(rs))
        .list();
  }

  @Override
  public void addDelegation(Delegation d) {
    h.createUpdate(
            "insert into approval_delegation (id, company, from_person, to_person, first_day, last_day)"
                + " values (:id, :company, :from, :to, :first, :last)")
        .bind("id", d.id())
        .bind("company", d.company().value())
        .bind("from", d.from())
        .bind("to", d.to())
        .bind("first", d.first().toString())
        .bind("last", d.last().toString())
        .execute();
  }

  @Override
  public Optional<Delegation> delegation(String id) {
    return h.createQuery("select * from approval_delegation where id = :id")
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public List<Delegation> delegations(CompanyId company) {
    return h.createQuery(
            "select * from approval_delegation where company = :company order by first_day desc, id desc")
        .bind("company", company.value())
        .map((rs, c) -> row(rs))
        .list();
  }

  @Override
  public void endDelegation(String id, LocalDate last) {
    h.createUpdate("update approval_delegation set last_day = :last where id = :id")
        .bind("id", id)
        .bind("last", last.toString())
        .execute();
  }

  private static Delegation row(ResultSet rs) throws SQLException {
    return new Delegation(
        rs.getString("id"),
        Values.company(rs),
        rs.getString("from_person"),
        rs.getString("to_person"),
        Values.day(rs, "first_day").orElseThrow(),
        Values.day(rs, "last_day").orElseThrow());
  }
}
