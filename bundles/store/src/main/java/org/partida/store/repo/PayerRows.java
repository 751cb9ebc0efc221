package org.partida.store.repo;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.partida.api.match.Payers;
import org.partida.base.port.PayerStore;
import org.partida.model.CompanyId;

/** What confirmed lines taught of who pays, in SQL. */
final class PayerRows implements PayerStore {
  private final Handle h;

  PayerRows(Handle h) {
    this.h = h;
  }

  @Override
  public void learned(CompanyId company, Lesson l) {
    h.createUpdate(
            "insert into payer_lesson (line, kind, company, payer, partner, partner_name, day)"
                + " values (:line, :kind, :company, :payer, :partner, :partner_name, :day)"
                + " on conflict (line, kind) do update set payer = excluded.payer,"
                + " partner = excluded.partner, partner_name = excluded.partner_name, day = excluded.day")
        .bind("line", l.line())
        .bind("kind", l.kind().name())
        .bind("company", company.value())
        .bind("payer", l.key())
        .bind("partner", l.partner())
        .bind("partner_name", l.partnerName())
        .bind("day", l.day().toString())
        .execute();
  }

  @Override
  public void unlearned(CompanyId company, String line) {
    h.createUpdate("delete from payer_lesson where company = :company and line = :line")
        .bind("company", company.value())
        .bind("line", line)
        .execute();
  }

  @Override
  public List<Payers.Payer> payers(CompanyId company) {
    return h.createQuery(
            "select kind, payer, partner, max(partner_name) as partner_name, count(*) as n, max(day) as last"
                + " from payer_lesson where company = :company"
                + " group by kind, payer, partner order by kind, payer, partner")
        .bind("company", company.value())
        .map(
            (rs, c) ->
                new Payers.Payer(
                    Payers.Kind.valueOf(rs.getString("kind")),
                    rs.getString("payer"),
                    rs.getString("partner"),
                    rs.getString("partner_name"),
                    rs.getInt("n"),
                    Values.day(rs, "last").orElseThrow()))
        .list();
  }

  @Override
  public int forget(CompanyId company, String key) {
    return h.createUpdate("delete from payer_lesson where company = :company and payer = :payer")
        .bind("company", company.value())
        .bind("payer", key)
        .execute();
  }
}
