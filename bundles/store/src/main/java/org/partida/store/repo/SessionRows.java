package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.partida.base.port.SessionStore;

/** Sessions and failed sign-ins, in SQL. */
final class SessionRows implements SessionStore {
  private final Handle h;

  SessionRows(Handle h) {
    this.h = h;
  }

  @Override
  public void add(Session s) {
    h.createUpdate(
            "insert into person_session (token_hash, id, person, channel, address, agent, opened_at, seen_at, ends_at)"
                + " values (:hash, :id, :person, :channel, :address, :agent, :opened, :seen, :ends)")
        .bind("hash", s.tokenHash())
        .bind("id", s.id())
        .bind("person", s.person())
        .bind("channel", s.channel())
        .bind("address", s.address())
        .bind("agent", s.agent())
        .bind("opened", Values.micros(s.openedAt()))
        .bind("seen", Values.micros(s.seenAt()))
        .bind("ends", Values.micros(s.endsAt()))
        .execute();
  }

  @Override
  public Optional<Session> find(String tokenHash) {
    return h.createQuery("select * from person_session where token_hash = :hash")
        .bind("hash", tokenHash)
        .map((rs, c) -> session(rs))
        .findOne();
  }

  @Override
  public List<Session> list() {
    return h.createQuery("select * from person_session order by opened_at desc, id")
        .map((rs, c) -> session(rs))
        .list();
  }

  @Override
  public void seen(String tokenHash, Instant at) {
    h.createUpdate("update person_session set seen_at = :at where token_hash = :hash")
        .bind("at", Values.micros(at))
        .bind("hash", tokenHash)
        .execute();
  }

  @Override
  public boolean end(String tokenHash) {
    return h.createUpdate("delete from person_session where token_hash = :hash")
            .bind("hash", tokenHash)
            .execute()
        > 0;
  }

  @Override
  public int endAll(String person, String exceptTokenHash) {
    return h.createUpdate(
            "delete from person_session where person = :person and token_hash <> :except")
        .bind("person", person)
        .bind("except", exceptTokenHash)
        .execute();
  }

  @Override
  public void sweep(Instant now, Instant idleSince) {
    h.createUpdate("delete from person_session where ends_at <= :now or seen_at <= :idle")
        .bind("now", Values.micros(now))
        .bind("idle", Values.micros(idleSince))
        .execute();
  }

  @Override
  public Guard guard(String key) {
    return h.createQuery("select * from sign_in_guard where name_hash = :key")
        .bind("key", key)
        .map(
            (rs, c) ->
                new Guard(
                    rs.getInt("failures"), rs.getInt("locks"), Values.instant(rs, "locked_until")))
        .findOne()
        .orElse(Guard.NONE);
  }

  @Override
  public void putGuard(String key, Guard guard, Instant at) {
    h.createUpdate(
            "insert into sign_in_guard (name_hash, failures, locks, locked_until, at)"
                + " values (:key, :failures, :locks, :until, :at)"
                + " on conflict (name_hash) do update set failures = excluded.failures,"
                + " locks = excluded.locks, locked_until = excluded.locked_until, at = excluded.at")
        .bind("key", key)
        .bind("failures", guard.failures())
        .bind("locks", guard.locks())
        .bind("until", Values.micros(guard.until()))
        .bind("at", Values.micros(at))
        .execute();
  }

  @Override
  public void forgetGuard(String key) {
    h.createUpdate("delete from sign_in_guard where name_hash = :key").bind("key", key).execute();
  }

  @Override
  public void sweepGuards(Instant before) {
    h.createUpdate("delete from sign_in_guard where at < :before and locked_until < :before")
        .bind("before", Values.micros(before))
        .execute();
  }

  private static Session session(ResultSet rs) throws SQLException {
    return new Session(
        rs.getString("token_hash"),
        rs.getString("id"),
        rs.getString("person"),
        rs.getString("channel"),
        rs.getString("address"),
        rs.getString("agent"),
        Values.instant(rs, "opened_at"),
        Values.instant(rs, "seen_at"),
        Values.instant(rs, "ends_at"));
  }
}
