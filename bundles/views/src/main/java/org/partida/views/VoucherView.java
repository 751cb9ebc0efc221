package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.TrialBalance;
import org.partida.api.posting.VoucherRecord;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.Question;

/** Vouchers, questions, journal and trial balance. */
public final class VoucherView {
  private VoucherView() {}

  public static Obj of(Voucher v) {
    return obj()
        .put("externalId", v.externalId())
        .put("date", v.date())
        .put("documentDate", v.documentDate())
        .put("journal", v.journal())
        .put("document", v.documentNumber())
        .put("text", v.text())
        .put("reversalOf", v.reversalOf())
        .list("lines", v.lines(), VoucherView::line);
  }

  public static Obj of(VoucherRecord r) {
    Obj o =
        of(r.voucher())
            .put("company", r.voucher().company())
            .put("documentId", r.document())
            .put("state", r.state());
    o.put("number", r.number())
        .put("ruleVersion", r.ruleVersion())
        .put("postedAt", r.postedAt())
        .put("reversedBy", r.reversedBy());
    r.problem().ifPresent(p -> o.put("problem", ProblemView.of(p)));
    return o;
  }

  public static Obj of(JournalEntry e) {
    return obj().put("number", e.number()).put("entry", of(e.entry()));
  }

  public static Obj of(Question q) {
    return obj()
        .put("key", q.key())
        .put("kind", q.kind())
        .put("text", q.text())
        .put("location", q.location())
        .list("choices", q.choices(), c -> c);
  }

  public static Obj of(TrialBalance t) {
    return obj()
        .put("company", t.company())
        .put("asOf", t.asOf())
        .put("currency", t.totalDebit().currency())
        .put("totalDebit", t.totalDebit())
        .put("totalCredit", t.totalCredit())
        .list(
            "rows",
            t.rows(),
            r ->
                obj()
                    .put("account", r.account())
                    .put("name", r.name())
                    .put("debit", r.debit())
                    .put("credit", r.credit())
                    .put("balance", r.balance()));
  }

  private static Obj line(VoucherLine l) {
    return obj()
        .put("account", l.account().synthetic())
        .put("analytic", l.account().analytic().isEmpty() ? null : l.account().analytic())
        .put("side", l.side())
        .put("amount", l.amount())
        .put("currencyAmount", l.original())
        .put("currency", l.original().orElse(l.amount()).currency())
        .put("partner", l.partner().map(VoucherView::partner))
        .put("vat", l.tax().map(VoucherView::tax))
        .put("openItem", l.openItem())
        .put("due", l.due())
        .put("dimension", l.dimensions().isEmpty() ? null : l.dimensions())
        .put("rule", l.rule())
        .put("why", l.why());
  }

  private static Obj partner(PartnerRef p) {
    return obj().put("name", p.name()).put("country", p.country()).put("taxId", p.taxId());
  }

  private static Obj tax(TaxFacts t) {
    return obj()
        .put("treatment", t.treatment())
        .put("rate", t.rate())
        .put("base", t.base())
        .put("taxPoint", t.taxPoint())
        .put("deductionPeriod", t.deductionPeriod())
        .put("deductible", t.deductible())
        .put("productCode", t.productCode())
        .put("codes", t.codes().isEmpty() ? null : t.codes())
        .put("document", t.document());
  }
}
