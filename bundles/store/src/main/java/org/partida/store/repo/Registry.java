package org.partida.store.repo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.company.PartnerDifference;
import org.partida.base.json.Json;
import org.partida.base.port.RegistryStore;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;
import org.partida.spi.registry.RegistryFacts;

/** Registers of taxpayers in SQL. */
final class Registry implements RegistryStore {
  private final Handle h;

  Registry(Handle h) {
    this.h = h;
  }

  @Override
  public void putFacts(List<RegistryFacts> facts, LocalDate fetchedOn) {
    for (RegistryFacts f : facts) {
      h.createUpdate(
              "insert into registry_fact (tax_id, as_of, fetched_on, fetched_at, source, content)"
                  + " values (:id, :as_of, :on, :at, :source, :content)"
                  + " on conflict (tax_id, as_of, fetched_on) do update set fetched_at = excluded.fetched_at,"
                  + " source = excluded.source, content = excluded.content")
          .bind("id", f.id().value())
          .bind("as_of", f.asOf().toString())
          .bind("on", fetchedOn.toString())
          .bind("at", Values.micros(f.fetchedAt()))
          .bind("source", f.source())
          .bind("content", Json.write(f))
          .execute();
    }
  }

  @Override
  public Optional<RegistryFacts> facts(CompanyId id, LocalDate asOf, LocalDate fetchedOn) {
    return h.createQuery(
            "select content from registry_fact where tax_id = :id and as_of = :as_of and fetched_on = :on")
        .bind("id", id.value())
        .bind("as_of", asOf.toString())
        .bind("on", fetchedOn.toString())
        .map((rs, c) -> Json.read(rs.getString(1), RegistryFacts.class))
        .findOne();
  }

  @Override
  public List<RegistryFacts> history(CompanyId id) {
    return h.createQuery(
            "select content from registry_fact where tax_id = :id order by fetched_at desc, as_of desc")
        .bind("id", id.value())
        .map((rs, c) -> Json.read(rs.getString(1), RegistryFacts.class))
        .list();
  }

  @Override
  public Optional<RegistryFacts> latest(CompanyId id) {
    return h.createQuery(
            "select content from registry_fact where tax_id = :id order by as_of desc, fetched_at desc limit 1")
        .bind("id", id.value())
        .map((rs, c) -> Json.read(rs.getString(1), RegistryFacts.class))
        .findOne();
  }

  @Override
  public Instant takeTurn(String scope, Instant now, Duration gap) {
    Instant free =
        h.createQuery("select free_at from turn where scope = :scope")
            .bind("scope", scope)
            .map((rs, c) -> Values.instant(rs, "free_at"))
            .findOne()
            .filter(now::isBefore)
            .orElse(now);
    h.createUpdate(
            "insert into turn (scope, free_at) values (:scope, :next)"
                + " on conflict (scope) do update set free_at = excluded.free_at")
        .bind("scope", scope)
        .bind("next", Values.micros(free.plus(gap)))
        .execute();
    return free;
  }

  @Override
  public void putCovered(
      String connection, List<String> codes, Optional<String> serial, Instant at) {
    Set<String> now = new TreeSet<>(codes);
    String digest = Sha256.of(String.join(",", now).getBytes(StandardCharsets.UTF_8)).hex();
    boolean same =
        h.createQuery("select digest from grant_cover where connection = :connection")
            .bind("connection", connection)
            .mapTo(String.class)
            .findOne()
            .filter(digest::equals)
            .isPresent();
    Values.bindText(
            h.createUpdate(
                    "insert into grant_cover (connection, certificate_serial, digest, told_at) values (:connection, :serial, :digest, :at)"
                        + " on conflict (connection) do update set certificate_serial = excluded.certificate_serial,"
                        + " digest = excluded.digest, told_at = excluded.told_at")
                .bind("connection", connection)
                .bind("digest", digest)
                .bind("at", Values.micros(at)),
            "serial",
            serial)
        .execute();
    if (!same) {
      replaceCodes(connection, now, at);
    }
  }

