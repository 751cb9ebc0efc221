package org.partida.host.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.base.json.Json;
import org.partida.host.ledger.Book.Party;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.VoucherLine;

/**
 * Lines of entries, with their tax facts in columns of their own, because VAT books are made from
 * them.
 */
final class LineRows {
  private static final String INSERT =
      "INSERT INTO journal_line (entry, pos, account, side, amount, orig_amount, orig_currency, party, open_item, due, tax_treatment, tax_rate,"
          + " tax_base, tax_point, tax_period, tax_deductible, tax_product, tax_codes, dimensions, rule, why, tax_document)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String SELECT =
      "SELECT l.entry, l.side, l.amount, l.orig_amount, l.orig_currency, l.party, l.open_item, l.due, l.tax_treatment, l.tax_rate, l.tax_base, l.tax_point,"
          + " l.tax_period, l.tax_deductible, l.tax_product, l.tax_codes, l.dimensions, l.rule, l.why, a.synthetic, a.analytic, p.name, p.country, p.tax_id, l.tax_document"
          + " FROM journal_line l JOIN account a ON a.id = l.account LEFT JOIN party p ON p.id = l.party WHERE l.entry IN ";

  private LineRows() {}

  static void insert(BookTx tx, long entry, YearMonth month, int pos, VoucherLine l)
      throws SQLException {
    Party party = tx.party(l.partner());
    long account = tx.account(l.account()).id();
    tx.moved.add(month, account, l.side(), l.amount().minor());
    TaxFacts t = l.tax().orElse(null);
    tx.sql.batch(
        INSERT,
        entry,
        (long) pos,
        account,
        l.side().name(),
        l.amount().minor(),
        l.original().map(Money::minor).orElse(null),
        l.original().map(m -> m.currency().getCurrencyCode()).orElse(null),
        party.id() == 0 ? null : party.id(),
        l.openItem().orElse(null),
        text(l.due()),
        t == null ? null : t.treatment(),
        t == null ? null : t.rate().toString(),
        t == null ? null : t.base().minor(),
        t == null ? null : t.taxPoint().toString(),
        t == null ? null : text(t.deductionPeriod()),
        t == null ? null : t.deductible().toString(),
        t == null ? null : t.productCode().orElse(null),
        t == null ? null : json(t.codes()),
        json(l.dimensions()),
        l.rule(),
        l.why(),
        t == null ? null : t.document().orElse(null));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  private static String json(Map<String, String> map) {
    return map.isEmpty() ? null : Json.write(new java.util.TreeMap<>(map));
  }

  private static Map<String, String> map(String json) {
    return json == null ? Map.of() : Json.readMap(json, String.class);
  }

  /** Lines by entry, in their order. */
  static Map<Long, List<VoucherLine>> read(Sql sql, Book book, Collection<Long> entries)
      throws SQLException {
    record Numbered(long entry, VoucherLine line) {}
    Map<Long, List<VoucherLine>> lines = new HashMap<>();
    for (Numbered n :
        sql.in(
            SELECT,
            entries,
            " ORDER BY l.entry, l.pos",
            r -> new Numbered(r.getLong(1), line(r, book)))) {
      lines.computeIfAbsent(n.entry, k -> new ArrayList<>()).add(n.line);
    }
    return lines;
  }

  private static VoucherLine line(ResultSet r, Book book) throws SQLException {
    String originalCurrency = r.getString(5);
    Optional<Money> original =
        originalCurrency == null
            ? Optional.empty()
            : Optional.of(new Money(r.getLong(4), Currency.getInstance(originalCurrency)));
    Optional<PartnerRef> partner =
        r.getString(22) == null ? Optional.empty() : Optional.of(PartnerRows.ref(r, 22));
    return new VoucherLine(
        new AccountCode(r.getString(20), r.getString(21)),
        Side.valueOf(r.getString(2)),
        book.money(r.getLong(3)),
        original,
        partner,
        tax(r, book),
        Optional.ofNullable(r.getString(7)),
        Optional.ofNullable(r.getString(8)).map(LocalDate::parse),
        map(r.getString(17)),
        r.getString(18),
        r.getString(19));
  }

  private static Optional<TaxFacts> tax(ResultSet r, Book book) throws SQLException {
    String treatment = r.getString(9);
    return treatment == null
        ? Optional.empty()
        : Optional.of(
            new TaxFacts(
                treatment,
                new Percent(new BigDecimal(r.getString(10))),
                book.money(r.getLong(11)),
                LocalDate.parse(r.getString(12)),
                Optional.ofNullable(r.getString(13)).map(YearMonth::parse),
                new Percent(new BigDecimal(r.getString(14))),
                Optional.ofNullable(r.getString(15)),
                map(r.getString(16)),
                Optional.ofNullable(r.getString(25))));
  }
}
