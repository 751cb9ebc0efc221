package org.partida.posting.it;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Withholding;
import org.partida.model.voucher.Voucher;
import org.partida.posting.rules.Conversion;
import org.partida.posting.rules.Directions;
import org.partida.posting.rules.DocumentAmounts;
import org.partida.posting.rules.DocumentReading;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.LedgerAmounts;
import org.partida.posting.rules.NetLine;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.Proposal;

/**
 * From an invoice to its voucher, or to everything that must be asked first, at once. Immutable and
 * thread-safe.
 */
final class ItInvoice {
  /** Rounding of the printed total to whole euro (Arrotondamento). */
  private static final BigDecimal ROUNDING = BigDecimal.ONE;

  /** Control 00421 of the exchange system takes a cent, 00422 a euro for a group. */
  private static final BigDecimal VAT_OFF = BigDecimal.ONE;

  private final ItData data;
  private final String version;

  ItInvoice(ItData data, String version) {
    this.data = data;
    this.version = version;
  }

  Proposal propose(InvoicePosting request) {
    Findings findings = new Findings();
    String code = request.invoice().header().typeCode();
    ItCase c =
        new ItCase(
            request,
            data,
            findings,
            ItData.on(data.documents(), code, request.invoice().header().issueDate()),
            version);
    documentType(c, code);
    direction(c);
    DocumentAmounts amounts =
        new DocumentReading(c.invoice(), findings, ROUNDING, VAT_OFF).amounts();
    List<TaxedLine> taxed = taxed(c, amounts);
    withholdings(c);
    Optional<Conversion> conversion = conversion(c);
    if (conversion.isEmpty() || findings.stopped()) {
      return findings.proposal(List.of());
    }
    var ledger = LedgerAmounts.of(amounts, conversion.get(), Optional.empty());
    Optional<Voucher> voucher = new ItBooking(c, conversion.get()).voucher(amounts, taxed, ledger);
    if (voucher.isEmpty()) {
      findings.warn(
          "posting.nothing",
          "All amounts of " + c.invoice().number() + " are nought: there is nothing to post",
          "BG-22",
          "no step is needed");
    }
    c.invoice()
        .stampDuty()
        .filter(m -> c.sale() && !m.isZero())
        .ifPresent(
            m ->
                findings.warn(
                    "stamp.duty",
                    c.invoice().number() + " bears a virtual stamp of " + m,
                    "DatiBollo",
                    "it is paid by quarter to the State (446), not with the invoice"));
    return findings.proposal(voucher.stream().toList());
  }

  private static void documentType(ItCase c, String code) {
    if (c.type().filter(t -> !t.is("ASK")).isEmpty()) {
      String name = c.type().map(t -> " (" + t.name() + ")").orElse("");
      c.ask(
          "document.type",
          "type=" + code,
          "Document type " + code + name + " is not known to these rules: book it by hand",
          "TipoDocumento",
          List.of());
    }
  }

  private static void direction(ItCase c) {
    Optional<Direction> seen = Directions.of(c.invoice(), c.profile().company());
    if (seen.isPresent() && seen.get() != c.request().direction()) {
      c.ask(
          "direction",
          "side",
          c.invoice().parties().seller().name()
              + " sells to "
              + c.invoice().parties().buyer().name()
              + ", so the document is "
              + seen.get()
              + ", not "
              + c.request().direction(),
          "CedentePrestatore",
          List.of(Direction.RECEIVED.name(), Direction.ISSUED.name()));
    } else if (seen.isEmpty()) {
      c.findings()
          .warn(
              "parties.company",
              "The fiscal code of " + c.profile().company() + " does not tell the sides apart",
              "CedentePrestatore",
              "check that the document belongs to this company");
    }
  }

  /** In the order of the amounts; incomplete if something was asked. */
  private static List<TaxedLine> taxed(ItCase c, DocumentAmounts amounts) {
    ItTaxation taxation = new ItTaxation(c);
    ItProducts products = new ItProducts(c);
    taxation.document();
    List<TaxedLine> taxed = new ArrayList<>();
    for (NetLine line : amounts.lines()) {
      Optional<ItProducts.Product> product = products.of(line.line());
      taxation.of(line).flatMap(t -> product.map(p -> line(line, p, t))).ifPresent(taxed::add);
    }
    return taxed;
  }

  private static TaxedLine line(NetLine line, ItProducts.Product p, ItTaxation.Treated t) {
    return new TaxedLine(
        line,
        p.account(),
        p.third(),
        t.tax(),
        t.treatment(),
        p.deductible(),
        p.outcome().dimension(),
        t.codes(),
        p.why());
  }

  private static void withholdings(ItCase c) {
    Money sum = Money.zero(c.invoice().header().currency());
    for (Withholding w : c.invoice().withholdings()) {
      Optional<ItData.Code> known = ItData.on(c.data().withholdings(), w.type(), c.day());
      sum = sum.plus(w.amount());
      if (known.filter(k -> k.is("TAX")).isEmpty()) {
        c.ask(
            "withholding",
            "type=" + w.type(),
            "What is withheld as "
                + w.type()
                + known.map(k -> " (" + k.name() + ")").orElse("")
                + " is not known to these rules: book the document by hand",
            "DatiRitenuta",
            List.of());
      }
    }
    if (sum.compareTo(c.invoice().totals().net()) > 0 || sum.signum() < 0) {
      c.ask(
          "withholding",
          "sum",
          "What is withheld, " + sum + ", is no part of the fee " + c.invoice().totals().net(),
          "DatiRitenuta",
          List.of());
    }
  }

  private static Optional<Conversion> conversion(ItCase c) {
    Currency ledger = c.profile().currency();
    Currency document = c.invoice().header().currency();
    if (ledger.equals(document)) {
      return Optional.of(new Conversion(ledger, document, BigDecimal.ONE));
    }
    Optional<BigDecimal> rate = c.profile().rates().on(document, c.day());
    if (rate.isEmpty()) {
      c.findings()
          .ask(
              "exchange.rate",
              "currency=" + document + ";day=" + c.day(),
              "What is the exchange rate of " + document + " on " + c.day() + "?",
              "Divisa",
              List.of());
    }
    return rate.map(r -> new Conversion(ledger, document, r));
  }
}
