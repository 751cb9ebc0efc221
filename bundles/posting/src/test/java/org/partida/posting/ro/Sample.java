package org.partida.posting.ro;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.Address;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.Classification;
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

/**
 * Writes invoices for tests: totals and VAT breakdown follow from the lines unless the test says
 * otherwise.
 */
final class Sample {
  static final LocalDate DAY = LocalDate.parse("2026-10-05");
  static final Party COMPANY = party("Firma Noastra SRL", "RO12345674", "RO");
  static final Party PARTNER = party("Partener SRL", "RO18547290", "RO");

  private final List<InvoiceLine> lines = new ArrayList<>();
  private final List<AllowanceCharge> allowances = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<PrecedingInvoice> preceding = new ArrayList<>();
  private final Map<String, String> vat = new TreeMap<>();
  private String number = "F1";
  private String type = "380";
  private String currency = "RON";
  private LocalDate issued = DAY;
  private Optional<LocalDate> delivered = Optional.empty();
  private Optional<LocalDate> taxPoint = Optional.empty();
  private Optional<String> taxPointCode = Optional.empty();
  private Optional<String> vatInRon = Optional.empty();
  private Optional<String> exemption = Optional.empty();
  private String prepaid = "0";
  private String rounding = "0";
  private String grossOff = "0";
  private Party seller = PARTNER;
  private Party buyer = COMPANY;

  static Sample purchase() {
    return new Sample();
  }

  static Sample sale() {
    Sample s = new Sample();
    s.seller = COMPANY;
    s.buyer = PARTNER;
    return s;
  }

  static Party party(String name, String vatId, String country) {
    Optional<String> id = Optional.of(vatId).filter(v -> !v.isEmpty());
    Address at =
        new Address(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(country).filter(c -> !c.isEmpty()));
    return Party.of(name, id, Optional.empty(), at);
  }

  Sample partner(String name, String vatId, String country) {
    Party p = party(name, vatId, country);
    seller = seller.equals(COMPANY) ? seller : p;
    buyer = buyer.equals(COMPANY) ? buyer : p;
    return this;
  }

  Sample line(String name, String net, String category, String rate) {
    return line(Item.named(name), net, category, rate);
  }

  Sample coded(String name, String scheme, String code, String net, String category, String rate) {
    Optional<String> none = Optional.empty();
    return line(
        new Item(name, none, none, none, none, List.of(new Classification(scheme, code)), none),
        net,
        category,
        rate);
  }

