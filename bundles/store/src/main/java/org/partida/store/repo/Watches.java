package org.partida.store.repo;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.partida.base.port.WatchStore;
import org.partida.model.CompanyId;

/** What is watched, in SQL. */
final class Watches implements WatchStore {
  private final Handle h;

  Watches(Handle h) {
    this.h = h;
  }

  @Override
  public void due(CompanyId company, String document) {
    h.createUpdate(
            "insert into seal_due (document, company, mark) values (:document, :company, 1) on conflict (document) do update set"
                + " mark = seal_due.mark + 1")
        .bind("document", document)
        .bind("company", company.value())
        .execute();
  }

  @Override
  public int dueSince(CompanyId company, LocalDate day) {
    return h.createUpdate(
            "insert into seal_due (document, company, mark) select id, company, 1 from document where company = :company and issue_date >= :day"
                + " and network_state = 'VALIDATED' on conflict do nothing")
        .bind("company", company.value())
        .bind("day", day.toString())
        .execute();
  }

  @Override
  public List<Due> dueOf(CompanyId company, int limit) {
    return h.createQuery(
            "select document, mark from seal_due where company = :company limit :limit")
        .bind("company", company.value())
        .bind("limit", limit)
        .map((rs, c) -> new Due(rs.getString(1), rs.getLong(2)))
        .list();
  }

  @Override
  public void compared(List<Due> documents) {
    if (documents.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch("delete from seal_due where document = :document and mark = :mark");
    documents.forEach(d -> batch.bind("document", d.document()).bind("mark", d.mark()).add());
    batch.execute();
  }

  @Override
  public boolean begins(CompanyId company, String name, LocalDate day) {
    return h.createUpdate(
                "insert into daily (company, name, last_day) values (:company, :name, :day) on conflict (company, name) do update set"
                    + " last_day = excluded.last_day where daily.last_day < excluded.last_day")
            .bind("company", company.value())
            .bind("name", name)
            .bind("day", day.toString())
            .execute()
        == 1;
  }

  @Override
  public void lawUsed(CompanyId company, String law, LocalDate day) {
    h.createUpdate(
            "insert into law_use (company, law, last_day) values (:company, :law, :day) on conflict (company, law) do update set"
                + " last_day = excluded.last_day where law_use.last_day < excluded.last_day")
        .bind("company", company.value())
        .bind("law", law)
        .bind("day", day.toString())
        .execute();
  }

  @Override
  public List<LawUse> lawsSince(LocalDate day) {
    return h.createQuery("select * from law_use where last_day >= :day order by company, law")
        .bind("day", day.toString())
        .map(
            (rs, c) ->
                new LawUse(
                    Values.company(rs),
                    rs.getString("law"),
                    LocalDate.parse(rs.getString("last_day"))))
        .list();
  }
}