  @Override
  public void dropCovered(String connection, String code, Instant at) {
    int gone =
        h.createUpdate(
                "update covered_code set gone_at = :at where connection = :connection and code = :code and gone_at is null")
            .bind("at", Values.micros(at))
            .bind("connection", connection)
            .bind("code", code)
            .execute();
    if (gone > 0) {
      // so that a list with the same codes as before is not taken for known
      h.createUpdate("update grant_cover set digest = '' where connection = :connection")
          .bind("connection", connection)
          .execute();
    }
  }

  private void replaceCodes(String connection, Set<String> now, Instant at) {
    for (Covered old : covered(connection)) {
      if (old.goneAt().isEmpty() && !now.contains(old.code())) {
        h.createUpdate(
                "update covered_code set gone_at = :at where connection = :connection and code = :code")
            .bind("at", Values.micros(at))
            .bind("connection", connection)
            .bind("code", old.code())
            .execute();
      }
    }
    for (String code : now) {
      h.createUpdate(
              "insert into covered_code (connection, code, since) values (:connection, :code, :at)"
                  + " on conflict (connection, code) do update set gone_at = null")
          .bind("connection", connection)
          .bind("code", code)
          .bind("at", Values.micros(at))
          .execute();
    }
  }

  @Override
  public List<Covered> covered(String connection) {
    return h.createQuery("select * from covered_code where connection = :connection order by code")
        .bind("connection", connection)
        .map(
            (rs, c) ->
                new Covered(
                    rs.getString("code"),
                    Values.instant(rs, "since"),
                    Values.maybeInstant(rs, "gone_at")))
        .list();
  }

  @Override
  public Optional<Instant> coveredAt(String connection) {
    return h.createQuery("select told_at from grant_cover where connection = :connection")
        .bind("connection", connection)
        .map((rs, c) -> Values.instant(rs, "told_at"))
        .findOne();
  }

  @Override
  public void putDifference(PartnerDifference d) {
    Update u =
        h.createUpdate(
                "insert into partner_difference (id, company, tax_id, kind, state, content, found_at, decided_by, decided_at)"
                    + " values (:id, :company, :tax, :kind, :state, :content, :found_at, :decided_by, :decided_at)"
                    + " on conflict (id) do update set state = excluded.state, content = excluded.content,"
                    + " found_at = excluded.found_at, decided_by = excluded.decided_by, decided_at = excluded.decided_at")
            .bind("id", d.id())
            .bind("company", d.company().value())
            .bind("tax", d.partner())
            .bind("kind", d.kind().name())
            .bind("state", d.state().name())
            .bind("content", Json.write(d))
            .bind("found_at", Values.micros(d.foundAt()));
    Values.bindText(u, "decided_by", d.decidedBy());
    Values.bindInstant(u, "decided_at", d.decidedAt()).execute();
  }

  @Override
  public boolean dropDifference(String id) {
    return h.createUpdate("delete from partner_difference where id = :id and state = 'OPEN'")
            .bind("id", id)
            .execute()
        == 1;
  }

  @Override
  public Optional<PartnerDifference> difference(String id) {
    return differences(
            h.createQuery("select content from partner_difference where id = :id").bind("id", id))
        .stream()
        .findFirst();
  }

  @Override
  public List<PartnerDifference> differences(
      CompanyId company, Optional<PartnerDifference.State> state) {
    Query q =
        h.createQuery(
                "select content from partner_difference where company = :company"
                    + (state.isPresent() ? " and state = :state" : "")
                    + " order by found_at, id")
            .bind("company", company.value());
    state.ifPresent(s -> q.bind("state", s.name()));
    return differences(q);
  }

  @Override
  public List<PartnerDifference> differencesOf(CompanyId company, String partner) {
    return differences(
        h.createQuery(
                "select content from partner_difference where company = :company and tax_id = :tax order by found_at, id")
            .bind("company", company.value())
            .bind("tax", partner));
  }

  private static List<PartnerDifference> differences(Query q) {
    return q.map((rs, c) -> Json.read(rs.getString(1), PartnerDifference.class)).list();
  }
}
