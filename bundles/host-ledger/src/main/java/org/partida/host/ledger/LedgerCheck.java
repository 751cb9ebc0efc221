package org.partida.host.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Proves that the books of a company agree with themselves: it recomputes what was carried forward.
 */
final class LedgerCheck {
  private LedgerCheck() {}

  /** What does not agree, in words; empty if all does. */
  static List<String> run(Sql sql, Book book, ChartData chart) throws SQLException {
    List<String> faults = new ArrayList<>();
    faults.addAll(
        sql.list(
            "SELECT entry, SUM(CASE side WHEN 'D' THEN amount ELSE -amount END) FROM journal_line WHERE entry > ? AND entry < ? GROUP BY entry"
                + " HAVING SUM(CASE side WHEN 'D' THEN amount ELSE -amount END) <> 0",
            r -> "entry " + r.getLong(1) + " is out of balance by " + r.getLong(2),
            book.floor(),
            book.ceiling()));
    faults.addAll(
        sql.list(
            "SELECT journal, year, MIN(num), MAX(num), COUNT(*) FROM journal_entry WHERE book = ? GROUP BY journal, year HAVING MIN(num) <> 1 OR MAX(num) <> COUNT(*)",
            r ->
                "journal "
                    + r.getString(1)
                    + " of "
                    + r.getLong(2)
                    + " has "
                    + r.getLong(5)
                    + " entries numbered "
                    + r.getLong(3)
                    + " to "
                    + r.getLong(4),
            book.id));
    faults.addAll(
        sql.list(
            "SELECT i.id, i.residual, i.original - COALESCE(SUM(p.amount), 0) FROM open_item i LEFT JOIN settlement_part p ON p.item = i.id"
                + " WHERE i.id > ? AND i.id < ? GROUP BY i.id, i.residual, i.original HAVING i.residual <> i.original - COALESCE(SUM(p.amount), 0)",
            r ->
                "item "
                    + r.getLong(1)
                    + " has residual "
                    + r.getLong(2)
                    + ", its settlements leave "
                    + r.getLong(3),
            book.floor(),
            book.ceiling()));
    faults.addAll(
        sql.list(
            "SELECT id FROM open_item WHERE id > ? AND id < ? AND (residual > 0 AND original < 0 OR residual < 0 AND original > 0 OR orig_currency IS NULL AND ABS(residual) > ABS(original))",
            r -> "item " + r.getLong(1) + " is settled beyond its amount",
            book.floor(),
            book.ceiling()));
    faults.addAll(
        sql.list(
            "SELECT p.settlement, i.account, SUM(p.amount) FROM settlement_part p JOIN open_item i ON i.id = p.item WHERE p.settlement > ? AND p.settlement < ?"
                + " GROUP BY p.settlement, i.account, i.partner HAVING SUM(p.amount) <> 0",
            r ->
                "settlement "
                    + r.getLong(1)
                    + " moves "
                    + r.getLong(3)
                    + " on account "
                    + r.getLong(2),
            book.floor(),
            book.ceiling()));
    faults.addAll(TurnoverRows.faults(sql, book));
    faults.addAll(tie(sql, book, chart));
    return faults;
  }

  private static List<String> tie(Sql sql, Book book, ChartData chart) throws SQLException {
    record Sum(String synthetic, long amount) {}
    Map<String, Long> difference = new TreeMap<>();
    for (Sum s :
        sql.list(
            "SELECT a.synthetic, SUM(CASE l.side WHEN 'D' THEN l.amount ELSE -l.amount END) FROM journal_line l JOIN account a ON a.id = l.account"
                + " WHERE l.entry > ? AND l.entry < ? GROUP BY a.synthetic",
            r -> new Sum(r.getString(1), r.getLong(2)),
            book.floor(),
            book.ceiling())) {
      if (chart.find(s.synthetic).flatMap(ChartData.Synthetic::items).isPresent()) {
        difference.merge(s.synthetic, s.amount, Long::sum);
      }
    }
    for (Sum s :
        sql.list(
            "SELECT a.synthetic, SUM(i.residual) FROM open_item i JOIN account a ON a.id = i.account WHERE i.id > ? AND i.id < ? GROUP BY a.synthetic",
            r -> new Sum(r.getString(1), r.getLong(2)),
            book.floor(),
            book.ceiling())) {
      difference.merge(s.synthetic, -s.amount, Long::sum);
    }
    return difference.entrySet().stream()
        .filter(e -> e.getValue() != 0)
        .map(e -> "account " + e.getKey() + " and its open items differ by " + e.getValue())
        .toList();
  }
}
