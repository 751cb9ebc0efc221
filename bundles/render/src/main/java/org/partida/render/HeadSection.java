package org.partida.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.partida.model.Money;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;

/** Title, number, what is to be paid, and the dates. */
final class HeadSection {
  private static final float FACT_WIDTH = (Sheet.RIGHT - Sheet.LEFT) / 4;
  private static final float FACT_HEIGHT = 25;

  private record Fact(String label, String value) {}

  private final Context c;

  HeadSection(Context c) {
    this.c = c;
  }

  void draw() throws IOException {
    Sheet sheet = c.sheet();
    Invoice i = c.invoice();
    float top = c.flow().y();
    float room = Sheet.RIGHT - Sheet.LEFT - 180;
    sheet.fitted(Titles.title(i, c.labels()), Sheet.LEFT, top, room, Style.TITLE);
    sheet.fitted(c.label("number") + " " + i.number(), Sheet.LEFT, top - 28, room, Style.NUMBER);
    Money payable = i.totals().payable();
    sheet.right(
        c.label(Titles.isToRecover(i) ? "amountBack" : "amountDue"),
        Sheet.RIGHT,
        top - 4,
        170,
        Style.SMALL);
    sheet.right(c.formats().money(payable), Sheet.RIGHT, top - 15, 170, Style.BIG);
    c.flow().down(50);
    sheet.rule(Sheet.LEFT, Sheet.RIGHT, c.flow().y(), 1.4f, Ink.ACCENT);
    c.flow().down(10);
  }

  /** The dates and the like, four beside one another. */
  void facts() throws IOException {
    List<Fact> facts = collect();
    int rows = (facts.size() + 3) / 4;
    c.flow().need(rows * FACT_HEIGHT + 8);
    float top = c.flow().y();
    c.sheet().band(Sheet.LEFT, top, Sheet.RIGHT - Sheet.LEFT, rows * FACT_HEIGHT + 4, Ink.BAND);
    for (int n = 0; n < facts.size(); n++) {
      int row = n / 4;
      float x = Sheet.LEFT + 8 + n % 4 * FACT_WIDTH;
      float y = top - 4 - row * FACT_HEIGHT;
      c.sheet().fitted(facts.get(n).label(), x, y, FACT_WIDTH - 12, Style.SMALL);
      c.sheet().fitted(facts.get(n).value(), x, y - 10, FACT_WIDTH - 12, Style.STRONG);
    }
    c.flow().down(rows * FACT_HEIGHT + 14);
  }

  private List<Fact> collect() {
    Header h = c.invoice().header();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(c.label("issueDate"), c.formats().date(h.issueDate())));
    h.dueDate().ifPresent(d -> facts.add(new Fact(c.label("dueDate"), c.formats().date(d))));
    h.deliveryDate()
        .ifPresent(d -> facts.add(new Fact(c.label("deliveryDate"), c.formats().date(d))));
    period(h, facts);
    h.taxPointDate().ifPresent(d -> facts.add(new Fact(c.label("taxPoint"), c.formats().date(d))));
    h.taxPointCode()
        .ifPresent(
            code ->
                facts.add(
                    new Fact(
                        c.label("taxPoint"), c.labels().find("taxPoint." + code).orElse(code))));
    if (Titles.isVatOnCash(c.invoice())) {
      facts.add(new Fact(c.label("vat"), c.label("vatOnCash")));
    }
    facts.add(new Fact(c.label("currency"), h.currency().getCurrencyCode()));
    return facts;
  }

  private void period(Header h, List<Fact> facts) {
    if (h.periodStart().isPresent() || h.periodEnd().isPresent()) {
      String start = h.periodStart().map(c.formats()::date).orElse("…");
      String end = h.periodEnd().map(c.formats()::date).orElse("…");
      facts.add(new Fact(c.label("period"), start + " – " + end));
    }
  }
}
