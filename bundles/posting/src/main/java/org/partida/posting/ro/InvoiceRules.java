package org.partida.posting.ro;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.document.Direction;
import org.partida.model.voucher.Voucher;
import org.partida.posting.rules.Conversion;
import org.partida.posting.rules.Directions;
import org.partida.posting.rules.DocumentAmounts;
import org.partida.posting.rules.DocumentReading;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.LedgerAmounts;
import org.partida.posting.rules.NetLine;
import org.partida.spi.posting.Delivery;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.Proposal;

/**
 * From an invoice to its voucher, or to everything that must be asked first, at once. Immutable and
 * thread-safe.
 */
final class InvoiceRules {
  private final RoData data;
  private final String version;

  InvoiceRules(RoData data, String version) {
    this.data = data;
    this.version = version;
  }

  Proposal propose(InvoicePosting request) {
    return propose(request, List.of());
  }

  /** With what papers of the same goods have booked before. */
  Proposal propose(InvoicePosting asked, List<Delivery> deliveries) {
    InvoicePosting request = known(asked, deliveries);
    Findings findings = new Findings();
    InvoiceCase c = InvoiceCase.of(request, data);
    documentType(c, findings);
    direction(c, findings);
    BigDecimal rounding =
        data.limits().amount("payable-rounding", c.dates().rateDay()).orElse(BigDecimal.ZERO);
    BigDecimal vatOff =
        data.limits().amount("vat-amount", c.dates().rateDay()).orElse(BigDecimal.ZERO);
    DocumentAmounts amounts =
        new DocumentReading(c.invoice(), findings, rounding, vatOff).amounts();
    List<TaxedLine> taxed = taxed(c, amounts, findings);
    Optional<Conversion> conversion = Exchange.of(c, findings);
    if (conversion.isEmpty()) {
      return findings.proposal(List.of());
    }
    var printedVat = Exchange.printedVat(c, data, conversion.get(), findings);
    if (findings.stopped()) {
      return findings.proposal(List.of());
    }
    var ledger = LedgerAmounts.of(amounts, conversion.get(), printedVat);
    new Advice(c, data, findings).give(taxed, ledger);
    Optional<Voucher> voucher =
        new Booking(c, data, conversion.get(), version).voucher(amounts, taxed, ledger);
    if (voucher.isEmpty()) {
      findings.warn(
          "posting.nothing",
          "All amounts of " + c.invoice().number() + " are nought: there is nothing to post",
          "BG-22",
          "no step is needed");
    }
    if (!deliveries.isEmpty()) {
      Closing closing = new Closing(request, data, findings, version);
      voucher = voucher.flatMap(v -> closing.of(v, deliveries));
    }
    return findings.proposal(voucher.stream().toList());
  }

  private static InvoicePosting known(InvoicePosting asked, List<Delivery> deliveries) {
    return deliveries.isEmpty()
        ? asked
        : new InvoicePosting(
            asked.invoice(),
            asked.direction(),
            PaperInvoice.with(asked.profile(), deliveries.stream().map(Delivery::paper).toList()),
            asked.documentId(),
            asked.receivedOn());
  }

  /** The lines in the order of the amounts; incomplete if something was asked. */
  private List<TaxedLine> taxed(InvoiceCase c, DocumentAmounts amounts, Findings findings) {
    if (c.country().isEmpty()) {
      String printed = c.partner().address().country().orElse("none");
      findings.ask(
          "country",
          c.partnerKey() + ";printed=" + printed,
          "In which country is "
              + c.partner().name()
              + "? VAT identifier: "
              + c.partner().vatId().orElse("none")
              + ", country of the address: "
              + printed,
          c.sale() ? "BT-55" : "BT-40",
          List.of());
    }
    Products products = new Products(c, data, findings);
    Optional<Taxation> taxation =
        c.country()
            .map(
                country ->
                    new Taxation(c, data, findings, country, CashScheme.of(c, data, findings)));
    List<TaxedLine> taxed = new ArrayList<>();
    for (NetLine line : amounts.lines()) {
      Optional<Product> product = products.of(line.line());
      taxation.ifPresent(
          t -> product.flatMap(p -> t.of(line, p, amounts.groups())).ifPresent(taxed::add));
    }
    return taxed;
  }

  private void documentType(InvoiceCase c, Findings findings) {
    String code = c.invoice().header().typeCode();
    data.document(code, c.request().direction())
        .flatMap(DocumentType::ask)
        .ifPresent(
            text ->
                findings.ask(
                    "document.type",
                    "document=" + c.invoice().number() + ";type=" + code,
                    text,
                    "BT-3",
                    List.of()));
  }

  private static void direction(InvoiceCase c, Findings findings) {
    Optional<Direction> seen = Directions.of(c.invoice(), c.profile().company());
    String names =
        c.invoice().parties().seller().name() + " sells to " + c.invoice().parties().buyer().name();
    if (seen.isPresent() && seen.get() != c.request().direction()) {
      findings.ask(
          "direction",
          "document=" + c.invoice().number() + ";" + c.sellerKey(),
          "The document is to be posted as "
              + c.request().direction()
              + ", but "
              + names
              + ", which makes it "
              + seen.get()
              + ": which is right?",
          "BG-4",
          List.of(Direction.RECEIVED.name(), Direction.ISSUED.name()));
    } else if (seen.isEmpty()) {
      findings.warn(
          "parties.company",
          names
              + ": the fiscal code of "
              + c.profile().company()
              + " does not tell the sides apart",
          "BG-4",
          "check that the document belongs to this company");
    }
  }
}
