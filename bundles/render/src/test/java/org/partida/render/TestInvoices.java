package org.partida.render;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.Address;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.Attachment;
import org.partida.model.invoice.Classification;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.DueDate;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Item;
import org.partida.model.invoice.Parties;
import org.partida.model.invoice.Party;
import org.partida.model.invoice.Payment;
import org.partida.model.invoice.PrecedingInvoice;
import org.partida.model.invoice.References;
import org.partida.model.invoice.Totals;
import org.partida.model.invoice.VatBreakdown;
import org.partida.model.invoice.VatCategory;

/** Invoices to look at. */
final class TestInvoices {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate ISSUED = LocalDate.of(2025, 9, 3);
  private static final Optional<String> NONE = Optional.empty();

  private TestInvoices() {}

  static Invoice ordinary() {
    return with(3, "Scândură de brad", List.of("Mulțumim!"), "380", DocumentKind.INVOICE, 1);
  }

  static Invoice lines(int count) {
    return with(count, "Articol", List.of(), "380", DocumentKind.INVOICE, 1);
  }

  static Invoice typed(String typeCode, DocumentKind kind, int sign) {
    return with(1, "Articol", List.of(), typeCode, kind, sign);
  }

  static Invoice noted(String... notes) {
    return with(1, "Articol", List.of(notes), "380", DocumentKind.INVOICE, 1);
  }

  /** An invoice in which every free text is the given one. */
  static Invoice saying(String text) {
    Invoice i = with(2, text, List.of(text, text), "380", DocumentKind.INVOICE, 1);
    Optional<String> t = Optional.of(text);
    Address address = new Address(List.of(text, text), t, t, t, t);
    Party party = new Party(text, Optional.of(text + "x"), t, t, t, address, t, t, t);
    Parties parties =
        new Parties(party, party, Optional.of(party), Optional.of(party), Optional.of(address));
    References references =
        new References(
            t,
            t,
            t,
            t,
            t,
            t,
            t,
            t,
            t,
            List.of(new PrecedingInvoice(text, Optional.empty())),
            List.of(text));
    Payment payment = new Payment(t, List.of(text), t, t, List.of());
    Header h = i.header();
    Header header =
        new Header(
            text,
            h.issueDate(),
            h.dueDate(),
            h.taxPointDate(),
            t,
            h.deliveryDate(),
            h.periodStart(),
            h.periodEnd(),
            text,
            h.kind(),
            h.currency(),
            h.taxCurrency(),
            t);
    return new Invoice(
        header,
        parties,
        i.lines(),
        List.of(allowance(text)),
        i.vat(),
        i.totals(),
        payment,
        references,
        i.notes(),
        List.of(new Attachment(text, t, t, 5_000_000, t)),
        List.of(),
        Optional.empty());
  }

  private static Invoice with(
      int count, String item, List<String> notes, String typeCode, DocumentKind kind, int sign) {
    Money each = eur("1234.56");
    Money net = eur("0");
    List<InvoiceLine> lines = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      Money amount = sign < 0 ? each.negate() : each;
      lines.add(line(n, item + (count > 10 ? " " + n : ""), amount));
      net = net.plus(amount);
    }
    Money vat = net.percent(Percent.of("21"));
    Money gross = net.plus(vat);
    Totals totals =
        new Totals(
            net,
            eur("0"),
            eur("0"),
            net,
            vat,
            Optional.of(Money.of("987654.32", "RON")),
            gross,
            eur("10.00"),
            eur("0.04"),
            gross.minus(eur("10")).plus(eur("0.04")));
    Header header =
        new Header(
            "MUN-0042",
            ISSUED,
            Optional.of(ISSUED.plusDays(30)),
            Optional.empty(),
            Optional.of("432"),
            Optional.of(ISSUED.minusDays(3)),
            Optional.empty(),
            Optional.empty(),
            typeCode,
            kind,
            EUR,
            Optional.of(Currency.getInstance("RON")),
            NONE);
    VatBreakdown exempt =
        new VatBreakdown(
            VatCategory.AE,
            Optional.of(Percent.ZERO),
            eur("0"),
            eur("0"),
            Optional.of("VATEX-EU-AE"),
            Optional.of("Taxare inversă art. 331"));
    return new Invoice(
        header,
        parties(),
        lines,
        List.of(),
        List.of(
            new VatBreakdown(VatCategory.S, Optional.of(Percent.of("21")), net, vat, NONE, NONE),
            exempt),
        totals,
        payment(),
        references(),
        notes,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static InvoiceLine line(int n, String name, Money amount) {
    Item item =
        new Item(
            name,
            Optional.of("calitatea I, uscată"),
            Optional.of("S-" + n),
            NONE,
            Optional.of("5940000000001"),
            List.of(new Classification("TSP", "44071200")),
            Optional.of("RO"));
    return new InvoiceLine(
        String.valueOf(n),
        item,
        new BigDecimal("2.500"),
        Optional.of("H87"),
        Optional.of(new BigDecimal("493.8240")),
        Optional.empty(),
        amount,
        VatCategory.S,
        Optional.of(Percent.of("21")),
        List.of(),
        List.of(),
        NONE,
        NONE);
  }

  private static AllowanceCharge allowance(String reason) {
    return new AllowanceCharge(
        false,
        eur("1"),
        Optional.of(eur("10")),
        Optional.of(BigDecimal.TEN),
        Optional.of(reason),
        NONE,
        Optional.of(VatCategory.S),
        Optional.of(Percent.of("21")));
  }

  private static Parties parties() {
    Address cluj =
        new Address(
            List.of("Str. Fântânii 3"),
            Optional.of("Cluj-Napoca"),
            Optional.of("400001"),
            Optional.of("RO-CJ"),
            Optional.of("RO"));
    return Parties.of(
        Party.of(
            "Muntele Verde S.R.L.", Optional.of("RO12345674"), Optional.of("J12/34/2010"), cluj),
        Party.of("Țăranul și Fiii S.A.", Optional.of("RO87654329"), NONE, cluj));
  }

  private static Payment payment() {
    return new Payment(
        Optional.of("30"),
        List.of("RO49AAAA1B31007593840000"),
        Optional.of("La 30 de zile"),
        Optional.of("MUN-0042"),
        List.of(new DueDate(ISSUED.plusDays(30), Optional.empty(), NONE, NONE)));
  }

  private static References references() {
    References r = References.none();
    return new References(
        Optional.of("PO-9"),
        NONE,
        NONE,
        NONE,
        Optional.of("AVZ-17"),
        NONE,
        NONE,
        NONE,
        NONE,
        List.of(new PrecedingInvoice("MUN-0001", Optional.of(LocalDate.of(2025, 7, 1)))),
        r.awbs());
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
