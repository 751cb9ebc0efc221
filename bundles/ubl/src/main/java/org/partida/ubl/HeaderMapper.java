package org.partida.ubl;

import static org.partida.ubl.Texts.text;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Header;

/** Identity, dates, kind and currencies. */
final class HeaderMapper {
  /** The codes of UNTDID 1001 that EN 16931 counts as credit notes. */
  private static final Set<String> CREDIT =
      Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");

  private HeaderMapper() {}

  static Header map(DocumentNode d, boolean creditNote, Warnings warnings) {
    Currency currency =
        Currencies.optional(d.currency, "DocumentCurrencyCode (BT-5)", d)
            .orElseThrow(() -> Values.missing("DocumentCurrencyCode (BT-5)", d));
    Values values = new Values(currency, warnings);
    String typeCode = typeCode(d, creditNote, values);
    Optional<PeriodNode> period = Optional.ofNullable(d.period);
    return new Header(
        text(d.id).orElseThrow(() -> Values.missing("ID (BT-1)", d)),
        values.requiredDate(d.issueDate, "IssueDate (BT-2)", d),
        values.date(dueDate(d), "DueDate (BT-9)", d),
        values.date(d.taxPointDate, "TaxPointDate (BT-7)", d),
        period.flatMap(p -> text(p.taxPointCode)),
        values.date(deliveryDate(d), "Delivery/ActualDeliveryDate (BT-72)", d),
        period.flatMap(p -> values.date(p.start, "InvoicePeriod/StartDate (BT-73)", p)),
        period.flatMap(p -> values.date(p.end, "InvoicePeriod/EndDate (BT-74)", p)),
        typeCode,
        creditNote || CREDIT.contains(typeCode) ? DocumentKind.CREDIT_NOTE : DocumentKind.INVOICE,
        currency,
        Currencies.optional(d.taxCurrency, "TaxCurrencyCode (BT-6)", d),
        text(d.specification));
  }

  private static String typeCode(DocumentNode d, boolean creditNote, Values values) {
    Optional<String> printed = text(creditNote ? d.creditNoteType : d.invoiceType);
    if (printed.isPresent()) {
      return printed.get();
    }
    String assumed = creditNote ? "381" : "380";
    String element = creditNote ? "CreditNoteTypeCode (BT-3)" : "InvoiceTypeCode (BT-3)";
    values.warn(
        "ubl.type",
        element + " is missing; read as " + assumed,
        element,
        d,
        "check what kind of document it is");
    return assumed;
  }

  /** A credit note has no DueDate of its own: BT-9 is in its payment means. */
  private static String dueDate(DocumentNode d) {
    if (text(d.dueDate).isPresent()) {
      return d.dueDate;
    }
    return d.paymentMeans.stream()
        .map((PaymentMeansNode m) -> m.dueDate)
        .filter(s -> text(s).isPresent())
        .findFirst()
        .orElse(null);
  }

  private static String deliveryDate(DocumentNode d) {
    return d.deliveries.stream()
        .map((DeliveryNode n) -> n.date)
        .filter(s -> text(s).isPresent())
        .findFirst()
        .orElse(null);
  }
}
