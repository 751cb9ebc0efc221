package org.partida.store.repo;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.partida.api.posting.Accrual;
import org.partida.base.json.Json;
import org.partida.base.port.AccrualStore;
import org.partida.model.CompanyId;

/** Schedules in SQL. */
final class AccrualRows implements AccrualStore {
  private final Handle h;

  AccrualRows(Handle h) {
    this.h = h;
  }

  @Override
  public void putAccrual(Accrual a) {
    h.createUpdate(
            "insert into accrual (id, company, made_at, content) values (:id, :company, :at, :content)"
                + " on conflict (company, id) do update set content = excluded.content")
        .bind("id", a.id())
        .bind("company", a.company().value())
        .bind("at", Values.micros(a.at()))
        .bind("content", Json.write(a))
        .execute();
  }

  @Override
  public Optional<Accrual> find(CompanyId company, String id) {
    return h.createQuery("select content from accrual where company = :company and id = :id")
        .bind("company", company.value())
        .bind("id", id)
        .map((rs, c) -> Json.read(rs.getString(1), Accrual.class))
        .findOne();
  }

  @Override
  public List<Accrual> list(CompanyId company) {
    return h.createQuery(
            "select content from accrual where company = :company order by made_at desc, id")
        .bind("company", company.value())
        .map((rs, c) -> Json.read(rs.getString(1), Accrual.class))
        .list();
  }
}
