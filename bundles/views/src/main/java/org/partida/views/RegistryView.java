package org.partida.views;

import org.partida.api.company.PartnerChecks;
import org.partida.api.company.PartnerDifference;
import org.partida.spi.registry.RegistryFacts;

/** What registers of taxpayers say, and where books differ from it, as JSON. Stateless. */
public final class RegistryView {
  private RegistryView() {}

  /** One taxpayer; where the register does not know it, little is there. */
  public static Obj of(RegistryFacts f) {
    Obj o =
        Obj.obj()
            .put("id", f.id())
            .put("asOf", f.asOf())
            .put("found", f.found())
            .put("source", f.source())
            .put("fetchedAt", f.fetchedAt());
    return f.found() ? known(o, f) : o;
  }

  private static Obj known(Obj o, RegistryFacts f) {
    return o.put("name", f.name())
        .list("address", f.address().lines(), x -> x)
        .put("city", f.address().city())
        .put("postCode", f.address().postCode())
        .put("county", f.address().subdivision())
        .put("tradeRegister", f.tradeRegister())
        .put("vatPayer", f.vat().payer())
        .put("vatOnCash", f.vat().onCash())
        .put("vatOnCashFrom", f.vat().cashFrom())
        .put("vatOnCashUntil", f.vat().cashUntil())
        .put("splitVat", f.vat().split())
        .put("status", f.standing().status())
        .put("inactive", f.standing().inactive())
        .put("inactiveFrom", f.standing().inactiveFrom())
        .put("deregistered", f.standing().deregistered())
        .put("deregisteredOn", f.standing().deregisteredOn())
        .put("eInvoiceRegister", f.eInvoice().listed())
        .put("eInvoiceSince", f.eInvoice().since());
  }

  /** What a verification of partners found. */
  public static Obj of(PartnerChecks.Verified v) {
    return Obj.obj()
        .put("checked", v.checked())
        .put("skipped", v.skipped())
        .put("complete", v.complete())
        .list("differences", v.differences(), RegistryView::of)
        .list("problems", v.problems(), ProblemView::of);
  }

  /** What accepting a difference did. */
  public static Obj of(PartnerChecks.Accepted a) {
    return of(a.difference())
        .list("vouchers", a.vouchers(), VoucherView::of)
        .list("problems", a.problems(), ProblemView::of);
  }

  /** Where the register differs from the books. */
  public static Obj of(PartnerDifference d) {
    return Obj.obj()
        .put("id", d.id())
        .put("company", d.company())
        .put("partner", d.partner())
        .put("name", d.name())
        .put("kind", d.kind())
        .put("assumed", d.assumed())
        .put("registry", d.registry())
        .put("from", d.from())
        .put("until", d.until())
        .put("source", d.source())
        .list("documents", d.documents(), RegistryView::of)
        .put("foundAt", d.foundAt())
        .put("state", d.state())
        .put("decidedBy", d.decidedBy())
        .put("decidedAt", d.decidedAt())
        .put("reason", d.reason().isEmpty() ? null : d.reason());
  }

  private static Obj of(PartnerDifference.Concerned c) {
    return Obj.obj()
        .put("id", c.id())
        .put("number", c.number())
        .put("issueDate", c.issueDate())
        .put("direction", c.direction());
  }
}
