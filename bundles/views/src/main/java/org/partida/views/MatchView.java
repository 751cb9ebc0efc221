package org.partida.views;

import static org.partida.views.Obj.obj;

import java.time.LocalDate;
import java.util.List;
import org.partida.api.match.LineNotes;
import org.partida.api.match.LineRule;
import org.partida.api.match.LineRules;
import org.partida.api.match.LineTotals;
import org.partida.api.match.MatchOptions;
import org.partida.api.match.MatchSummary;
import org.partida.api.match.Payers;
import org.partida.api.match.ProformaBook;
import org.partida.model.Money;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.LineBooking;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.Proforma;
import org.partida.model.voucher.PartnerRef;

/** Proposals and summaries. */
public final class MatchView {
  private MatchView() {}

  public static Obj of(MatchProposal p) {
    Obj o = obj().put("line", p.line()).put("grade", p.grade()).put("score", p.score());
    o.list("allocations", p.shares(), MatchView::share);
    o.list("bookings", p.bookings(), MatchView::booking);
    o.list(
        "evidence",
        p.evidence(),
        e -> obj().put("kind", e.kind()).put("detail", e.detail()).put("weight", e.weight()));
    p.runnerUp()
        .ifPresent(
            r ->
                o.put(
                    "runnerUp",
                    obj()
                        .list("allocations", r.shares(), MatchView::share)
                        .put("score", r.score())
                        .put("whyNot", r.whyNot())));
    return o;
  }

  public static Obj of(List<MatchProposal> all) {
    Obj summary = obj().put("lines", all.size());
    for (Grade g : Grade.values()) {
      summary.put(
          g.name().toLowerCase(java.util.Locale.ROOT),
          (int) all.stream().filter(p -> p.grade() == g).count());
    }
    return obj().put("summary", summary).list("matches", all, MatchView::of);
  }

  public static Obj of(MatchSummary s) {
    return obj()
        .put("lines", s.lines())
        .put("sure", s.sure())
        .put("attention", s.attention())
        .put("none", s.none())
        .put("confirmed", s.confirmed());
  }

  private static Obj share(ItemShare s) {
    return obj().put("item", s.item()).put("amount", s.amount());
  }

  private static Obj booking(LineBooking b) {
    return obj()
        .put("account", b.account())
        .put("amount", b.amount())
        .put("partner", b.partner().map(PartnerRef::name))
        .put("by", b.by())
        .put("automatic", b.automatic())
        .put("why", b.why());
  }

  /** What is noted on a line. */
  public static Obj of(LineNotes.Note n) {
    return obj().put("text", n.text()).put("by", n.by()).put("at", n.at());
  }

  /** A rule for lines without a document. */
  public static Obj of(LineRule r) {
    return obj()
        .put("id", r.id())
        .put("words", r.words())
        .put("iban", r.iban())
        .put("partner", r.partner())
        .put("flow", r.flow())
        .put("account", r.account())
        .put("automatic", r.automatic())
        .put("from", r.from().equals(LocalDate.EPOCH) ? null : r.from())
        .put("to", r.to());
  }

  /** What was decided before for the same words or IBAN. */
  public static Obj of(LineRules.Habit h) {
    return obj()
        .put("key", h.key())
        .put("account", h.account())
        .put("count", h.count())
        .put("others", h.others())
        .put("last", h.last());
  }

  /** Who pays. */
  public static Obj of(Payers.Payer p) {
    return obj()
        .put("kind", p.kind().name())
        .put("key", p.key())
        .put("partner", p.partner())
        .put("partnerName", p.partnerName())
        .put("count", p.count())
        .put("last", p.last());
  }

  /** How many lines and what they move. */
  public static Obj of(LineTotals t) {
    Obj states = obj();
    t.states().forEach((k, v) -> states.put(k.name(), v));
    Obj grades = obj();
    t.grades().forEach((k, v) -> grades.put(k.name(), v));
    return obj()
        .put("lines", t.lines())
        .put("states", states)
        .put("grades", grades)
        .put("errors", t.errors())
        .list("in", t.in(), MatchView::money)
        .list("out", t.out(), MatchView::money);
  }

  private static Obj money(Money m) {
    return obj().put("amount", m).put("currency", m.currency());
  }

  /** How careful matching is. */
  public static Obj of(MatchOptions o) {
    return obj()
        .put("lookBackDays", o.lookBackDays())
        .put("nameAndAmount", o.nameAndAmount())
        .put("tolerance", o.tolerance().toPlainString())
        .put("proformas", o.proformas())
        .put("exchangeTolerance", o.exchangeTolerance().toPlainString());
  }

  /** A proforma. */
  public static Obj of(Proforma p) {
    return obj()
        .put("id", p.id())
        .put("number", p.number())
        .put("partner", p.partner().name())
        .put("taxId", p.partner().taxId())
        .put("date", p.date())
        .put("due", p.due())
        .put("total", p.total())
        .put("currency", p.total().currency())
        .put("state", p.state().name())
        .put("invoice", p.invoice());
  }

  /** A series of numbers of invoices. */
  public static Obj of(ProformaBook.Series s) {
    return obj().put("prefix", s.prefix()).put("next", s.next());
  }
}
