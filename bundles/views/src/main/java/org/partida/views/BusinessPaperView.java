package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.document.PaperImport;
import org.partida.api.document.PaperTie;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.RetailMonth;
import org.partida.spi.posting.PaperSettings;

/** Business papers that are not e-invoices, in the names of the neutral form. */
public final class BusinessPaperView {
  private BusinessPaperView() {}

  /** What became of a file. */
  public static Obj of(PaperImport done) {
    return obj()
        .put("file", done.file())
        .put("new", done.count(PaperImport.Outcome.NEW))
        .put("same", done.count(PaperImport.Outcome.SAME))
        .put("differs", done.count(PaperImport.Outcome.DIFFERS))
        .list(
            "papers",
            done.items(),
            i ->
                obj()
                    .put("document", i.document())
                    .put("kind", i.kind())
                    .put("number", i.number())
                    .put("outcome", i.outcome()))
        .some("problems", done.problems(), ProblemView::of);
  }

  /** What a paper says. */
  public static Obj of(BusinessPaper p) {
    return obj()
        .put("kind", p.kind())
        .put("number", p.number())
        .put("date", p.date())
        .put(
            "partner",
            p.partner()
                .map(
                    r ->
                        obj()
                            .put("name", r.name())
                            .put("taxId", r.taxId())
                            .put("country", r.country())))
        .put(
            "document",
            obj()
                .put("kind", p.support().kind())
                .put("number", p.support().number())
                .put("date", p.support().date()))
        .put("currency", p.currency())
        .put("gross", p.gross())
        .put(
            "store",
            p.store()
                .map(
                    s ->
                        obj()
                            .put("code", s.code())
                            .put("keeping", s.keeping())
                            .put("markup", s.markup())))
        .some("paid", p.tenders(), t -> obj().put("means", t.means()).put("amount", t.amount()))
        .put("buyerCode", p.buyerCode() ? true : null)
        .some(
            "references",
            p.references(),
            r -> obj().put("kind", r.kind()).put("number", r.number()).put("date", r.date()))
        .put(
            "customs",
            p.customs()
                .map(
                    c ->
                        obj()
                            .put("duty", c.duty())
                            .put("vatBase", c.vatBase())
                            .put("rate", c.rate())
                            .put("vat", c.vat())
                            .put("deferred", c.deferred())))
        .put("month", p.month().map(BusinessPaperView::month))
        .some("lines", p.lines(), BusinessPaperView::line);
  }

  private static Obj month(RetailMonth m) {
    return obj()
        .put("rate", m.rate())
        .put("stock", m.stock())
        .put("markup", m.markup())
        .put("vat", m.vat())
        .put("sold", m.sold())
        .put("soldVat", m.soldVat())
        .put("markupOut", m.markupOut())
        .put("costOut", m.costOut())
        .put("vatOut", m.vatOut());
  }

  private static Obj line(PaperLine l) {
    return obj()
        .put("name", l.name())
        .put("code", l.code())
        .put("type", l.hint().map(PaperLine.Hint::type))
        .put("account", l.hint().flatMap(PaperLine.Hint::account))
        .put("quantity", l.quantity())
        .put("unit", l.unit())
        .put("net", l.net())
        .put("category", l.category())
        .put("rate", l.rate())
        .put("vat", l.vat())
        .put("cost", l.cost())
        .put("markup", l.shelf().flatMap(PaperLine.Shelf::markup))
        .put("shelfPrice", l.shelf().flatMap(PaperLine.Shelf::price))
        .put("shelfRate", l.shelf().flatMap(PaperLine.Shelf::rate))
        .put("depreciation", l.depreciation())
        .put("settles", l.settles().map(PaperLine.Settles::side))
        .put("item", l.settles().map(PaperLine.Settles::document));
  }

  /** Whether a paper and an invoice belong together. */
  public static Obj of(PaperTie t) {
    return obj()
        .put("paper", t.paper())
        .put("invoice", t.invoice())
        .put("joined", t.joined())
        .put("from", t.from())
        .put("to", t.to())
        .put("by", t.by())
        .put("at", t.at());
  }

  /** What a company decided. */
  public static Obj of(PaperSettings s) {
    return obj()
        .put("vatWithoutDocument", s.vatWithoutDocument())
        .put("returnDifference", s.returnDifference());
  }
}