  private Sample line(Item item, String net, String category, String rate) {
    Money amount = money(net);
    Optional<Percent> percent = rate.isEmpty() ? Optional.empty() : Optional.of(Percent.of(rate));
    lines.add(
        new InvoiceLine(
            String.valueOf(lines.size() + 1),
            item,
            amount.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE,
            Optional.of("C62"),
            Optional.empty(),
            Optional.empty(),
            amount,
            VatCategory.valueOf(category),
            percent,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  Sample allowance(boolean charge, String amount, String category, String rate, String reason) {
    allowances.add(
        new AllowanceCharge(
            charge,
            money(amount),
            Optional.empty(),
            Optional.empty(),
            Optional.of(reason),
            Optional.empty(),
            Optional.of(VatCategory.valueOf(category)),
            Optional.of(Percent.of(rate))));
    return this;
  }

  Sample number(String n) {
    number = n;
    return this;
  }

  Sample type(String code) {
    type = code;
    return this;
  }

  Sample credit() {
    return type("381");
  }

  /** Before the first line. */
  Sample currency(String code) {
    currency = code;
    return this;
  }

  Sample on(String day) {
    issued = LocalDate.parse(day);
    return this;
  }

  Sample delivered(String day) {
    delivered = Optional.of(LocalDate.parse(day));
    return this;
  }

  Sample taxPoint(String day) {
    taxPoint = Optional.of(LocalDate.parse(day));
    return this;
  }

  Sample taxPointCode(String code) {
    taxPointCode = Optional.of(code);
    return this;
  }

  Sample note(String text) {
    notes.add(text);
    return this;
  }

  Sample earlier(String n, String day) {
    preceding.add(
        new PrecedingInvoice(n, Optional.of(day).filter(d -> !d.isEmpty()).map(LocalDate::parse)));
    return this;
  }

  Sample vatOf(String category, String rate, String amount) {
    vat.put(category + " " + rate, amount);
    return this;
  }

  Sample vatInRon(String amount) {
    vatInRon = Optional.of(amount);
    return this;
  }

  Sample exemption(String vatex) {
    exemption = Optional.of(vatex);
    return this;
  }

  Sample prepaid(String amount) {
    prepaid = amount;
    return this;
  }

  Sample rounding(String amount) {
    rounding = amount;
    return this;
  }

  /** The printed total is off by this from what the lines give. */
  Sample off(String amount) {
    grossOff = amount;
    return this;
  }

  Invoice build() {
    return build(lines);
  }

  Invoice build(List<InvoiceLine> ordered) {
    Map<String, VatBreakdown> groups = new TreeMap<>();
    for (InvoiceLine l : ordered) {
      add(groups, l.vatCategory(), l.vatRate(), l.netAmount());
    }
    for (AllowanceCharge a : allowances) {
      add(groups, a.vatCategory().orElseThrow(), a.vatRate(), a.effect());
    }
    Money lineNet = sum(ordered.stream().map(InvoiceLine::netAmount).toList());
    Money down =
        sum(allowances.stream().filter(a -> !a.charge()).map(AllowanceCharge::amount).toList());
    Money up =
        sum(
            allowances.stream()
                .filter(AllowanceCharge::charge)
                .map(AllowanceCharge::amount)
                .toList());
    Money net = lineNet.minus(down).plus(up).plus(money(grossOff));
    List<VatBreakdown> breakdown = groups.values().stream().map(this::withVat).toList();
    Money tax = sum(breakdown.stream().map(VatBreakdown::amount).toList());
    Money gross = net.plus(tax);
    Totals totals =
        new Totals(
            lineNet,
            down,
            up,
            net,
            tax,
            vatInRon.map(v -> Money.of(v, "RON")),
            gross,
            money(prepaid),
            money(rounding),
            gross.minus(money(prepaid)).plus(money(rounding)));
    Optional<String> n = Optional.empty();
    References references = new References(n, n, n, n, n, n, n, n, n, preceding, List.of());
    return new Invoice(
        header(),
        Parties.of(seller, buyer),
        ordered,
        allowances,
        breakdown,
        totals,
        Payment.NONE,
        references,
        notes,
        List.of(),
        List.of(),
        Optional.empty());
  }

  List<InvoiceLine> lines() {
    return List.copyOf(lines);
  }

  private Header header() {
    DocumentKind kind = "381".equals(type) ? DocumentKind.CREDIT_NOTE : DocumentKind.INVOICE;
    Optional<Currency> tax = vatInRon.map(v -> Currency.getInstance("RON"));
    return new Header(
        number,
        issued,
        Optional.of(issued.plusDays(30)),
        taxPoint,
        taxPointCode,
        delivered,
        Optional.empty(),
        Optional.empty(),
        type,
        kind,
        Currency.getInstance(currency),
        tax,
        Optional.empty());
  }

  private void add(
      Map<String, VatBreakdown> groups, VatCategory category, Optional<Percent> rate, Money net) {
    String key = category + " " + rate.map(Percent::toString).orElse("");
    Money zero = Money.zero(net.currency());
    groups.merge(
        key,
        new VatBreakdown(category, rate, net, zero, exemption, Optional.empty()),
        (a, b) ->
            new VatBreakdown(
                category, rate, a.taxable().plus(b.taxable()), zero, exemption, Optional.empty()));
  }

  private VatBreakdown withVat(VatBreakdown b) {
    String key = b.category() + " " + b.rate().map(Percent::toString).orElse("");
    Money computed = b.taxable().percent(b.rate().orElse(Percent.ZERO));
    Money amount = vat.containsKey(key) ? money(vat.get(key)) : computed;
    return new VatBreakdown(
        b.category(), b.rate(), b.taxable(), amount, b.exemptionCode(), b.exemptionReason());
  }

  private Money sum(List<Money> all) {
    return all.stream().reduce(money("0"), Money::plus);
  }

  private Money money(String amount) {
    return Money.of(amount, currency);
  }
}
