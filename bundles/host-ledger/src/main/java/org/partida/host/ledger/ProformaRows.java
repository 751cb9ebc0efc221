package org.partida.host.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.base.json.Json;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.match.ItemSide;
import org.partida.model.match.Proforma;
import org.partida.model.match.ProformaDraft;
import org.partida.spi.host.ProformaRegister.Series;
import org.partida.spi.host.Proformas.Made;
import org.partida.spi.host.WriteKey;

/** Rows of proformas, and the series of numbers of their invoices. */
final class ProformaRows {
  /** "Factură din proformă". */
  private static final Series FIRST = new Series("FP-", 1);

  private static final String SELECT =
      "SELECT f.id, f.number, t.name, t.country, t.tax_id, f.issued, f.due, f.currency, f.total, f.state, f.invoice, f.invoice_date, f.invoice_key, f.draft,"
          + " f.partner, f.digest, f.external_id FROM proforma f JOIN party t ON t.id = f.party WHERE f.id > ? AND f.id < ?";

  private ProformaRows() {}

  /** A row. Immutable. */
  record Row(
      long id,
      long partner,
      Proforma proforma,
      Optional<LocalDate> invoiced,
      Optional<String> invoiceKey,
      String draft,
      WriteKey key) {
    ProformaDraft content() {
      return Json.read(draft, ProformaDraft.class);
    }
  }

  static List<Row> page(
      Sql sql, Book book, Optional<Proforma.State> state, Optional<Long> after, int limit)
      throws SQLException {
    List<Object> args = new ArrayList<>(List.of(after.orElse(book.floor()), book.ceiling()));
    state.ifPresent(s -> args.add(s.name()));
    args.add((long) limit);
    String wanted = state.isPresent() ? " AND f.state = ?" : "";
    return sql.list(SELECT + wanted + " ORDER BY f.id LIMIT ?", ProformaRows::row, args.toArray());
  }

  static Optional<Row> byId(Sql sql, Book book, long id) throws SQLException {
    return one(sql, book, "id", id);
  }

  static Optional<Row> byNumber(Sql sql, Book book, String number) throws SQLException {
    return one(sql, book, "number", number);
  }

  static Optional<Row> byKey(Sql sql, Book book, WriteKey key) throws SQLException {
    return one(sql, book, "external_id", key.externalId().value());
  }

  static Optional<Row> byInvoiceKey(Sql sql, Book book, ExternalId key) throws SQLException {
    return one(sql, book, "invoice_key", key.value());
  }

  private static Optional<Row> one(Sql sql, Book book, String column, Object value)
      throws SQLException {
    return sql.first(
        SELECT + " AND f." + column + " = ?",
        ProformaRows::row,
        book.floor(),
        book.ceiling(),
        value);
  }

  private static Row row(ResultSet r) throws SQLException {
    Proforma p =
        new Proforma(
            Long.toString(r.getLong(1)),
            r.getString(2),
            PartnerRows.ref(r, 3),
            LocalDate.parse(r.getString(6)),
            Optional.ofNullable(r.getString(7)).map(LocalDate::parse),
            new Money(r.getLong(9), Currency.getInstance(r.getString(8))),
            Proforma.State.valueOf(r.getString(10)),
            Optional.ofNullable(r.getString(11)));
    return new Row(
        r.getLong(1),
        r.getLong(15),
        p,
        Optional.ofNullable(r.getString(12)).map(LocalDate::parse),
        Optional.ofNullable(r.getString(13)),
        r.getString(14),
        new WriteKey(new ExternalId(r.getString(17)), r.getString(16)));
  }

  static void add(BookTx tx, WriteKey key, ProformaDraft d) throws SQLException {
    Book.Party party = tx.party(Optional.of(d.partner()));
    tx.sql.update(
        "INSERT INTO proforma (book, id, external_id, digest, number, party, partner, issued, due, currency, total, draft, state, note, changed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', '', ?)",
        tx.book.id,
        tx.id(),
        key.externalId().value(),
        key.digest(),
        d.number(),
        party.id(),
        party.partner(),
        d.date().toString(),
        d.due().map(LocalDate::toString).orElse(null),
        d.currency().getCurrencyCode(),
        d.total().minor(),
        Json.write(d),
        tx.now.toString());
  }

  static void cancel(BookTx tx, long id, String reason) throws SQLException {
    tx.sql.update(
        "UPDATE proforma SET state = 'CANCELLED', note = ?, changed_at = ? WHERE id = ?",
        reason,
        tx.now.toString(),
        id);
  }

