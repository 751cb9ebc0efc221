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
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.match.ItemSide;
import org.partida.model.match.OpenItem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.OpenItems;

/**
 * Open items of one book, payments that are not allocated yet among them, in the ledger's currency.
 */
final class LedgerItems implements OpenItems {
  private static final String SELECT =
      "SELECT i.id, a.synthetic, a.analytic, i.partner, t.name, t.country, t.tax_id, p.partner_key, i.number, i.issued, i.due, i.original, i.residual, i.awb,"
          + " i.order_ref, i.version, i.orig_currency, i.orig_residual FROM open_item i JOIN account a ON a.id = i.account LEFT JOIN party t ON t.id = i.party"
          + " LEFT JOIN partner p ON p.id = i.partner WHERE i.residual <> 0 AND ";

  private final Access access;

  LedgerItems(Access access) {
    this.access = access;
  }

  private record Row(long partner, HostOpenItem item) {}

  @Override
  public Page<HostOpenItem> query(Optional<ItemSide> side, Optional<String> after, int limit)
      throws HostException {
    List<String> accounts =
        access.chart.all().stream()
            .filter(s -> s.items().isPresent() && side.map(x -> s.items().get() == x).orElse(true))
            .map(ChartData.Synthetic::code)
            .toList();
    List<HostOpenItem> items =
        access.read(
            sql -> {
              List<Object> args =
                  new ArrayList<>(
                      List.of(
                          after.map(Long::valueOf).orElse(access.book.floor()),
                          access.book.ceiling()));
              args.addAll(accounts);
              args.add(limit + 1L);
              String in =
                  "i.id > ? AND i.id < ? AND a.synthetic IN ("
                      + "?,".repeat(accounts.size() - 1)
                      + "?) ORDER BY i.id LIMIT ?";
              return withMore(sql, sql.list(SELECT + in, this::row, args.toArray()));
            });
    boolean more = items.size() > limit;
    List<HostOpenItem> page = more ? items.subList(0, limit) : items;
    return new Page<>(
        page,
        more ? access.book.row(page.get(limit - 1).ref()).map(Object::toString) : Optional.empty());
  }

  @Override
  public List<HostOpenItem> reload(Collection<HostRef> refs) throws HostException {
    List<Long> rows =
        refs.stream().map(access.book::row).flatMap(Optional::stream).distinct().toList();
    return rows.isEmpty()
        ? List.of()
        : access.read(
            sql -> withMore(sql, sql.in(SELECT + "i.id IN ", rows, " ORDER BY i.id", this::row)));
  }

  private Row row(ResultSet r) throws SQLException {
    HostRef ref = access.book.ref("item", r.getLong(1));
    AccountCode account = new AccountCode(r.getString(2), r.getString(3));
    ItemSide side =
        access
            .chart
            .find(account.synthetic())
            .flatMap(ChartData.Synthetic::items)
            .orElse(ItemSide.RECEIVABLE);
    boolean receivable = side == ItemSide.RECEIVABLE;
    PartnerRef partner =
        r.getString(5) == null
            ? new PartnerRef("", Optional.empty(), Optional.empty())
            : PartnerRows.ref(r, 5);
    OpenItem item =
        new OpenItem(
            ref.value(),
            side,
            Optional.ofNullable(r.getString(8)).orElse(""),
            partner.name(),
            partner.taxId(),
            List.of(),
            r.getString(9),
            LocalDate.parse(r.getString(10)),
            Optional.ofNullable(r.getString(11)).map(LocalDate::parse),
            ItemRows.shown(access.book, receivable, r.getLong(12)),
            ItemRows.shown(access.book, receivable, r.getLong(13)),
            Optional.ofNullable(r.getString(14)),
            Optional.ofNullable(r.getString(15)));
    return new Row(
        r.getLong(4),
        new HostOpenItem(
            ref, account, partner, item, Long.toString(r.getLong(16)), inCurrency(r, receivable)));
  }

  private static Optional<Money> inCurrency(ResultSet r, boolean receivable) throws SQLException {
    String currency = r.getString(17);
    long minor = r.getLong(18);
    return currency == null
        ? Optional.empty()
        : Optional.of(
            new Money(
                receivable ? minor : Math.negateExact(minor), Currency.getInstance(currency)));
  }

  /** Known accounts of the partners, and the proformas of which invoices were made. */
  private List<HostOpenItem> withMore(Sql sql, List<Row> rows) throws SQLException {
    record Iban(long partner, String iban) {}
    Map<Long, List<String>> ibans = new HashMap<>();
    List<Long> partners = rows.stream().map(Row::partner).distinct().toList();
    for (Iban i :
        sql.in(
            "SELECT partner, iban FROM partner_iban WHERE partner IN ",
            partners,
            " ORDER BY iban",
            r -> new Iban(r.getLong(1), r.getString(2)))) {
      ibans.computeIfAbsent(i.partner, k -> new ArrayList<>()).add(i.iban);
    }
    Map<String, String> proformas =
        ProformaRows.ofInvoices(
            sql, access.book, rows.stream().map(r -> r.item.item().number()).distinct().toList());
    return rows.stream()
        .map(
            r ->
                with(
                    r.item,
                    ibans.getOrDefault(r.partner, List.of()),
                    Optional.ofNullable(
                        proformas.get(ProformaRows.place(r.partner, r.item.item().number())))))
        .toList();
  }

  private static HostOpenItem with(HostOpenItem h, List<String> ibans, Optional<String> proforma) {
    if (ibans.isEmpty() && proforma.isEmpty()) {
      return h;
    }
    OpenItem o = h.item();
    OpenItem item =
        new OpenItem(
            o.id(),
            o.side(),
            o.partnerId(),
            o.partnerName(),
            o.partnerTaxId(),
            ibans,
            o.number(),
            o.issueDate(),
            o.dueDate(),
            o.original(),
            o.residual(),
            o.awb(),
            o.orderRef().or(() -> proforma));
    return new HostOpenItem(h.ref(), h.account(), h.partner(), item, h.version(), h.inCurrency());
  }
}
