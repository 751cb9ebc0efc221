package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.model.invoice.Address;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.Attachment;
import org.partida.model.invoice.DueDate;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Item;
import org.partida.model.invoice.Party;
import org.partida.model.invoice.Payment;
import org.partida.model.invoice.References;
import org.partida.model.invoice.Totals;
import org.partida.model.invoice.VatBreakdown;

/** The canonical invoice in EN 16931 terms. */
public final class InvoiceView {
  private InvoiceView() {}

  public static Obj of(Invoice i) {
    Obj o = header(i.header());
    o.put("seller", party(i.parties().seller())).put("buyer", party(i.parties().buyer()));
    i.parties().payee().ifPresent(p -> o.put("payee", party(p)));
    i.parties().taxRepresentative().ifPresent(p -> o.put("taxRepresentative", party(p)));
    i.parties().delivery().ifPresent(a -> o.put("deliveryAddress", address(a)));
    o.list("lines", i.lines(), InvoiceView::line);
    o.list(
        "allowances",
        i.allowances().stream().filter(a -> !a.charge()).toList(),
        InvoiceView::adjustment);
    o.list(
        "charges",
        i.allowances().stream().filter(AllowanceCharge::charge).toList(),
        InvoiceView::adjustment);
    o.list("vat", i.vat(), InvoiceView::vat);
    o.put("totals", totals(i.totals()));
    o.put("payment", payment(i.payment()));
    o.list("dueDates", i.payment().dueDates(), InvoiceView::due);
    references(o, i.references());
    o.list("notes", i.notes(), n -> n);
    o.list("attachments", i.attachments(), InvoiceView::attachment);
    o.some(
        "withholdings",
        i.withholdings(),
        w -> obj().put("type", w.type()).put("rate", w.rate()).put("amount", w.amount()));
    return o.put("stampDuty", i.stampDuty());
  }

  private static Obj header(Header h) {
    return obj()
        .put("number", h.number())
        .put("issueDate", h.issueDate())
        .put("dueDate", h.dueDate())
        .put("taxPointDate", h.taxPointDate())
        .put("taxPointCode", h.taxPointCode())
        .put("deliveryDate", h.deliveryDate())
        .put("periodStart", h.periodStart())
        .put("periodEnd", h.periodEnd())
        .put("typeCode", h.typeCode())
        .put("kind", h.kind())
        .put("currency", h.currency())
        .put("taxCurrency", h.taxCurrency());
  }

  private static Obj party(Party p) {
    return obj()
        .put("name", p.name())
        .put("tradingName", p.tradingName())
        .put("country", p.address().country())
        .put("taxId", p.vatId().or(p::taxRegistration).or(p::taxId))
        .put("legalId", p.legalId())
        .put("address", address(p.address()))
        .put("contact", p.contactName())
        .put("phone", p.phone())
        .put("email", p.email());
  }

  private static Obj address(Address a) {
    return obj()
        .some("lines", a.lines(), l -> l)
        .put("city", a.city())
        .put("postCode", a.postCode())
        .put("subdivision", a.subdivision())
        .put("country", a.country());
  }

  private static Obj line(InvoiceLine l) {
    Item item = l.item();
    return obj()
        .put("id", l.id())
        .put("name", item.name())
        .put("description", item.description())
        .put("quantity", l.quantity())
        .put("unit", l.unit())
        .put("netPrice", l.netPrice())
        .put("priceBaseQuantity", l.priceBaseQuantity())
        .put("netAmount", l.netAmount())
        .put("vatCategory", l.vatCategory())
        .put("vatRate", l.vatRate())
        .put("sellerItemId", item.sellerItemId())
        .put("buyerItemId", item.buyerItemId())
        .put("standardId", item.standardId())
        .list(
            "classifications",
            item.classifications(),
            c -> obj().put("scheme", c.scheme()).put("code", c.code()))
        .list(
            "allowances",
            l.allowances().stream().filter(a -> !a.charge()).toList(),
            InvoiceView::adjustment)
        .list(
            "charges",
            l.allowances().stream().filter(AllowanceCharge::charge).toList(),
            InvoiceView::adjustment)
        .some("notes", l.notes(), n -> n);
  }

  private static Obj adjustment(AllowanceCharge a) {
    return obj()
        .put("amount", a.amount())
        .put("base", a.base())
        .put("percentage", a.percentage())
        .put("reason", a.reason())
        .put("reasonCode", a.reasonCode())
        .put("vatCategory", a.vatCategory())
        .put("vatRate", a.vatRate());
  }

  private static Obj vat(VatBreakdown v) {
    return obj()
        .put("category", v.category())
        .put("rate", v.rate())
        .put("taxable", v.taxable())
        .put("amount", v.amount())
        .put("exemptionCode", v.exemptionCode())
        .put("exemptionReason", v.exemptionReason());
  }

  private static Obj totals(Totals t) {
    return obj()
        .put("lineNet", t.lineNet())
        .put("allowances", t.allowances())
        .put("charges", t.charges())
        .put("net", t.net())
        .put("vat", t.vat())
        .put("vatInTaxCurrency", t.vatInTaxCurrency())
        .put("gross", t.gross())
        .put("prepaid", t.prepaid())
        .put("rounding", t.rounding())
        .put("payable", t.payable());
  }

  private static Obj payment(Payment p) {
    return obj()
        .put("meansCode", p.meansCode())
        .list("ibans", p.ibans(), x -> x)
        .put("terms", p.terms())
        .put("reference", p.reference());
  }

  private static Obj due(DueDate d) {
    return obj()
        .put("date", d.date())
        .put("amount", d.amount())
        .put("meansCode", d.meansCode())
        .put("iban", d.iban());
  }

  private static void references(Obj o, References r) {
    o.list(
        "precedingInvoices",
        r.preceding(),
        p -> obj().put("number", p.number()).put("date", p.date()));
    o.put("orderReference", r.order())
        .put("salesOrderReference", r.salesOrder())
        .put("contractReference", r.contract())
        .put("projectReference", r.project())
        .put("despatchReference", r.despatch())
        .put("receivingReference", r.receiving())
        .put("buyerReference", r.buyerReference())
        .put("accountingReference", r.accountingReference())
        .list("awbs", r.awbs(), x -> x);
  }

  private static Obj attachment(Attachment a) {
    return obj()
        .put("name", a.name())
        .put("mediaType", a.mediaType())
        .put("size", a.size())
        .put("uri", a.uri());
  }
}