  /** Gives the next number. */
  static void invoice(BookTx tx, long id, ExternalId key, LocalDate on) throws SQLException {
    Series series = series(tx.sql, tx.book);
    putSeries(tx, new Series(series.prefix(), series.next() + 1));
    tx.sql.update(
        "UPDATE proforma SET state = 'INVOICED', invoice_key = ?, invoice = ?, invoice_prefix = ?, invoice_num = ?, invoice_date = ?, changed_at = ? WHERE id = ?",
        key.value(),
        series.prefix() + series.next(),
        series.prefix(),
        series.next(),
        on.toString(),
        tx.now.toString(),
        id);
  }

  static Series series(Sql sql, Book book) throws SQLException {
    return sql.first(
            "SELECT prefix, next FROM invoice_series WHERE book = ?",
            r -> new Series(r.getString(1), r.getLong(2)),
            book.id)
        .orElse(FIRST);
  }

  static void putSeries(BookTx tx, Series s) throws SQLException {
    tx.sql.update(
        "INSERT INTO invoice_series (book, prefix, next) VALUES (?, ?, ?) ON CONFLICT (book) DO UPDATE SET prefix = excluded.prefix, next = excluded.next",
        tx.book.id,
        s.prefix(),
        s.next());
  }

  /** The last number that was given with this prefix; 0 if none was. */
  static long lastGiven(Sql sql, Book book, String prefix) throws SQLException {
    return sql.first(
            "SELECT COALESCE(MAX(invoice_num), 0) FROM proforma WHERE book = ? AND invoice_prefix = ?",
            r -> r.getLong(1),
            book.id,
            prefix)
        .orElse(0L);
  }

  /** What was made; its item is there once the invoice is in the books, also when it is paid. */
  static Made made(Sql sql, Book book, ChartData chart, Row row) throws SQLException {
    String number = row.proforma.invoice().orElseThrow();
    List<String> receivables =
        chart.all().stream()
            .filter(s -> s.items().filter(i -> i == ItemSide.RECEIVABLE).isPresent())
            .map(ChartData.Synthetic::code)
            .toList();
    List<Long> accounts =
        sql.in(
            "SELECT id FROM account WHERE synthetic IN ",
            receivables,
            " AND book = ?",
            r -> r.getLong(1),
            book.id);
    List<Long> items = items(sql, book, row, number, accounts);
    LocalDate on = row.invoiced.orElseThrow();
    return new Made(
        book.ref("proforma", row.id),
        number,
        on,
        items.stream().findFirst().map(i -> book.ref("item", i)),
        Optional.of(ProformaPaper.of(row.content(), number, on)));
  }

  /**
   * The open one by its index; else one that is closed, which was booked after the proforma was
   * entered: a payment that died after it settled must find its invoice again.
   */
  private static List<Long> items(Sql sql, Book book, Row row, String number, List<Long> accounts)
      throws SQLException {
    if (accounts.isEmpty()) {
      return List.of();
    }
    String rest = " AND partner = ? AND number = ? AND kind = 'DOCUMENT'";
    List<Long> open =
        sql.in(
            "SELECT id FROM open_item WHERE account IN ",
            accounts,
            rest + " AND residual <> 0 ORDER BY id",
            r -> r.getLong(1),
            row.partner,
            number);
    return open.isEmpty()
        ? sql.in(
            "SELECT id FROM open_item WHERE account IN ",
            accounts,
            rest + " AND id > ? AND id < ? ORDER BY id",
            r -> r.getLong(1),
            row.partner,
            number,
            row.id,
            book.ceiling())
        : open;
  }

  /** Numbers of the proformas of which these invoices were made, by partner and number. */
  static Map<String, String> ofInvoices(Sql sql, Book book, Collection<String> numbers)
      throws SQLException {
    record Found(String place, String proforma) {}
    Map<String, String> all = new HashMap<>();
    boolean any =
        sql.first(
                "SELECT 1 FROM proforma WHERE book = ? AND invoice IS NOT NULL LIMIT 1",
                r -> r.getLong(1),
                book.id)
            .isPresent();
    if (any) {
      for (Found f :
          sql.in(
              "SELECT partner, invoice, number FROM proforma WHERE invoice IN ",
              numbers,
              " AND book = ?",
              r -> new Found(place(r.getLong(1), r.getString(2)), r.getString(3)),
              book.id)) {
        all.put(f.place, f.proforma);
      }
    }
    return all;
  }

  static String place(long partner, String number) {
    return partner + " " + number;
  }
}
