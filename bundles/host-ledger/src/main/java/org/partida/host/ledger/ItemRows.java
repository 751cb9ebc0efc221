package org.partida.host.ledger;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partida.host.ledger.Book.Party;
import org.partida.host.ledger.SettlementRows.Part;
import org.partida.model.Money;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * Open items. Every entry opens an item of its own for each account that keeps open items, partner
 * and document number: a paper a {@code DOCUMENT}, any other entry a {@code PAYMENT}. A residual
 * changes by settlements alone, and a settlement takes from one item what it takes from another of
 * the same account and partner; so the residuals always add up to the account's balance.
 *
 * <p>Amounts are debit-positive here, whatever side the account is on.
 */
final class ItemRows {
  /**
   * Journals of papers that change what is owed; the others move money or balances, which are
   * settled on purpose.
   */
  private static final Set<Journal> DOCUMENTS =
      Collections.unmodifiableSet(
          EnumSet.of(Journal.SALES, Journal.PURCHASES, Journal.STOCK, Journal.OPENING));

  private ItemRows() {}

  /** An item as settlements need it. */
  record Item(
      long id,
      long entry,
      long account,
      long partner,
      String number,
      long residual,
      long version) {}

  record Key(long account, long partner, String number) {}

  private static final class Sum {
    long amount;
    long party;
    LocalDate due;
    String awb;
    String orderRef;
    boolean named;
    String currency;
    long inCurrency;
    boolean mixed;
  }

  static void open(BookTx tx, ChartData chart, Voucher v, long entry, boolean net)
      throws SQLException {
    Map<Key, Sum> sums = new LinkedHashMap<>();
    for (VoucherLine l : v.lines()) {
      if (chart.find(l.account().synthetic()).flatMap(ChartData.Synthetic::items).isPresent()) {
        add(tx, sums, v, l);
      }
    }
    boolean payment = !DOCUMENTS.contains(v.journal());
    for (Map.Entry<Key, Sum> e : sums.entrySet()) {
      if (e.getValue().amount != 0) {
        long id = insert(tx, v, entry, payment ? "PAYMENT" : "DOCUMENT", e.getKey(), e.getValue());
        if (net && v.journal() == Journal.FX && e.getValue().named) {
          revalue(tx, v, entry, id, e.getKey(), e.getValue().amount);
        } else if (net && !payment && e.getValue().named) {
          net(tx, v, entry, id, e.getKey(), e.getValue().amount);
        }
      }
    }
  }

  private static void add(BookTx tx, Map<Key, Sum> sums, Voucher v, VoucherLine l)
      throws SQLException {
    Party party = tx.party(l.partner());
    Key key =
        new Key(
            tx.account(l.account()).id(), party.partner(), l.openItem().orElse(v.documentNumber()));
    Sum sum = sums.computeIfAbsent(key, k -> new Sum());
    sum.amount = Math.addExact(sum.amount, l.signed().minor());
    sum.party = sum.party == 0 ? party.id() : sum.party;
    sum.due = sum.due == null ? l.due().orElse(null) : sum.due;
    sum.awb = sum.awb == null ? l.dimensions().get("awb") : sum.awb;
    sum.orderRef = sum.orderRef == null ? l.dimensions().get("orderRef") : sum.orderRef;
    sum.named |= l.openItem().isPresent();
    addCurrency(sum, l);
  }

  /** Lines of one item in several currencies have no amount in one. */
  private static void addCurrency(Sum sum, VoucherLine l) {
    String currency = l.original().map(m -> m.currency().getCurrencyCode()).orElse("");
    sum.mixed |= currency.isEmpty() || sum.currency != null && !sum.currency.equals(currency);
    sum.currency = currency;
    long minor = l.original().map(Money::minor).orElse(0L);
    sum.inCurrency = Math.addExact(sum.inCurrency, l.side() == Side.D ? minor : -minor);
  }

