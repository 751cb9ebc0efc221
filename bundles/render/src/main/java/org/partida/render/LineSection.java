package org.partida.render;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Item;

/** The table of lines, with its head on every page. */
final class LineSection {
  private static final float PAD = 4;
  private static final float NET = Sheet.RIGHT - PAD;
  private static final float VAT = NET - 78;
  private static final float PRICE = VAT - 38;
  private static final float QUANTITY = PRICE - 72;
  private static final float UNIT = QUANTITY - 52 - 32;
  private static final float ITEM = Sheet.LEFT + 26;
  private static final float ITEM_WIDTH = UNIT - ITEM - 8;

  private final Context c;

  LineSection(Context c) {
    this.c = c;
  }

  void draw() throws IOException {
    if (c.invoice().lines().isEmpty()) {
      return;
    }
    c.flow().need(60);
    head();
    c.flow().repeat(this::head);
    for (InvoiceLine line : c.invoice().lines()) {
      row(line);
    }
    c.flow().endRepeat();
    c.flow().down(6);
  }

  private void head() throws IOException {
    float y = c.flow().y();
    Sheet s = c.sheet();
    s.band(Sheet.LEFT, y, Sheet.RIGHT - Sheet.LEFT, 16, Ink.BAND);
    float top = y - 3.2f;
    s.fitted(c.label("line"), Sheet.LEFT + PAD, top, 20, Style.HEAD);
    s.fitted(c.label("item"), ITEM, top, ITEM_WIDTH, Style.HEAD);
    s.fitted(c.label("unit"), UNIT, top, 30, Style.HEAD);
    s.right(c.label("quantity"), QUANTITY, top, 50, Style.HEAD);
    s.right(c.label("price"), PRICE, top, 68, Style.HEAD);
    s.right(c.label("vat"), VAT, top, 34, Style.HEAD);
    s.right(
        c.label("net") + " " + c.invoice().header().currency().getCurrencyCode(),
        NET,
        top,
        74,
        Style.HEAD);
    c.flow().down(20);
  }

  private void row(InvoiceLine line) throws IOException {
    List<String> name =
        Wrap.lines(line.item().name(), ITEM_WIDTH, Style.TEXT, c.sheet().face(Style.TEXT));
    List<String> details = new ArrayList<>();
    for (String detail : details(line)) {
      details.addAll(Wrap.lines(detail, ITEM_WIDTH, Style.SMALL, c.sheet().face(Style.SMALL)));
    }
    float height =
        Math.max(1, name.size()) * Style.TEXT.lineHeight()
            + details.size() * Style.SMALL.lineHeight()
            + 5;
    c.flow().need(Math.min(height, 200)); // a row is kept together unless it is very long
    figures(line);
    if (name.isEmpty()) {
      c.flow().down(Style.TEXT.lineHeight());
    }
    c.flow().lines(name, ITEM, Style.TEXT);
    c.flow().lines(details, ITEM, Style.SMALL);
    c.flow().down(2.5f);
    c.sheet().rule(Sheet.LEFT, Sheet.RIGHT, c.flow().y(), 0.4f, Ink.RULE);
    c.flow().down(2.5f);
  }

  private void figures(InvoiceLine line) throws IOException {
    float y = c.flow().y();
    Sheet s = c.sheet();
    s.fitted(line.id(), Sheet.LEFT + PAD, y, 20, Style.TEXT);
    s.fitted(
        line.unit().map(u -> c.labels().find("unit." + u).orElse(u)).orElse(""),
        UNIT,
        y,
        30,
        Style.TEXT);
    s.right(c.formats().quantity(line.quantity()), QUANTITY, y, 50, Style.TEXT);
    s.right(line.netPrice().map(c.formats()::price).orElse(""), PRICE, y, 68, Style.TEXT);
    s.right(rate(line), VAT, y, 34, Style.TEXT);
    s.right(c.formats().amount(line.netAmount()), NET, y, 74, Style.TEXT);
  }

  /** The rate, or where there is none to pay the reason's code. */
  private String rate(InvoiceLine line) {
    return line.vatRate()
        .filter(r -> !r.isZero())
        .map(c.formats()::percent)
        .orElse(line.vatCategory().name());
  }

  private List<String> details(InvoiceLine line) {
    Item item = line.item();
    List<String> details = new ArrayList<>();
    item.description().filter(d -> !d.equals(item.name())).ifPresent(details::add);
    String codes =
        Stream.of(
                coded("sellerItem", item.sellerItemId()),
                coded("buyerItem", item.buyerItemId()),
                coded("standardItem", item.standardId()),
                coded("origin", item.originCountry()),
                coded("orderLine", line.orderLineReference()),
                coded("accountingReference", line.accountingReference()),
                item.classifications().stream().map(k -> (k.scheme() + " " + k.code()).strip()))
            .flatMap(s -> s)
            .collect(Collectors.joining(" · "));
    details.add(codes);
    line.priceBaseQuantity()
        .filter(q -> q.signum() != 0 && q.compareTo(BigDecimal.ONE) != 0)
        .ifPresent(q -> details.add(c.label("priceBase") + " " + c.formats().quantity(q)));
    line.allowances().forEach(a -> details.add(allowance(a)));
    details.addAll(line.notes());
    details.removeIf(String::isBlank);
    return details;
  }

  private Stream<String> coded(String label, Optional<String> value) {
    return value.map(v -> c.label(label) + " " + v).stream();
  }

  private String allowance(AllowanceCharge a) {
    String what = c.label(a.charge() ? "charge" : "allowance");
    String why = a.reason().map(r -> " (" + r + ")").orElse("");
    return what + why + ": " + c.formats().amount(a.effect());
  }
}
