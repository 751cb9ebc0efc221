package org.partida.views;

import org.partida.spi.registry.RegistryFacts;

/** What registers of taxpayers say, as JSON. Stateless. */
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
}
