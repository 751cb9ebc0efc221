package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.posting.PartnerLedgers.PartnerLedger;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.PartnerBalance;
import org.partida.spi.host.PartnerMove;

/** Balances, ledgers and open items of partners. */
public final class PartnerLedgerView {
  private PartnerLedgerView() {}

  public static Obj of(PartnerBalance b) {
    return obj()
        .put("partner", b.partner().name())
        .put("taxId", b.partner().taxId())
        .put("account", b.account())
        .put("balance", b.balance());
  }

  public static Obj of(PartnerLedger l) {
    return obj()
        .put("partner", l.partner())
        .put("currency", l.opening().currency())
        .put("opening", l.opening())
        .list("moves", l.moves(), PartnerLedgerView::of)
        .put("closing", l.closing());
  }

  private static Obj of(PartnerMove m) {
    return obj()
        .put("date", m.date())
        .put("number", m.number())
        .put("document", m.document())
        .put("documentDate", m.documentDate())
        .put("text", m.text())
        .put("account", m.account())
        .put("amount", m.amount());
  }

  /** An open document or payment. */
  public static Obj of(HostOpenItem i) {
    return obj()
        .put("id", i.item().id())
        .put("side", i.item().side())
        .put("account", i.account())
        .put("partner", i.partner().name())
        .put("taxId", i.partner().taxId())
        .put("document", i.item().number())
        .put("issueDate", i.item().issueDate())
        .put("dueDate", i.item().dueDate())
        .put("original", i.item().original())
        .put("residual", i.item().residual())
        .put("inCurrency", i.inCurrency().map(m -> m.amountText() + " " + m.currency()))
        .put("awb", i.item().awb())
        .put("orderRef", i.item().orderRef());
  }
}
