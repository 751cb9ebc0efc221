package org.partida.render;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.model.invoice.AllowanceCharge;

/** Allowances and charges of the document as a whole. */
final class AllowanceSection {
  private final Context c;

  AllowanceSection(Context c) {
    this.c = c;
  }

  void draw() throws IOException {
    if (c.invoice().allowances().isEmpty()) {
      return;
    }
    c.flow().heading(c.label("allowances"), 30);
    for (AllowanceCharge a : c.invoice().allowances()) {
      c.flow().need(Style.TEXT.lineHeight());
      float y = c.flow().y();
      c.sheet().fitted(what(a), Sheet.LEFT, y, 330, Style.TEXT);
      c.sheet().right(vat(a), Sheet.RIGHT - 90, y, 60, Style.TEXT);
      c.sheet().right(c.formats().amount(a.effect()), Sheet.RIGHT - 4, y, 80, Style.TEXT);
      c.flow().down(Style.TEXT.lineHeight() + 1);
    }
  }

  private String what(AllowanceCharge a) {
    String kind = c.label(a.charge() ? "charge" : "allowance");
    String share = a.percentage().map(p -> c.formats().quantity(p) + "%").orElse("");
    String of =
        a.base()
            .map(b -> (share.isEmpty() ? "" : " " + c.label("of") + " ") + c.formats().amount(b))
            .orElse("");
    return Stream.of(kind, a.reason().or(a::reasonCode).orElse(""), share + of)
        .filter(s -> !s.isBlank())
        .collect(Collectors.joining(" · "));
  }

  private String vat(AllowanceCharge a) {
    return a.vatRate()
        .filter(r -> !r.isZero())
        .map(c.formats()::percent)
        .or(() -> a.vatCategory().map(Enum::name))
        .orElse("");
  }
}
