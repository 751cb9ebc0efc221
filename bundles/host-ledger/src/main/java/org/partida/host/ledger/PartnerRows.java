package org.partida.host.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.host.ledger.Book.Party;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostPartners.HostPartner;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/** Partners, and the names under which documents knew them. */
final class PartnerRows {
  private PartnerRows() {}

  static Party party(BookTx tx, PartnerRef ref) throws SQLException {
    String country = ref.country().orElse("");
    String taxId = ref.taxId().orElse("");
    Optional<Party> stored =
        tx.sql.first(
            "SELECT id, partner FROM party WHERE book = ? AND name = ? AND country = ? AND tax_id = ?",
            r -> new Party(r.getLong(1), r.getLong(2)),
            tx.book.id,
            ref.name(),
            country,
            taxId);
    if (stored.isPresent()) {
      return stored.get();
    }
    Party party = new Party(tx.id(), partner(tx, ref));
    tx.sql.update(
        "INSERT INTO party (book, id, partner, name, country, tax_id) VALUES (?, ?, ?, ?, ?, ?)",
        tx.book.id,
        party.id(),
        party.partner(),
        ref.name(),
        country,
        taxId);
    return party;
  }

  /**
   * The partner with this key; what the books do not know of it yet is filled in, what they know
   * stays.
   */
  private static long partner(BookTx tx, PartnerRef ref) throws SQLException {
    Optional<Long> stored = id(tx.sql, tx.book, ref);
    if (stored.isPresent()) {
      fill(tx, stored.get(), "name", ref.name());
      fill(tx, stored.get(), "country", ref.country().orElse(""));
      fill(tx, stored.get(), "tax_id", ref.taxId().orElse(""));
      return stored.get();
    }
    long id = tx.id();
    tx.sql.update(
        "INSERT INTO partner (book, id, partner_key, name, country, tax_id) VALUES (?, ?, ?, ?, ?, ?)",
        tx.book.id,
        id,
        ref.key(),
        ref.name(),
        ref.country().orElse(""),
        ref.taxId().orElse(""));
    return id;
  }

  private static void fill(BookTx tx, long id, String column, String value) throws SQLException {
    if (!value.isEmpty()) {
      tx.sql.update(
          "UPDATE partner SET " + column + " = ? WHERE id = ? AND " + column + " = ''", value, id);
    }
  }

  static WriteResult<HostPartner> upsert(
      BookTx tx, WriteKey key, PartnerRef ref, List<String> ibans) throws SQLException {
    Optional<Written> before =
        tx.sql.first(
            "SELECT digest, partner FROM partner_write WHERE book = ? AND external_id = ?",
            r -> new Written(r.getString(1), r.getLong(2)),
            tx.book.id,
            key.externalId().value());
    if (before.isPresent()) {
      return before.get().digest.equals(key.digest())
          ? WriteResult.of(
              key.externalId(),
              WriteStatus.ALREADY_POSTED,
              read(tx.sql, tx.book, before.get().partner).orElseThrow())
          : WriteResult.failed(
              key.externalId(), WriteStatus.CONFLICT, Problems.conflict("partner", key));
    }
    long id = tx.party(Optional.of(ref)).partner();
    for (String iban : ibans) {
      tx.sql.update(
          "INSERT INTO partner_iban (partner, iban) VALUES (?, ?) ON CONFLICT (partner, iban) DO NOTHING",
          id,
          iban);
    }
    tx.sql.update(
        "INSERT INTO partner_write (book, external_id, digest, partner) VALUES (?, ?, ?, ?)",
        tx.book.id,
        key.externalId().value(),
        key.digest(),
        id);
    return WriteResult.of(
        key.externalId(), WriteStatus.POSTED, read(tx.sql, tx.book, id).orElseThrow());
  }

  private record Written(String digest, long partner) {}

  static Optional<Long> id(Sql sql, Book book, PartnerRef ref) throws SQLException {
    return sql.first(
        "SELECT id FROM partner WHERE book = ? AND partner_key = ?",
        r -> r.getLong(1),
        book.id,
        ref.key());
  }

  static Optional<HostPartner> find(Sql sql, Book book, PartnerRef ref) throws SQLException {
    Optional<Long> id = id(sql, book, ref);
    return id.isEmpty() ? Optional.empty() : read(sql, book, id.get());
  }

  private static Optional<HostPartner> read(Sql sql, Book book, long id) throws SQLException {
    Set<String> ibans =
        new LinkedHashSet<>(
            sql.list(
                "SELECT iban FROM partner_iban WHERE partner = ? ORDER BY iban",
                r -> r.getString(1),
                id));
    return sql.first(
        "SELECT name, country, tax_id FROM partner WHERE id = ?",
        r -> new HostPartner(book.ref("partner", id), ref(r, 1), List.copyOf(ibans)),
        id);
  }

  /** Name, country and fiscal code from three columns that follow one another. */
  static PartnerRef ref(ResultSet r, int at) throws SQLException {
    return new PartnerRef(r.getString(at), text(r.getString(at + 1)), text(r.getString(at + 2)));
  }

  private static Optional<String> text(String s) {
    return s == null || s.isEmpty() ? Optional.empty() : Optional.of(s);
  }
}
