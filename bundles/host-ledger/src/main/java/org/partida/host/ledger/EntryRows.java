package org.partida.host.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostedEntry;

/** Entries of the journal: written once, read as they were written. */
final class EntryRows {
  private static final String HEAD =
      "SELECT e.id, e.external_id, e.digest, e.journal, e.year, e.num, e.date, e.document_date, e.document_number, e.text, e.reversal_of, v.id"
          + " FROM journal_entry e LEFT JOIN journal_entry v ON v.reverses = e.id WHERE ";

  private EntryRows() {}

  /** What is known of an entry without its lines. */
  record Head(
      long id,
      String externalId,
      String digest,
      Journal journal,
      String number,
      LocalDate date,
      LocalDate documentDate,
      String documentNumber,
      String text,
      Optional<ExternalId> reversalOf,
      boolean reversed) {}

  /**
   * Writes an entry and its lines, with the next number of its journal; the state of an original
   * follows from the tie {@code reverses}.
   */
  static PostedEntry insert(BookTx tx, EntryDraft draft, long id, Long reverses)
      throws SQLException {
    Voucher v = draft.voucher();
    int year = v.date().getYear();
    long num = tx.number(year, v.journal());
    tx.sql.batch(
        "INSERT INTO journal_entry (book, id, external_id, digest, journal, year, num, date, document_date, document_number, text, reversal_of, reverses,"
            + " posted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tx.book.id,
        id,
        draft.key().externalId().value(),
        draft.key().digest(),
        v.journal().name(),
        (long) year,
        num,
        v.date().toString(),
        v.documentDate().toString(),
        v.documentNumber(),
        v.text(),
        v.reversalOf().map(ExternalId::value).orElse(null),
        reverses,
        tx.now.toString());
    int pos = 0;
    YearMonth month = YearMonth.from(v.date());
    for (VoucherLine line : v.lines()) {
      LineRows.insert(tx, id, month, ++pos, line);
    }
    return new PostedEntry(
        tx.book.ref("entry", id),
        number(v.journal().name(), year, num),
        v,
        PostedEntry.State.POSTED,
        draft.key().digest());
  }

  static String number(String journal, int year, long num) {
    String digits = Long.toString(num);
    return journal + "-" + year + "-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  static Map<ExternalId, Head> heads(Sql sql, Book book, Collection<ExternalId> ids)
      throws SQLException {
    Map<ExternalId, Head> found = new LinkedHashMap<>();
    for (Head h :
        sql.in(
            HEAD + "e.external_id IN ",
            ids.stream().map(ExternalId::value).distinct().toList(),
            " AND e.book = ?",
            EntryRows::head,
            book.id)) {
      found.put(new ExternalId(h.externalId()), h);
    }
    return found;
  }

  static Optional<Head> head(Sql sql, long id) throws SQLException {
    return sql.first(HEAD + "e.id = ?", EntryRows::head, id);
  }

  static List<Head> page(
      Sql sql, Book book, Optional<LocalDate> from, Optional<LocalDate> to, long after, int limit)
      throws SQLException {
    return sql.list(
        HEAD + "e.id > ? AND e.id < ? AND e.date >= ? AND e.date <= ? ORDER BY e.id LIMIT ?",
        EntryRows::head,
        Math.max(after, book.floor()),
        book.ceiling(),
        from.map(LocalDate::toString).orElse("0000"),
        to.map(LocalDate::toString).orElse("9999-12-31"),
        (long) limit);
  }

  /** The entry that this one takes back. */
  static Optional<Long> originalOf(Sql sql, long id) throws SQLException {
    return sql.first(
        "SELECT reverses FROM journal_entry WHERE id = ? AND reverses IS NOT NULL",
        r -> r.getLong(1),
        id);
  }

  static List<PostedEntry> whole(Sql sql, Book book, List<Head> heads) throws SQLException {
    Map<Long, List<VoucherLine>> lines =
        LineRows.read(sql, book, heads.stream().map(Head::id).toList());
    List<PostedEntry> entries = new ArrayList<>();
    for (Head h : heads) {
      Voucher v =
          new Voucher(
              new ExternalId(h.externalId),
              book.company,
              h.date,
              h.documentDate,
              h.journal,
              h.documentNumber,
              h.text,
              lines.getOrDefault(h.id, List.of()),
              h.reversalOf);
      PostedEntry.State state = h.reversed ? PostedEntry.State.REVERSED : PostedEntry.State.POSTED;
      entries.add(new PostedEntry(book.ref("entry", h.id), h.number, v, state, h.digest));
    }
    return entries;
  }

  private static Head head(ResultSet r) throws SQLException {
    Journal journal = Journal.valueOf(r.getString(4));
    r.getLong(12);
    boolean reversed = !r.wasNull();
    return new Head(
        r.getLong(1),
        r.getString(2),
        r.getString(3),
        journal,
        number(journal.name(), r.getInt(5), r.getLong(6)),
        LocalDate.parse(r.getString(7)),
        LocalDate.parse(r.getString(8)),
        r.getString(9),
        r.getString(10),
        Optional.ofNullable(r.getString(11)).map(ExternalId::new),
        reversed);
  }
}
