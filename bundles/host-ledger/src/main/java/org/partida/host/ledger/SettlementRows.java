package org.partida.host.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.partida.model.ExternalId;
import org.partida.spi.host.Settlement.Settled;
import org.partida.spi.host.WriteKey;

/**
 * Settlements: rows are only added; taking one back is a settlement with the opposite parts that
 * points at it.
 */
final class SettlementRows {
  private static final String HEAD =
      "SELECT s.id, s.external_id, s.digest, s.closed, s.undoes, u.id, u.external_id FROM settlement s"
          + " LEFT JOIN settlement u ON u.undoes = s.id WHERE ";

  private SettlementRows() {}

  /**
   * How much is taken from the residual of an item, debit-positive.
   *
   * @param inCurrency how much of it in the document's currency; null = in proportion
   */
  record Part(long item, long amount, Long inCurrency) {
    Part(long item, long amount) {
      this(item, amount, null);
    }
  }

  /**
   * A settlement without its parts.
   *
   * @param undoneBy the settlement that takes it back
   * @param undoneAs that one's external id; empty if a reversal took it back
   */
  record Head(
      long id,
      Optional<ExternalId> externalId,
      String digest,
      boolean closed,
      boolean undo,
      Optional<Long> undoneBy,
      Optional<String> undoneAs) {
    Settled settled(Book book) {
      return new Settled(book.ref("settlement", id), closed);
    }
  }

  /**
   * Takes the parts from their items and writes that down.
   *
   * @param key null for a settlement that the ledger makes itself
   * @param entry the entry that caused it
   */
  static Head write(
      BookTx tx,
      WriteKey key,
      LocalDate on,
      Long entry,
      Long undoes,
      String reason,
      List<Part> parts)
      throws SQLException {
    Map<Long, Long> inCurrency = inCurrency(tx.sql, parts);
    for (Part p : parts) {
      tx.sql.update(
          "UPDATE open_item SET residual = residual - ?, orig_residual = orig_residual - ?, version = version + 1 WHERE id = ?",
          p.amount,
          inCurrency.getOrDefault(p.item, 0L),
          p.item);
    }
    boolean closed =
        ItemRows.byIds(tx.sql, parts.stream().map(Part::item).toList()).stream()
            .allMatch(i -> i.residual() == 0);
    long id = tx.id();
    tx.sql.update(
        "INSERT INTO settlement (book, id, external_id, digest, settled_on, entry, undoes, reason, closed, settled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tx.book.id,
        id,
        key == null ? null : key.externalId().value(),
        key == null ? null : key.digest(),
        on.toString(),
        entry,
        undoes,
        reason,
        closed ? 1L : 0L,
        tx.now.toString());
    long pos = 0;
    for (Part p : parts) {
      tx.sql.update(
          "INSERT INTO settlement_part (settlement, pos, item, amount, orig_amount) VALUES (?, ?, ?, ?, ?)",
          id,
          ++pos,
          p.item,
          p.amount,
          inCurrency.get(p.item));
    }
    Optional<ExternalId> externalId =
        key == null ? Optional.empty() : Optional.of(key.externalId());
    return new Head(
        id,
        externalId,
        key == null ? "" : key.digest(),
        closed,
        undoes != null,
        Optional.empty(),
        Optional.empty());
  }

  /** What is taken in the documents' currencies; whoever takes all, takes all of it. */
  private static Map<Long, Long> inCurrency(Sql sql, List<Part> parts) throws SQLException {
    record Open(long item, long residual, long inCurrency) {}
    Map<Long, Open> open = new HashMap<>();
    for (Open o :
        sql.in(
            "SELECT id, residual, orig_residual FROM open_item WHERE orig_residual IS NOT NULL AND id IN ",
            parts.stream().map(Part::item).toList(),
            "",
            r -> new Open(r.getLong(1), r.getLong(2), r.getLong(3)))) {
      open.put(o.item, o);
    }
    Map<Long, Long> taken = new HashMap<>();
    for (Part p : parts) {
      Open o = open.get(p.item);
      if (o != null) {
        long share =
            o.residual == 0 || o.residual == p.amount
                ? o.inCurrency
                : BigDecimal.valueOf(o.inCurrency)
                    .multiply(BigDecimal.valueOf(p.amount))
                    .divide(BigDecimal.valueOf(o.residual), 0, RoundingMode.HALF_UP)
                    .longValueExact();
        taken.put(p.item, p.inCurrency == null ? share : p.inCurrency);
      }
    }
    return taken;
  }

  static Head undo(
      BookTx tx, WriteKey key, long settlement, LocalDate on, Long entry, String reason)
      throws SQLException {
    List<Part> parts =
        tx.sql.list(
            "SELECT item, amount, COALESCE(orig_amount, 0) FROM settlement_part WHERE settlement = ? ORDER BY pos",
            r ->
                new Part(
                    r.getLong(1), Math.negateExact(r.getLong(2)), Math.negateExact(r.getLong(3))),
            settlement);
    return write(tx, key, on, entry, settlement, reason, parts);
  }

  /** Settlements that still hold and take from any of the items, latest first. */
  static List<Long> holding(Sql sql, Collection<Long> items) throws SQLException {
    List<Long> ids =
        sql.in(
            "SELECT s.id FROM settlement_part p JOIN settlement s ON s.id = p.settlement WHERE p.item IN ",
            items,
            " AND s.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.undoes = s.id)",
            r -> r.getLong(1));
    return List.copyOf(new TreeSet<>(ids).descendingSet());
  }

  static List<Head> byExternalIds(Sql sql, Book book, Collection<ExternalId> ids)
      throws SQLException {
    return sql.in(
        HEAD + "s.external_id IN ",
        ids.stream().map(ExternalId::value).distinct().toList(),
        " AND s.book = ?",
        SettlementRows::head,
        book.id);
  }

  static Optional<Head> byId(Sql sql, long id) throws SQLException {
    return sql.first(HEAD + "s.id = ?", SettlementRows::head, id);
  }

  private static Head head(ResultSet r) throws SQLException {
    r.getLong(5);
    boolean undo = !r.wasNull();
    long by = r.getLong(6);
    Optional<Long> undoneBy = r.wasNull() ? Optional.empty() : Optional.of(by);
    return new Head(
        r.getLong(1),
        Optional.ofNullable(r.getString(2)).map(ExternalId::new),
        Optional.ofNullable(r.getString(3)).orElse(""),
        r.getLong(4) != 0,
        undo,
        undoneBy,
        Optional.ofNullable(r.getString(7)));
  }
}
