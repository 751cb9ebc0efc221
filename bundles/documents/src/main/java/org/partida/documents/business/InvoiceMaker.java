package org.partida.documents.business;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.Address;
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
import org.partida.model.paper.PaperKind;
import org.partida.model.voucher.PartnerRef;

/**
 * Makes an invoice of the neutral form ({@code INVOICE}, {@code CREDIT_NOTE}), as an invoicing
 * program knows it: the same fact as its e-invoice, so the two are one document. Immutable.
 */
final class InvoiceMaker {
  private static final Set<String> INVOICE =
      Set.of(
          "kind",
          "number",
          "date",
          "dueDate",
          "deliveryDate",
          "direction",
          "vatOnCash",
          "order",
          "awb",
          "partner",
          "currency",
          "paid",
          "references",
          "lines");

  private static final Set<String> LINE =
      Set.of("name", "code", "quantity", "unit", "net", "rate", "vat", "gross", "category");

  /** UNTDID 2005: the VAT falls due when it is paid. */
  private static final String PAID_TO_DATE = "432";

  private final Company company;

  InvoiceMaker(Company company) {
    this.company = company;
  }

  static boolean makes(String kind) {
    return kind.equals("INVOICE") || kind.equals("CREDIT_NOTE");
  }

  /**
   * The invoice.
   *
   * @throws org.partida.model.PartidaException {@code paper.field} with file and line
   */
  Invoice invoice(Fields f) {
    f.only(INVOICE);
    boolean credit = f.required("kind").equals("CREDIT_NOTE");
    Currency currency = f.currency("currency", company.currency());
    List<InvoiceLine> lines = new ArrayList<>();
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Fields l : f.list("lines")) {
      InvoiceLine line = line(l.only(LINE), String.valueOf(lines.size() + 1), currency);
      lines.add(line);
      groups
          .computeIfAbsent(
              line.vatCategory() + " " + line.vatRate(), k -> new Group(line, currency))
          .add(line.netAmount(), said(l, line.netAmount(), currency));
    }
    if (lines.isEmpty()) {
      throw f.wrong("the invoice has no lines", "give lines");
    }
    List<VatBreakdown> vat = groups.values().stream().map(Group::row).toList();
    Money net = sum(currency, lines.stream().map(InvoiceLine::netAmount).toList());
    Money tax = sum(currency, vat.stream().map(VatBreakdown::amount).toList());
    Money zero = Money.zero(currency);
    Money gross = net.plus(tax);
    List<String> paid = paid(f, currency);
    return new Invoice(
        header(f, credit, currency),
        parties(f),
        lines,
        List.of(),
        vat,
        new Totals(net, zero, zero, net, tax, Optional.empty(), gross, zero, zero, gross),
        payment(f),
        references(f),
        paid,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static Header header(Fields f, boolean credit, Currency currency) {
    return new Header(
        f.required("number"),
        f.requiredDate("date"),
        f.date("dueDate"),
        Optional.empty(),
        f.flag("vatOnCash") ? Optional.of(PAID_TO_DATE) : Optional.empty(),
        f.date("deliveryDate"),
        Optional.empty(),
        Optional.empty(),
        credit ? "381" : "380",
        credit ? DocumentKind.CREDIT_NOTE : DocumentKind.INVOICE,
        currency,
        Optional.empty(),
        Optional.empty());
  }

  private Parties parties(Fields f) {
    boolean received = f.text("direction").filter("RECEIVED"::equals).isPresent();
    if (!received && f.text("direction").filter(d -> !d.equals("ISSUED")).isPresent()) {
      throw f.wrong("direction is neither ISSUED nor RECEIVED", "give one of them");
    }
    Fields p =
        f.object("partner").orElseThrow(() -> f.wrong("\"partner\" is missing", "give its name"));
    PartnerRef ref =
        new PaperMaker(company.id(), company.currency()).partner(p, PaperKind.DELIVERY_NOTE);
    Party other = party(ref.name(), ref.taxId(), ref.country());
    Party own =
        party(
            company.name(),
            Optional.of(
                (company.vatPayer() ? company.id().country() : "") + company.id().fiscalCode()),
            Optional.of(company.id().country()));
    return received ? Parties.of(other, own) : Parties.of(own, other);
  }

  /** A code with its country before it is a VAT identifier, one without is not. */
  private static Party party(String name, Optional<String> code, Optional<String> country) {
    boolean vat = code.filter(c -> c.matches("[A-Z]{2}.*")).isPresent();
    return Party.of(
        name,
        code.filter(c -> vat),
        code.filter(c -> !vat),
        new Address(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), country));
  }

