package org.partida.store.repo;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.partida.api.match.LineRule;
import org.partida.api.match.MatchOptions;
import org.partida.base.json.Json;
import org.partida.base.port.LineRuleStore;
import org.partida.model.CompanyId;

/** Rules for lines without a document in SQL. */
final class LineRuleRows implements LineRuleStore {
  private final Handle h;

  LineRuleRows(Handle h) {
    this.h = h;
  }

  @Override
  public void putRule(CompanyId company, LineRule rule) {
    h.createUpdate(
            "insert into line_rule (id, company, from_day, content) values (:id, :company, :from_day, :content)"
                + " on conflict (id) do update set content = excluded.content")
        .bind("id", rule.id())
        .bind("company", company.value())
        .bind("from_day", rule.from().toString())
        .bind("content", Json.write(rule))
        .execute();
  }

  @Override
  public Optional<LineRule> rule(CompanyId company, String id) {
    return rules(company).stream().filter(r -> r.id().equals(id)).findFirst();
  }

  @Override
  public List<LineRule> rules(CompanyId company) {
    return h.createQuery(
            "select content from line_rule where company = :company order by from_day, id")
        .bind("company", company.value())
        .map((rs, c) -> Json.read(rs.getString(1), LineRule.class))
        .list();
  }

  @Override
  public void decided(CompanyId company, Decided d) {
    h.createUpdate(
            "insert into line_decision (line, company, habit, account, day) values (:line, :company, :habit, :account, :day)"
                + " on conflict (line) do update set habit = excluded.habit, account = excluded.account, day = excluded.day")
        .bind("line", d.line())
        .bind("company", company.value())
        .bind("habit", d.key())
        .bind("account", d.account())
        .bind("day", d.day().toString())
        .execute();
  }

  @Override
  public void undecided(CompanyId company, String line) {
    h.createUpdate("delete from line_decision where company = :company and line = :line")
        .bind("company", company.value())
        .bind("line", line)
        .execute();
  }

  @Override
  public List<Decided> decisions(CompanyId company) {
    return h.createQuery(
            "select * from line_decision where company = :company order by habit, day, line")
        .bind("company", company.value())
        .map(
            (rs, c) ->
                new Decided(
                    rs.getString("line"),
                    rs.getString("habit"),
                    rs.getString("account"),
                    Values.day(rs, "day").orElseThrow()))
        .list();
  }

  @Override
  public int forget(CompanyId company, String key) {
    return h.createUpdate("delete from line_decision where company = :company and habit = :habit")
        .bind("company", company.value())
        .bind("habit", key)
        .execute();
  }

  @Override
  public Optional<MatchOptions> options(CompanyId company) {
    return h.createQuery("select content from match_options where company = :company")
        .bind("company", company.value())
        .map((rs, c) -> Json.read(rs.getString(1), MatchOptions.class))
        .findOne();
  }

  @Override
  public void putOptions(CompanyId company, MatchOptions options) {
    h.createUpdate(
            "insert into match_options (company, content) values (:company, :content)"
                + " on conflict (company) do update set content = excluded.content")
        .bind("company", company.value())
        .bind("content", Json.write(options))
        .execute();
  }
}
