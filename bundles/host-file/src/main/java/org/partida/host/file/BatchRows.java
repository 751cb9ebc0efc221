package org.partida.host.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.partida.api.posting.FileBatch;
import org.partida.base.db.Migrations;
import org.partida.model.CompanyId;
import org.partida.model.Money;

/** Batches and their entries in the database. Stateless; every method runs in a transaction. */
final class BatchRows {
  static final Migrations MIGRATIONS =
      Migrations.ofResources(BatchRows.class, "db", "001-batches.sql");
  private static final String SELECT =
      "SELECT id, company, num, profile, month, file_name, state, entries, total, currency, sha256,"
          + " recorded_at, confirmed_at, confirmed_by, note FROM batch WHERE company = :company ";

  private BatchRows() {}

  /** The place in the journal up to which entries are in batches; empty = the beginning. */
  static Optional<String> seen(Handle h, CompanyId company) {
    return h.createQuery("SELECT place FROM seen WHERE company = :company")
        .bind("company", company.value())
        .mapTo(String.class)
        .findOne();
  }

  static void seen(Handle h, CompanyId company, String place) {
    h.createUpdate(
            "INSERT INTO seen (company, place) VALUES (:company, :place)"
                + " ON CONFLICT (company) DO UPDATE SET place = excluded.place")
        .bind("company", company.value())
        .bind("place", place)
        .execute();
  }

  /** Those of the ids that are in a batch. */
  static Set<String> known(Handle h, CompanyId company, Collection<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : new HashSet<>(
            h.createQuery(
                    "SELECT external_id FROM batch_entry WHERE company = :company AND external_id IN"
                        + " (<ids>)")
                .bind("company", company.value())
                .bindList("ids", List.copyOf(ids))
                .mapTo(String.class)
                .list());
  }

  static long next(Handle h, CompanyId company) {
    return h.createQuery("SELECT COALESCE(MAX(num), 0) + 1 FROM batch WHERE company = :company")
        .bind("company", company.value())
        .mapTo(Long.class)
        .one();
  }

  static void add(Handle h, FileBatch b, List<String> ids) {
    h.createUpdate(
            "INSERT INTO batch (id, company, num, profile, month, file_name, state, entries, total,"
                + " currency, sha256, recorded_at, confirmed_at, confirmed_by, note) VALUES (:id,"
                + " :company, :num, :profile, :month, :file, 'RECORDED', :entries, :total,"
                + " :currency, '', :at, '', '', '')")
        .bind("id", b.id())
        .bind("company", b.company().value())
        .bind("num", b.number())
        .bind("profile", b.profile())
        .bind("month", b.month().map(YearMonth::toString).orElse(""))
        .bind("file", b.fileName())
        .bind("entries", b.entries())
        .bind("total", b.total().minor())
        .bind("currency", b.total().currency().getCurrencyCode())
        .bind("at", b.recordedAt().toString())
        .execute();
    var rows =
        h.prepareBatch(
            "INSERT INTO batch_entry (company, external_id, batch, pos) VALUES (:company, :entry,"
                + " :batch, :pos)");
    for (int i = 0; i < ids.size(); i++) {
      rows.bind("company", b.company().value())
          .bind("entry", ids.get(i))
          .bind("batch", b.id())
          .bind("pos", i)
          .add();
    }
    rows.execute();
  }

  static void written(Handle h, FileBatch b, String sha256) {
    h.createUpdate(
            "UPDATE batch SET state = 'EXPORTED', sha256 = :sha WHERE id = :id AND state ="
                + " 'RECORDED'")
        .bind("sha", sha256)
        .bind("id", b.id())
        .execute();
  }

  static void confirmed(Handle h, FileBatch b, Instant at, String person, String note) {
    h.createUpdate(
            "UPDATE batch SET state = 'CONFIRMED', confirmed_at = :at, confirmed_by = :person, note"
                + " = :note WHERE id = :id AND state = 'EXPORTED'")
        .bind("at", at.toString())
        .bind("person", person)
        .bind("note", note)
        .bind("id", b.id())
        .execute();
  }

  /** Ids of the batch's entries in their order, from a position on. */
  static List<String> entries(Handle h, FileBatch b, int from, int limit) {
    return h.createQuery(
            "SELECT external_id FROM batch_entry WHERE batch = :batch AND pos >= :from ORDER BY pos"
                + " LIMIT :limit")
        .bind("batch", b.id())
        .bind("from", from)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Newest first. */
  static List<FileBatch> list(Handle h, CompanyId company) {
    return h.createQuery(SELECT + "ORDER BY num DESC")
        .bind("company", company.value())
        .map((r, c) -> batch(r))
        .list();
  }

  static Optional<FileBatch> find(Handle h, CompanyId company, String id) {
    return h.createQuery(SELECT + "AND id = :id")
        .bind("company", company.value())
        .bind("id", id)
        .map((r, c) -> batch(r))
        .findOne();
  }

  private static FileBatch batch(ResultSet r) throws SQLException {
    return new FileBatch(
        r.getString(1),
        new CompanyId(r.getString(2)),
        r.getLong(3),
        r.getString(4),
        some(r.getString(5)).map(YearMonth::parse),
        r.getString(6),
        FileBatch.State.valueOf(r.getString(7)),
        r.getLong(8),
        new Money(r.getLong(9), Currency.getInstance(r.getString(10))),
        some(r.getString(11)),
        Instant.parse(r.getString(12)),
        some(r.getString(13)).map(Instant::parse),
        r.getString(14),
        r.getString(15));
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
