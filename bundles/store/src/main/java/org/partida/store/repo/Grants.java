package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.partida.base.port.GrantStore;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** Authorisations and the care of tokens in SQL. */
final class Grants implements GrantStore {
  private final Handle h;

  Grants(Handle h) {
    this.h = h;
  }

  @Override
  public void begin(Pending p) {
    Update u =
        h.createUpdate(
                "insert into authorisation (id, connection, network, name, companies, state_hash, actor, channel, started, expires,"
                    + " status, problem) values (:id, :connection, :network, :name, :companies, :state, :actor, :channel, :started,"
                    + " :expires, :status, :problem)")
            .bind("id", p.id())
            .bind("connection", p.connection())
            .bind("network", p.network())
            .bind("name", p.name())
            .bind(
                "companies",
                p.companies().stream().map(CompanyId::value).collect(Collectors.joining(" ")))
            .bind("state", p.stateHash())
            .bind("actor", p.actor())
            .bind("channel", p.channel())
            .bind("started", Values.micros(p.started()))
            .bind("expires", Values.micros(p.expires()))
            .bind("status", p.status().name());
    Values.bindJson(u, "problem", p.problem()).execute();
  }

  @Override
  public Optional<Pending> find(String id) {
    return h.createQuery("select * from authorisation where id = :id")
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public Optional<Pending> byState(String stateHash) {
    return h.createQuery("select * from authorisation where state_hash = :state")
        .bind("state", stateHash)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public List<Pending> waiting(Instant now) {
    return h.createQuery(
            "select * from authorisation where status = 'PENDING' and expires > :now order by started, id")
        .bind("now", Values.micros(now))
        .map((rs, c) -> row(rs))
        .list();
  }

  @Override
  public boolean settle(String id, Status from, Status to, Optional<Problem> problem) {
    Update u =
        h.createUpdate(
                "update authorisation set status = :to, problem = :problem where id = :id and status = :from")
            .bind("id", id)
            .bind("from", from.name())
            .bind("to", to.name());
    return Values.bindJson(u, "problem", problem).execute() == 1;
  }

  @Override
  public int forget(Instant before) {
    return h.createUpdate("delete from authorisation where expires < :before")
        .bind("before", Values.micros(before))
        .execute();
  }

  @Override
  public boolean takeLease(String connection, String owner, Instant now, Instant until) {
    there(connection);
    return h.createUpdate(
                "update connection_care set lease_owner = :owner, lease_until = :until where connection = :connection"
                    + " and (lease_owner is null or lease_owner = :owner or lease_until <= :now)")
            .bind("connection", connection)
            .bind("owner", owner)
            .bind("now", Values.micros(now))
            .bind("until", Values.micros(until))
            .execute()
        == 1;
  }

  @Override
  public void freeLease(String connection, String owner) {
    h.createUpdate(
            "update connection_care set lease_owner = null, lease_until = null where connection = :connection and lease_owner = :owner")
        .bind("connection", connection)
        .bind("owner", owner)
        .execute();
  }

  @Override
  public void renewed(String connection, Instant at) {
    there(connection);
    h.createUpdate(
            "update connection_care set renewed_at = :at, failed_at = null, failure = null where connection = :connection")
        .bind("connection", connection)
        .bind("at", Values.micros(at))
        .execute();
  }

  @Override
  public void failed(String connection, Instant at, Problem why) {
    there(connection);
    Update u =
        h.createUpdate(
                "update connection_care set failed_at = :at, failure = :failure where connection = :connection")
            .bind("connection", connection)
            .bind("at", Values.micros(at));
    Values.bindJson(u, "failure", Optional.of(why)).execute();
  }

  @Override
  public void certificate(String connection, Optional<Instant> until) {
    there(connection);
    Update u =
        h.createUpdate(
                "update connection_care set certificate_until = :until where connection = :connection")
            .bind("connection", connection);
    Values.bindInstant(u, "until", until).execute();
  }

  @Override
  public Care care(String connection) {
    return h.createQuery("select * from connection_care where connection = :connection")
        .bind("connection", connection)
        .map(
            (rs, c) ->
                new Care(
                    Values.maybeInstant(rs, "certificate_until"),
                    Values.maybeInstant(rs, "renewed_at"),
                    Values.maybeInstant(rs, "failed_at"),
                    Values.problem(rs, "failure")))
        .findOne()
        .orElse(Care.NONE);
  }

  private void there(String connection) {
    h.createUpdate(
            "insert into connection_care (connection) values (:connection) on conflict (connection) do nothing")
        .bind("connection", connection)
        .execute();
  }

  private static Pending row(ResultSet rs) throws SQLException {
    return new Pending(
        rs.getString("id"),
        rs.getString("connection"),
        rs.getString("network"),
        rs.getString("name"),
        Arrays.stream(rs.getString("companies").split(" "))
            .filter(c -> !c.isEmpty())
            .map(CompanyId::new)
            .toList(),
        rs.getString("state_hash"),
        rs.getString("actor"),
        rs.getString("channel"),
        Values.instant(rs, "started"),
        Values.instant(rs, "expires"),
        Values.one(Status.class, rs, "status"),
        Values.problem(rs, "problem"));
  }
}