  private static long insert(BookTx tx, Voucher v, long entry, String kind, Key key, Sum sum)
      throws SQLException {
    long id = tx.id();
    tx.sql.batch(
        "INSERT INTO open_item (id, entry, kind, account, partner, party, number, issued, due, original, residual, awb, order_ref, version, orig_currency,"
            + " orig_amount, orig_residual) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        entry,
        kind,
        key.account,
        key.partner,
        sum.party == 0 ? null : sum.party,
        key.number,
        v.documentDate().toString(),
        sum.due == null ? null : sum.due.toString(),
        sum.amount,
        sum.amount,
        sum.awb,
        sum.orderRef,
        1L,
        sum.mixed ? null : sum.currency,
        sum.mixed ? null : sum.inCurrency,
        sum.mixed ? null : sum.inCurrency);
    return id;
  }

  /**
   * A later document under the same number changes what is open: a credit note booked on its
   * invoice, the invoice of a delivery that was accrued on 408. Payments never do, they are settled
   * on purpose.
   */
  private static void net(BookTx tx, Voucher v, long entry, long id, Key key, long amount)
      throws SQLException {
    if (!tx.itemsPending(key)) {
      tx.itemPending(key);
      if (opposite(tx, key, id, amount).isEmpty()) {
        return;
      }
    }
    tx.flush();
    long left = amount;
    List<Part> parts = new ArrayList<>();
    for (Item other : opposite(tx, key, id, amount)) {
      long take = Math.min(Math.abs(left), Math.abs(other.residual)) * Long.signum(other.residual);
      parts.add(new Part(other.id, take));
      left += take;
      if (left == 0) {
        break;
      }
    }
    if (!parts.isEmpty()) {
      parts.add(new Part(id, amount - left));
      SettlementRows.write(tx, null, v.date(), entry, null, "same document number", parts);
    }
  }

  /**
   * A revaluation changes what the item is worth, not what is owed in its currency: all of it goes
   * to the oldest item in currency under the number.
   */
  private static void revalue(BookTx tx, Voucher v, long entry, long id, Key key, long amount)
      throws SQLException {
    tx.flush();
    List<Long> items =
        tx.sql.list(
            "SELECT id FROM open_item WHERE account = ? AND partner = ? AND number = ? AND residual <> 0 AND id <> ? AND orig_residual <> 0",
            r -> r.getLong(1),
            key.account,
            key.partner,
            key.number,
            id);
    if (!items.isEmpty()) {
      long target = Collections.min(items);
      List<Part> parts =
          List.of(new Part(target, Math.negateExact(amount), 0L), new Part(id, amount, 0L));
      SettlementRows.write(tx, null, v.date(), entry, null, "revaluation", parts);
    }
  }

  /**
   * Oldest first. Sorted here, because SQLite asked for the order reads all items by their key
   * instead of the few by index.
   */
  private static List<Item> opposite(BookTx tx, Key key, long id, long amount) throws SQLException {
    List<Item> items =
        tx.sql.list(
            "SELECT id, entry, account, partner, number, residual, version FROM open_item WHERE account = ? AND partner = ? AND number = ?"
                + " AND residual <> 0 AND kind = 'DOCUMENT' AND id <> ? AND (residual > 0) = (? < 0)",
            ItemRows::item,
            key.account,
            key.partner,
            key.number,
            id,
            amount);
    items.sort(java.util.Comparator.comparingLong(Item::id));
    return items;
  }

  static List<Item> byIds(Sql sql, Collection<Long> ids) throws SQLException {
    return sql.in(
        "SELECT id, entry, account, partner, number, residual, version FROM open_item WHERE id IN ",
        ids,
        "",
        ItemRows::item);
  }

  static List<Item> ofEntries(Sql sql, Collection<Long> entries) throws SQLException {
    return sql.in(
        "SELECT id, entry, account, partner, number, residual, version FROM open_item WHERE entry IN ",
        entries,
        " ORDER BY id",
        ItemRows::item);
  }

  private static Item item(java.sql.ResultSet r) throws SQLException {
    return new Item(
        r.getLong(1),
        r.getLong(2),
        r.getLong(3),
        r.getLong(4),
        r.getString(5),
        r.getLong(6),
        r.getLong(7));
  }

  /** The amount as the item's own side sees it. */
  static Money shown(Book book, boolean receivable, long debitPositive) {
    return book.money(receivable ? debitPositive : Math.negateExact(debitPositive));
  }
}
