package org.partida.posting.it;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.Address;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.DocumentKind;
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
import org.partida.model.invoice.Withholding;

/** Writes invoices for tests as a reader of FatturaPA makes them. */
public final class ItSample {
  public static final Party COMPANY = party("Nostra SRL", "IT01234567897", "IT");
  private static final Party PARTNER = party("Partner SPA", "IT09876543217", "IT");

  private final List<InvoiceLine> lines = new ArrayList<>();
  private final List<AllowanceCharge> charges = new ArrayList<>();
  private final List<Withholding> withholdings = new ArrayList<>();
  private final List<PrecedingInvoice> preceding = new ArrayList<>();
  private final Map<String, String> natures = new LinkedHashMap<>();
  private String number = "1/A";
  private String type = "TD01";
  private LocalDate issued = LocalDate.of(2026, 10, 5);
  private Optional<String> taxPointCode = Optional.empty();
  private Party seller = PARTNER;
  private Party buyer = COMPANY;

  public static ItSample purchase() {
    return new ItSample();
  }

  public static ItSample sale() {
    ItSample s = new ItSample();
    s.seller = COMPANY;
    s.buyer = PARTNER;
    return s;
  }

  private static Party party(String name, String vatId, String country) {
    Optional<String> none = Optional.empty();
    return Party.of(
        name,
        Optional.of(vatId),
        none,
        new Address(List.of(), none, none, none, Optional.of(country)));
  }

  public ItSample partner(String name, String vatId, String country) {
    Party p = party(name, vatId, country);
    seller = seller.equals(COMPANY) ? seller : p;
    buyer = buyer.equals(COMPANY) ? buyer : p;
    return this;
  }

  public ItSample type(String td) {
    type = td;
    return this;
  }

  public ItSample number(String n) {
    number = n;
    return this;
  }

  public ItSample on(String day) {
    issued = LocalDate.parse(day);
    return this;
  }

  public ItSample taxPointCode(String code) {
    taxPointCode = Optional.of(code);
    return this;
  }

  public ItSample earlier(String n, String day) {
    preceding.add(new PrecedingInvoice(n, Optional.of(LocalDate.parse(day))));
    return this;
  }

  public ItSample line(String name, String net, String category, String rate) {
    Money amount = euro(net);
    lines.add(
        new InvoiceLine(
            String.valueOf(lines.size() + 1),
            Item.named(name),
            BigDecimal.ONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            amount,
            VatCategory.valueOf(category),
            Optional.of(Percent.of(rate)),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  /** Of lines of a category that go without IVA. */
  public ItSample nature(String category, String code) {
    natures.put(category, code);
    return this;
  }

  /** Pension fund of a professional: a charge in the base of the tax. */
  public ItSample fund(String amount, String rate) {
    charges.add(
        new AllowanceCharge(
            true,
            euro(amount),
            Optional.empty(),
            Optional.empty(),
            Optional.of("Cassa previdenziale TC22"),
            Optional.empty(),
            Optional.of(VatCategory.S),
            Optional.of(Percent.of(rate))));
    return this;
  }

  public ItSample withheld(String kind, String rate, String amount) {
    withholdings.add(new Withholding(kind, Percent.of(rate), euro(amount)));
    return this;
  }

  public Invoice build() {
    Map<String, VatBreakdown> groups = new LinkedHashMap<>();
    lines.forEach(l -> add(groups, l.vatCategory(), l.vatRate().orElseThrow(), l.netAmount()));
    charges.forEach(
        a -> add(groups, a.vatCategory().orElseThrow(), a.vatRate().orElseThrow(), a.amount()));
    List<VatBreakdown> vat = groups.values().stream().map(this::withTax).toList();
    Money lineNet = sum(lines.stream().map(InvoiceLine::netAmount).toList());
    Money charged = sum(charges.stream().map(AllowanceCharge::amount).toList());
    Money net = lineNet.plus(charged);
    Money tax = sum(vat.stream().map(VatBreakdown::amount).toList());
    Money gross = net.plus(tax);
    Money split =
        sum(
            vat.stream()
                .filter(b -> b.category() == VatCategory.B)
                .map(VatBreakdown::amount)
                .toList());
    Money payable =
        gross.minus(sum(withholdings.stream().map(Withholding::amount).toList())).minus(split);
    Totals totals =
        new Totals(
            lineNet,
            euro("0"),
            charged,
            net,
            tax,
            Optional.empty(),
            gross,
            euro("0"),
            euro("0"),
            payable);
    Optional<String> n = Optional.empty();
    return new Invoice(
        new Header(
            number,
            issued,
            Optional.of(issued.plusDays(30)),
            Optional.empty(),
            taxPointCode,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            type,
            "TD04".equals(type) ? DocumentKind.CREDIT_NOTE : DocumentKind.INVOICE,
            Currency.getInstance("EUR"),
            Optional.empty(),
            Optional.empty()),
        Parties.of(seller, buyer),
        lines,
        charges,
        vat,
        totals,
        Payment.NONE,
        new References(n, n, n, n, n, n, n, n, n, preceding, List.of()),
        List.of(),
        List.of(),
        withholdings,
        Optional.empty());
  }

  private void add(
      Map<String, VatBreakdown> groups, VatCategory category, Percent rate, Money net) {
    Optional<String> nature = Optional.ofNullable(natures.get(category.name()));
    groups.merge(
        category + " " + rate,
        new VatBreakdown(category, Optional.of(rate), net, euro("0"), nature, Optional.empty()),
        (a, b) ->
            new VatBreakdown(
                category,
                a.rate(),
                a.taxable().plus(b.taxable()),
                euro("0"),
                nature,
                Optional.empty()));
  }

  private VatBreakdown withTax(VatBreakdown b) {
    Money tax = b.taxable().percent(b.rate().orElseThrow());
    return new VatBreakdown(
        b.category(), b.rate(), b.taxable(), tax, b.exemptionCode(), b.exemptionReason());
  }

  private static Money sum(List<Money> all) {
    return all.stream().reduce(euro("0"), Money::plus);
  }

  private static Money euro(String amount) {
    return Money.of(amount, "EUR");
  }
}
