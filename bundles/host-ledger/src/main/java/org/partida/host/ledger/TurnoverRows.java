package org.partida.host.ledger;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.host.Turnover;

/** What moved on accounts: whole months by their sums, the begun one by its entries. */
final class TurnoverRows {
  private static final String DEBIT = "CASE l.side WHEN 'D' THEN l.amount ELSE 0 END";
  private static final String CREDIT = "CASE l.side WHEN 'C' THEN l.amount ELSE 0 END";
  private static final String WHOLE =
      "SELECT account, debit, credit FROM turnover WHERE book = ? AND month <= ?";
  // CROSS keeps the order on SQLite: the few entries first, then their lines by key
  private static final String BEGUN =
      "SELECT l.account, "
          + DEBIT
          + ", "
          + CREDIT
          + " FROM journal_entry e CROSS JOIN journal_line l WHERE l.entry = e.id AND e.id > ? AND e.id < ? AND e.date >= ? AND e.date <= ?";

  private TurnoverRows() {}

  static void add(BookTx tx, TurnoverSums sums) throws SQLException {
    for (TurnoverSums.Sum s : sums.all()) {
      tx.sql.batch(
          "INSERT INTO turnover (book, month, account, debit, credit) VALUES (?, ?, ?, ?, ?) ON CONFLICT (book, month, account)"
              + " DO UPDATE SET debit = turnover.debit + excluded.debit, credit = turnover.credit + excluded.credit",
          tx.book.id,
          s.month(),
          s.account(),
          s.debit(),
          s.credit());
    }
  }

  static List<Turnover> upTo(Sql sql, Access access, LocalDate asOf) throws SQLException {
    YearMonth month = YearMonth.from(asOf);
    boolean ended = asOf.equals(month.atEndOfMonth());
    return sql.list(
        "SELECT a.synthetic, a.analytic, SUM(x.debit), SUM(x.credit) FROM (SELECT account, debit, credit FROM ("
            + WHOLE
            + ") AS w UNION ALL "
            + BEGUN
            + ") AS x JOIN account a ON a.id = x.account GROUP BY a.synthetic, a.analytic ORDER BY a.synthetic, a.analytic",
        r -> {
          AccountCode code = new AccountCode(r.getString(1), r.getString(2));
          String name =
              access.chart.find(code.synthetic()).map(s -> LedgerChart.name(code, s)).orElse("");
          return new Turnover(
              code, name, access.book.money(r.getLong(3)), access.book.money(r.getLong(4)));
        },
        access.book.id,
        (ended ? month : month.minusMonths(1)).toString(),
        ended ? access.book.ceiling() : access.book.floor(),
        access.book.ceiling(),
        month.atDay(1).toString(),
        asOf.toString());
  }

  /** Months and accounts whose sums are not those of their lines, in words. */
  static List<String> faults(Sql sql, Book book) throws SQLException {
    return sql.list(
        "SELECT x.month, a.synthetic, a.analytic, SUM(x.debit), SUM(x.credit) FROM (SELECT account, month, debit, credit FROM turnover WHERE book = ?"
            + " UNION ALL SELECT l.account, SUBSTR(e.date, 1, 7), -("
            + DEBIT
            + "), -("
            + CREDIT
            + ") FROM journal_entry e CROSS JOIN journal_line l WHERE l.entry = e.id AND e.id > ? AND e.id < ?) AS x"
            + " JOIN account a ON a.id = x.account GROUP BY x.month, a.synthetic, a.analytic HAVING SUM(x.debit) <> 0 OR SUM(x.credit) <> 0",
        r ->
            "the turnover of "
                + new AccountCode(r.getString(2), r.getString(3))
                + " in "
                + r.getString(1)
                + " differs from its lines by "
                + r.getLong(4)
                + " and "
                + r.getLong(5),
        book.id,
        book.floor(),
        book.ceiling());
  }
}
