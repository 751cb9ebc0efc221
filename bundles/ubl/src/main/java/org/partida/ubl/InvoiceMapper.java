package org.partida.ubl;

import java.util.List;
import java.util.Optional;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Totals;
import org.partida.model.invoice.VatBreakdown;

/** From the bound document to the canonical invoice. Nothing is computed and no sign is touched. */
final class InvoiceMapper {
  private InvoiceMapper() {}

  static Invoice map(DocumentNode d, boolean creditNote, Warnings warnings) {
    Header header = HeaderMapper.map(d, creditNote, warnings);
    Values values = new Values(header.currency(), warnings);
    List<InvoiceLine> lines = lines(d, values);
    List<AllowanceCharge> allowances = AllowanceMapper.ofDocument(d.allowances, values);
    TaxTotals taxes = TaxTotals.choose(d.taxTotals, header.currency(), values);
    List<VatBreakdown> vat = taxes.breakdown(values);
    Totals totals = TotalsMapper.map(d, taxes, values);
    Invoice invoice =
        new Invoice(
            header,
            PartyMapper.parties(d, values),
            lines,
            allowances,
            vat,
            totals,
            PaymentMapper.map(d, header, values),
            ReferenceMapper.map(d, values),
            Texts.list(d.notes),
            AttachmentMapper.map(d, creditNote),
            List.of(),
            Optional.empty());
    SumChecks.check(invoice, d.total, values);
    KindChecks.check(invoice, creditNote, values);
    return invoice;
  }

  private static List<InvoiceLine> lines(DocumentNode d, Values values) {
    List<LineNode> nodes = d.invoiceLines.isEmpty() ? d.creditNoteLines : d.invoiceLines;
    if (nodes.isEmpty()) {
      values.warn(
          "ubl.no-lines",
          "the document has no line",
          "InvoiceLine (BG-25)",
          d,
          "post it by its VAT breakdown");
    }
    return nodes.stream().map(n -> LineMapper.map(n, values)).toList();
  }
}
