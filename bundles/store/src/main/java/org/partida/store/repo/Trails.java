package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.partida.base.port.TrailStore;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;

/** Runs and inputs in SQL. */
final class Trails implements TrailStore {
  private final Handle h;

  Trails(Handle h) {
    this.h = h;
  }

  @Override
  public void putRun(Run run) {
    h.createUpdate(
            "insert into posting_run (id, company, kind, period, actor, happened_at)"
                + " values (:id, :company, :kind, :period, :actor, :at) on conflict (id) do nothing")
        .bind("id", run.id())
        .bind("company", run.company().value())
        .bind("kind", run.kind())
        .bind("period", run.period())
        .bind("actor", run.actor())
        .bind("at", Values.micros(run.at()))
        .execute();
  }

  @Override
  public Optional<Run> run(String id) {
    return h.createQuery("select * from posting_run where id = :id")
        .bind("id", id)
        .map((rs, c) -> run(rs))
        .findOne();
  }

  @Override
  public List<Run> runs(CompanyId company, int limit) {
    return h.createQuery(
            "select * from posting_run where company = :company order by happened_at desc, id desc limit :limit")
        .bind("company", company.value())
        .bind("limit", limit)
        .map((rs, c) -> run(rs))
        .list();
  }

  @Override
  public void addToRun(String run, ExternalId voucher) {
    h.createUpdate(
            "insert into voucher_run (external_id, run) values (:voucher, :run)"
                + " on conflict (external_id) do update set run = excluded.run")
        .bind("voucher", voucher.value())
        .bind("run", run)
        .execute();
  }

  @Override
  public List<ExternalId> ofRun(String run) {
    return h.createQuery("select external_id from voucher_run where run = :run order by id")
        .bind("run", run)
        .map((rs, c) -> new ExternalId(rs.getString(1)))
        .list();
  }

  @Override
  public Optional<Run> runOf(ExternalId voucher) {
    return h.createQuery(
            "select r.* from voucher_run v join posting_run r on r.id = v.run where v.external_id = :voucher")
        .bind("voucher", voucher.value())
        .map((rs, c) -> run(rs))
        .findOne();
  }

  @Override
  public void putInput(Input input) {
    h.createUpdate(
            "insert into voucher_input (external_id, hash, content, happened_at) values (:voucher, :hash, :content, :at)"
                + " on conflict (external_id) do update set hash = excluded.hash, content = excluded.content,"
                + " happened_at = excluded.happened_at")
        .bind("voucher", input.voucher().value())
        .bind("hash", input.hash().hex())
        .bind("content", input.content())
        .bind("at", Values.micros(input.at()))
        .execute();
  }

  @Override
  public Optional<Input> input(ExternalId voucher) {
    return h.createQuery("select * from voucher_input where external_id = :voucher")
        .bind("voucher", voucher.value())
        .map(
            (rs, c) ->
                new Input(
                    voucher,
                    new Sha256(rs.getString("hash")),
                    rs.getString("content"),
                    Values.instant(rs, "happened_at")))
        .findOne();
  }

  private static Run run(ResultSet rs) throws SQLException {
    return new Run(
        rs.getString("id"),
        Values.company(rs),
        rs.getString("kind"),
        rs.getString("period"),
        rs.getString("actor"),
        Values.instant(rs, "happened_at"));
  }
}
