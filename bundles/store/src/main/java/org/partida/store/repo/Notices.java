package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.notice.Notice;
import org.partida.base.port.NoticeStore;
import org.partida.model.CompanyId;

/** Notices in SQL. */
final class Notices implements NoticeStore {
  /** By rank, so that the worst sorts first; the rank is stored. */
  private static final List<Notice.Level> LEVELS =
      List.of(Notice.Level.INFO, Notice.Level.WARNING, Notice.Level.URGENT);

  private final Handle h;

  Notices(Handle h) {
    this.h = h;
  }

  @Override
  public boolean raise(Notice notice) {
    Optional<Notice> old = find(notice.key());
    boolean tell =
        old.filter(o -> o.level() == notice.level())
            .filter(o -> o.problem().code().equals(notice.problem().code()))
            .isEmpty();
    Update u =
        h.createUpdate(
                "insert into notice (notice_key, company, level, code, problem, since, deadline, seen_by)"
                    + " values (:key, :company, :level, :code, :problem, :since, :deadline, :seen)"
                    + " on conflict (notice_key) do update set company = excluded.company, level = excluded.level,"
                    + " code = excluded.code, problem = excluded.problem, deadline = excluded.deadline, seen_by = excluded.seen_by")
            .bind("key", notice.key())
            .bind("company", Values.orEmpty(notice.company()))
            .bind("level", rank(notice.level()))
            .bind("code", notice.problem().code())
            .bind("since", Values.micros(notice.since()));
    Values.bindJson(u, "problem", Optional.of(notice.problem()));
    Values.bindInstant(u, "deadline", notice.deadline());
    Values.bindText(u, "seen", tell ? Optional.empty() : old.flatMap(Notice::seenBy));
    u.execute();
    return tell;
  }

  @Override
  public boolean clear(String key) {
    return h.createUpdate("delete from notice where notice_key = :key").bind("key", key).execute()
        == 1;
  }

  @Override
  public int clearOthers(String prefix, List<String> standing) {
    int cleared = 0;
    for (String key :
        h.createQuery(
                "select notice_key from notice where substr(notice_key, 1, :length) = :prefix")
            .bind("length", prefix.length())
            .bind("prefix", prefix)
            .mapTo(String.class)
            .list()) {
      cleared += !standing.contains(key) && clear(key) ? 1 : 0;
    }
    return cleared;
  }

  @Override
  public Optional<Notice> find(String key) {
    return h.createQuery("select * from notice where notice_key = :key")
        .bind("key", key)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public List<Notice> list(Optional<CompanyId> company, int limit) {
    Query q =
        h.createQuery(
                "select * from notice"
                    + (company.isPresent() ? " where company = :company" : "")
                    + " order by level desc, since, notice_key limit :limit")
            .bind("limit", limit);
    company.ifPresent(c -> q.bind("company", c.value()));
    return q.map((rs, c) -> row(rs)).list();
  }

  @Override
  public void seen(String key, String by) {
    h.createUpdate("update notice set seen_by = :by where notice_key = :key")
        .bind("by", by)
        .bind("key", key)
        .execute();
  }

  private static int rank(Notice.Level level) {
    return LEVELS.indexOf(level);
  }

  private static Notice row(ResultSet rs) throws SQLException {
    return new Notice(
        rs.getString("notice_key"),
        Values.maybeCompany(rs),
        LEVELS.get(rs.getInt("level")),
        Values.problem(rs, "problem").orElseThrow(),
        Values.instant(rs, "since"),
        Values.maybeInstant(rs, "deadline"),
        Values.text(rs, "seen_by"));
  }
}