  private InvoiceLine line(Fields f, String id, Currency currency) {
    Optional<Percent> rate = f.percent("rate");
    Optional<Money> gross = f.money("gross", currency);
    Money net =
        f.money("net", currency)
            .or(
                () ->
                    gross.map(
                        g ->
                            g.minus(
                                f.money("vat", currency)
                                    .orElseGet(
                                        () ->
                                            rate.map(g::taxInside).orElse(Money.zero(currency))))))
            .orElseThrow(() -> f.wrong("the line has no amount", "give net or gross"));
    boolean taxed = rate.filter(r -> r.value().signum() > 0).isPresent();
    VatCategory category =
        f.one(VatCategory.class, "category")
            .or(() -> taxed ? Optional.of(VatCategory.S) : Optional.empty())
            .or(() -> company.vatPayer() ? Optional.empty() : Optional.of(VatCategory.O))
            .orElseThrow(
                () ->
                    f.wrong(
                        "the line has no VAT and does not say why",
                        "give the category: E exempt, AE reverse charge, K, G, O or Z"));
    BigDecimal one = net.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    Optional<String> none = Optional.empty();
    return new InvoiceLine(
        id,
        new Item(f.required("name"), none, f.text("code"), none, none, List.of(), none),
        f.decimal("quantity").orElse(one),
        f.text("unit"),
        Optional.empty(),
        Optional.empty(),
        net,
        category,
        category == VatCategory.O ? Optional.empty() : rate.or(() -> Optional.of(Percent.of("0"))),
        List.of(),
        List.of(),
        none,
        none);
  }

  /** The VAT that the line itself says; empty if it only follows from the rate. */
  private static Optional<Money> said(Fields f, Money net, Currency currency) {
    Optional<Money> vat = f.money("vat", currency);
    Optional<Money> gross = f.money("gross", currency);
    gross
        .filter(g -> vat.filter(v -> !g.equals(net.plus(v))).isPresent())
        .ifPresent(
            g -> {
              throw f.wrong(
                  "net " + net + " and VAT " + vat.get() + " are not the gross " + g,
                  "correct one of them, or leave one out");
            });
    return vat.or(() -> gross.map(g -> g.minus(net)));
  }

  /** What was paid is told to people, whatever becomes of it (see {@link PaidAtOnce}). */
  private static List<String> paid(Fields f, Currency currency) {
    List<String> all = new ArrayList<>();
    for (Fields t : f.list("paid")) {
      t.only(Set.of("means", "amount", "date", "number"));
      Money amount =
          t.money("amount", currency)
              .orElseThrow(() -> t.wrong("\"amount\" is missing", "give it"));
      String how = t.required("means").toUpperCase(Locale.ROOT) + " " + amount;
      all.add(
          "paid: "
              + how
              + t.text("number").map(n -> " " + n).orElse("")
              + t.date("date").map(d -> " " + d).orElse(""));
    }
    return all;
  }

  private static Payment payment(Fields f) {
    return new Payment(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        f
            .date("dueDate")
            .map(d -> new DueDate(d, Optional.empty(), Optional.empty(), Optional.empty()))
            .stream()
            .toList());
  }

  private static References references(Fields f) {
    List<PrecedingInvoice> preceding = new ArrayList<>();
    Optional<String> despatch = Optional.empty();
    Optional<String> receiving = Optional.empty();
    for (Fields r : f.list("references")) {
      r.only(Set.of("kind", "number", "date"));
      String number = r.required("number");
      switch (r.required("kind")) {
        case "INVOICE" -> preceding.add(new PrecedingInvoice(number, r.date("date")));
        case "DELIVERY_NOTE" -> despatch = Optional.of(number);
        case "RECEPTION" -> receiving = Optional.of(number);
        default ->
            throw r.wrong(
                "an invoice does not point at " + r.required("kind"),
                "INVOICE, DELIVERY_NOTE and RECEPTION can be pointed at; an invoice on top of a receipt is tied with paper-link");
      }
    }
    Optional<String> none = Optional.empty();
    return new References(
        f.text("order"),
        none,
        none,
        none,
        despatch,
        receiving,
        none,
        none,
        none,
        preceding,
        f.text("awb").stream().toList());
  }

  private static Money sum(Currency currency, List<Money> all) {
    return all.stream().reduce(Money.zero(currency), Money::plus);
  }

  /** Lines of one category and rate. Not thread-safe. */
  private static final class Group {
    private final InvoiceLine first;
    private Money net;
    private Money said;
    private Money silent;

    Group(InvoiceLine first, Currency currency) {
      this.first = first;
      this.net = Money.zero(currency);
      this.said = Money.zero(currency);
      this.silent = Money.zero(currency);
    }

    void add(Money lineNet, Optional<Money> vat) {
      net = net.plus(lineNet);
      said = said.plus(vat.orElse(Money.zero(net.currency())));
      silent = vat.isPresent() ? silent : silent.plus(lineNet);
    }

    /** What lines do not say is computed once for the group, as EN 16931 does. */
    VatBreakdown row() {
      Money computed = first.vatRate().map(silent::percent).orElse(Money.zero(net.currency()));
      return new VatBreakdown(
          first.vatCategory(),
          first.vatRate(),
          net,
          said.plus(computed),
          Optional.empty(),
          Optional.empty());
    }
  }
}
