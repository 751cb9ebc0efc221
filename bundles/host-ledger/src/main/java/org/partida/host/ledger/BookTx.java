package org.partida.host.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.host.ledger.Book.Account;
import org.partida.host.ledger.Book.Party;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;

/**
 * A write transaction on one book. It begins by locking the book's row, so that on a database with
 * many writers too one posting follows the other and numbers have no gaps. Not thread-safe.
 */
final class BookTx {
  /**
   * Lines without a partner hang on this one, so that their open items still tie to the balance.
   */
  private static final Party NOBODY = new Party(0, 0);

  final Sql sql;
  final Book book;
  final Instant now;
  private long nextId;
  private final Map<AccountCode, Account> newAccounts = new HashMap<>();
  private final Map<PartnerRef, Party> newParties = new HashMap<>();
  private final Map<Series, Long> numbers = new HashMap<>();
  private final Set<ItemRows.Key> pendingItems = new HashSet<>();
  final TurnoverSums moved = new TurnoverSums();

  private record Series(int year, Journal journal) {}

  private BookTx(Sql sql, Book book, Instant now, long nextId) {
    this.sql = sql;
    this.book = book;
    this.now = now;
    this.nextId = nextId;
  }

  static BookTx begin(Sql sql, Book book, Clock clock) throws SQLException {
    sql.update("UPDATE book SET next_id = next_id WHERE id = ?", book.id);
    long next =
        sql.first("SELECT next_id FROM book WHERE id = ?", r -> r.getLong(1), book.id)
            .orElseThrow();
    return new BookTx(sql, book, clock.instant(), next);
  }

  long id() {
    return nextId++;
  }

  /** The next number of the journal in the year. */
  long number(int year, Journal journal) throws SQLException {
    Series series = new Series(year, journal);
    Long last = numbers.get(series);
    if (last == null) {
      last =
          sql.first(
                  "SELECT last FROM number_series WHERE book = ? AND year = ? AND journal = ?",
                  r -> r.getLong(1),
                  book.id,
                  (long) year,
                  journal.name())
              .orElse(0L);
    }
    numbers.put(series, last + 1);
    return last + 1;
  }

  Account account(AccountCode code) throws SQLException {
    Account known = known(book.accounts.get(code), newAccounts.get(code));
    if (known != null) {
      return known;
    }
    Optional<Long> stored =
        sql.first(
            "SELECT id FROM account WHERE book = ? AND synthetic = ? AND analytic = ?",
            r -> r.getLong(1),
            book.id,
            code.synthetic(),
            code.analytic());
    Account account = new Account(stored.isPresent() ? stored.get() : id(), code);
    if (stored.isEmpty()) {
      sql.update(
          "INSERT INTO account (book, id, synthetic, analytic) VALUES (?, ?, ?, ?)",
          book.id,
          account.id(),
          code.synthetic(),
          code.analytic());
    }
    newAccounts.put(code, account);
    return account;
  }

  Party party(Optional<PartnerRef> partner) throws SQLException {
    if (partner.isEmpty()) {
      return NOBODY;
    }
    PartnerRef ref = partner.get();
    Party known = known(book.parties.get(ref), newParties.get(ref));
    if (known != null) {
      return known;
    }
    Party party = PartnerRows.party(this, ref);
    newParties.put(ref, party);
    return party;
  }

  private static <T> T known(T committed, T fresh) {
    return committed != null ? committed : fresh;
  }

  /** Whether an item with this key waits to be written. */
  boolean itemsPending(ItemRows.Key key) {
    return pendingItems.contains(key);
  }

  void itemPending(ItemRows.Key key) {
    pendingItems.add(key);
  }

  void flush() throws SQLException {
    sql.flush();
    pendingItems.clear();
  }

  /** Writes what was queued and the counters. */
  void end() throws SQLException {
    TurnoverRows.add(this, moved);
    flush();
    sql.update("UPDATE book SET next_id = ? WHERE id = ?", nextId, book.id);
    for (Map.Entry<Series, Long> e : numbers.entrySet()) {
      sql.update(
          "INSERT INTO number_series (book, year, journal, last) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT (book, year, journal) DO UPDATE SET last = excluded.last",
          book.id,
          (long) e.getKey().year(),
          e.getKey().journal().name(),
          e.getValue());
    }
  }

  /** To be called after the commit alone: a rolled back id must not be remembered. */
  void committed() {
    book.accounts.putAll(newAccounts);
    book.parties.putAll(newParties);
  }
}
