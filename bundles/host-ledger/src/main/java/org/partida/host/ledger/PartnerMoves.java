package org.partida.host.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.Page;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.PartnerBalance;
import org.partida.spi.host.PartnerMove;

/**
 * What moved with a partner. Every entry has an item for each of a partner's accounts and document
 * numbers, so the items are read and not the lines; they lie together by book.
 */
final class PartnerMoves {
  private static final String MOVE =
      "SELECT e.id, i.id, e.journal, e.year, e.num, e.date, e.document_date, i.number, e.text, a.synthetic, a.analytic, i.original"
          + " FROM open_item i JOIN journal_entry e ON e.id = i.entry JOIN account a ON a.id = i.account WHERE i.id > ? AND i.id < ? AND i.partner = ?"
          + " AND e.date >= ? AND e.date <= ? AND (e.date > ? OR (e.date = ? AND i.id > ?)) ORDER BY e.date, i.id LIMIT ?";

  private PartnerMoves() {}

  static List<PartnerBalance> balances(Sql sql, Book book, LocalDate asOf) throws SQLException {
    return sql.list(
        "SELECT p.name, p.country, p.tax_id, a.synthetic, a.analytic, SUM(i.original) FROM open_item i JOIN journal_entry e ON e.id = i.entry"
            + " JOIN account a ON a.id = i.account LEFT JOIN partner p ON p.id = i.partner WHERE i.id > ? AND i.id < ? AND e.date <= ?"
            + " GROUP BY i.partner, p.name, p.country, p.tax_id, a.synthetic, a.analytic ORDER BY a.synthetic, a.analytic, p.name, i.partner",
        r ->
            new PartnerBalance(
                r.getString(1) == null
                    ? new PartnerRef("", Optional.empty(), Optional.empty())
                    : PartnerRows.ref(r, 1),
                new AccountCode(r.getString(4), r.getString(5)),
                book.money(r.getLong(6))),
        book.floor(),
        book.ceiling(),
        asOf.toString());
  }

  static Page<PartnerMove> moves(
      Sql sql,
      Book book,
      PartnerRef partner,
      LocalDate from,
      LocalDate to,
      Optional<String> after,
      int limit)
      throws SQLException {
    Optional<Long> id = PartnerRows.id(sql, book, partner);
    if (id.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    String[] at = after.orElse("0000|0").split("\\|", 2);
    record Row(long item, PartnerMove move) {}
    List<Row> rows =
        sql.list(
            MOVE,
            r -> new Row(r.getLong(2), move(r, book)),
            book.floor(),
            book.ceiling(),
            id.get(),
            from.toString(),
            to.toString(),
            at[0],
            at[0],
            Long.parseLong(at[1]),
            limit + 1L);
    boolean more = rows.size() > limit;
    List<Row> page = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        page.stream().map(Row::move).toList(),
        more
            ? Optional.of(page.get(limit - 1).move.date() + "|" + page.get(limit - 1).item)
            : Optional.empty());
  }

  private static PartnerMove move(ResultSet r, Book book) throws SQLException {
    return new PartnerMove(
        book.ref("entry", r.getLong(1)),
        EntryRows.number(r.getString(3), r.getInt(4), r.getLong(5)),
        LocalDate.parse(r.getString(6)),
        LocalDate.parse(r.getString(7)),
        r.getString(8),
        r.getString(9),
        new AccountCode(r.getString(10), r.getString(11)),
        book.money(r.getLong(12)));
  }
}
