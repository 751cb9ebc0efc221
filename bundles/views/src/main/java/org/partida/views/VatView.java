package org.partida.views;

import java.util.Map;
import java.util.TreeMap;
import org.partida.api.posting.VatJournal;
import org.partida.api.posting.VatSheet;
import org.partida.api.posting.VatTie;
import org.partida.model.Money;

/** VAT journals and sheets in JSON. Stateless. */
public final class VatView {
  private VatView() {}

  /** A journal: columns by code, rows with their amounts by column, ties, findings. */
  public static Obj of(VatJournal j) {
    return head(j.book().word(), j.company().value(), j.companyName(), j.period().toString())
        .put("currency", j.total().currency().getCurrencyCode())
        .list("columns", j.columns(), c -> Obj.obj().put("code", c.code()).put("names", c.names()))
        .list("rows", j.rows(), VatView::row)
        .put("totals", amounts(j.totals()))
        .put("total", j.total())
        .list("ties", j.ties(), VatView::tie)
        .list("findings", j.findings(), ProblemView::of);
  }

  private static Obj row(VatJournal.Row r) {
    return Obj.obj()
        .put("date", r.date())
        .put("number", r.number())
        .put("note", r.note().isEmpty() ? null : r.note())
        .put("partner", r.partner())
        .put("taxId", r.taxId())
        .put("country", r.country())
        .list("entries", r.entries(), e -> e)
        .put("total", r.total())
        .put("amounts", amounts(r.amounts()));
  }

  private static Map<String, Object> amounts(Map<String, Money> amounts) {
    Map<String, Object> texts = new TreeMap<>();
    amounts.forEach((code, m) -> texts.put(code, m.amountText()));
    return texts;
  }

  /** A sheet: rows of the form, ties, findings. */
  public static Obj of(VatSheet s) {
    return head(s.book().word(), s.company().value(), s.companyName(), s.period().toString())
        .list("rows", s.rows(), VatView::row)
        .list("ties", s.ties(), VatView::tie)
        .list("findings", s.findings(), ProblemView::of);
  }

  private static Obj row(VatSheet.Row r) {
    return Obj.obj()
        .put("code", r.code())
        .put("kind", r.kind())
        .put("names", r.names())
        .put("documents", r.documents())
        .put("base", r.base())
        .put("vat", r.vat())
        .put("partner", r.partner())
        .put("taxId", r.taxId());
  }

  private static Obj tie(VatTie t) {
    return Obj.obj()
        .put("account", t.account())
        .put("ties", t.ties())
        .put("book", t.book())
        .put("ledger", t.ledger())
        .list(
            "parts",
            t.parts(),
            p -> Obj.obj().put("code", p.code()).put("names", p.names()).put("amount", p.amount()))
        .list(
            "differences",
            t.differences(),
            d ->
                Obj.obj()
                    .put("kind", d.kind())
                    .put("amount", d.amount())
                    .put("entry", d.entry().isEmpty() ? null : d.entry())
                    .put("date", d.date())
                    .put("document", d.document().isEmpty() ? null : d.document())
                    .put("belongs", d.belongs().isEmpty() ? null : d.belongs()));
  }

  private static Obj head(String book, String company, String name, String period) {
    return Obj.obj()
        .put("book", book)
        .put("company", company)
        .put("companyName", name)
        .put("period", period);
  }
}
