package org.partida.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.model.Money;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Totals;
import org.partida.model.invoice.VatBreakdown;
import org.partida.model.invoice.VatCategory;
import org.partida.model.invoice.Withholding;

/** The VAT breakdown on the left and the totals on the right. */
final class TotalSection {
  private static final float BOX = 208;
  private static final float BOX_LEFT = Sheet.RIGHT - BOX;
  private static final float ROW = 14;
  private static final float VAT_RIGHT = BOX_LEFT - 24;
  private static final float VAT_WHAT = VAT_RIGHT - Sheet.LEFT - 140;

  private record Row(String label, String amount, Style style) {}

  private record VatRow(VatBreakdown vat, List<String> what) {
    float height() {
      return Math.max(1, what.size()) * Style.SMALL.lineHeight() + 5;
    }
  }

  private final Context c;

  TotalSection(Context c) {
    this.c = c;
  }

  void draw() throws IOException {
    List<Row> rows = rows();
    List<VatRow> vat = c.invoice().vat().stream().map(v -> new VatRow(v, what(v))).toList();
    float boxHeight = rows.size() * ROW + 30;
    float vatHeight = 20 + (float) vat.stream().mapToDouble(VatRow::height).sum();
    c.flow().down(12);
    if (vatHeight <= 320) {
      c.flow().need(Math.max(boxHeight, vatHeight));
      float top = c.flow().y();
      breakdown(vat);
      float afterVat = c.flow().y();
      c.flow().to(top);
      box(rows);
      c.flow().to(Math.min(afterVat, c.flow().y()));
    } else {
      c.flow().need(boxHeight);
      box(rows);
      c.flow().down(8);
      breakdown(vat);
    }
  }

  private void box(List<Row> rows) throws IOException {
    for (Row row : rows) {
      float y = c.flow().y();
      c.sheet().fitted(row.label(), BOX_LEFT + 8, y, 108, row.style());
      c.sheet().right(row.amount(), Sheet.RIGHT - 8, y, 88, row.style());
      c.flow().down(ROW);
    }
    c.flow().down(2);
    float y = c.flow().y();
    c.sheet().band(BOX_LEFT, y, BOX, 23, Ink.ACCENT);
    c.sheet()
        .fitted(
            c.label(Titles.isToRecover(c.invoice()) ? "recoverable" : "payable"),
            BOX_LEFT + 8,
            y - 4.5f,
            84,
            Style.DUE);
    c.sheet()
        .right(
            c.formats().money(c.invoice().totals().payable()),
            Sheet.RIGHT - 8,
            y - 4.5f,
            110,
            Style.DUE);
    c.flow().down(28);
  }

  private List<Row> rows() {
    Invoice i = c.invoice();
    Totals t = i.totals();
    List<Row> rows = new ArrayList<>();
    if (!t.allowances().isZero() || !t.charges().isZero()) {
      rows.add(row("lineNet", t.lineNet(), Style.TEXT));
      some("allowanceTotal", t.allowances().negate(), rows);
      some("chargeTotal", t.charges(), rows);
    }
    rows.add(row("netTotal", t.net(), Style.TEXT));
    rows.add(row("vatTotal", t.vat(), Style.TEXT));
    t.vatInTaxCurrency()
        .ifPresent(
            m ->
                rows.add(
                    new Row(
                        c.label("vatInTaxCurrency") + " " + m.currency().getCurrencyCode(),
                        c.formats().amount(m),
                        Style.TEXT)));
    rows.add(row("gross", t.gross(), Style.STRONG));
    some("prepaid", t.prepaid().negate(), rows);
    some("rounding", t.rounding(), rows);
    for (Withholding w : i.withholdings()) {
      rows.add(
          new Row(
              c.label("withholding") + " " + w.type() + " " + c.formats().percent(w.rate()),
              c.formats().amount(w.amount().negate()),
              Style.TEXT));
    }
    i.stampDuty().ifPresent(m -> rows.add(row("stampDuty", m, Style.TEXT)));
    return rows;
  }

  private Row row(String label, Money amount, Style style) {
    return new Row(c.label(label), c.formats().amount(amount), style);
  }

  private void some(String label, Money amount, List<Row> rows) {
    if (!amount.isZero()) {
      rows.add(row(label, amount, Style.TEXT));
    }
  }

  private void breakdown(List<VatRow> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    float y = c.flow().y();
    c.sheet().fitted(c.label("vatBreakdown"), Sheet.LEFT, y, VAT_WHAT, Style.HEAD);
    c.sheet().right(c.label("taxable"), VAT_RIGHT - 66, y, 74, Style.HEAD);
    c.sheet().right(c.label("vatAmount"), VAT_RIGHT, y, 60, Style.HEAD);
    c.flow().down(13);
    c.sheet().rule(Sheet.LEFT, VAT_RIGHT, c.flow().y(), 0.6f, Ink.RULE);
    c.flow().down(3);
    for (VatRow row : rows) {
      c.flow().need(row.height());
      float top = c.flow().y();
      c.sheet().right(c.formats().amount(row.vat().taxable()), VAT_RIGHT - 66, top, 74, Style.TEXT);
      c.sheet().right(c.formats().amount(row.vat().amount()), VAT_RIGHT, top, 60, Style.TEXT);
      c.flow().lines(row.what(), Sheet.LEFT, Style.SMALL);
      c.flow().to(Math.min(c.flow().y(), top - Style.TEXT.lineHeight()) - 3);
    }
  }

  /** A rate says all; where there is none, the category and the reason say why. */
  private List<String> what(VatBreakdown v) {
    boolean plain = v.category() == VatCategory.S;
    String rate =
        v.rate()
            .filter(r -> plain || !r.isZero())
            .map(r -> c.formats().percent(r))
            .orElse(v.category().name());
    String head =
        plain
            ? c.label("vat") + " " + rate
            : rate + " · " + c.label("category." + v.category().name());
    String reason =
        Stream.of(v.exemptionCode(), v.exemptionReason())
            .flatMap(o -> o.stream())
            .collect(Collectors.joining(" – "));
    List<String> lines =
        new ArrayList<>(Wrap.lines(head, VAT_WHAT, Style.SMALL, c.sheet().face(Style.SMALL)));
    lines.addAll(Wrap.lines(reason, VAT_WHAT, Style.SMALL, c.sheet().face(Style.SMALL)));
    return lines;
  }
}
