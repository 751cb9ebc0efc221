package org.partida.posting.ro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Address;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Item;
import org.partida.model.invoice.Parties;
import org.partida.model.invoice.Party;
import org.partida.model.invoice.Payment;
import org.partida.model.invoice.References;
import org.partida.model.invoice.Totals;
import org.partida.model.invoice.VatBreakdown;
import org.partida.model.invoice.VatCategory;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Support;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PaperPosting;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.ProductRule;

/**
 * A paper of goods in the terms of an invoice, so that products, countries, rates, treatments and
 * currencies are found in one way for all papers. Stateless.
 */
final class PaperInvoice {
  private static final String OURS = "RO";

  private PaperInvoice() {}

  /** What the invoice rules are asked about the paper. */
  static InvoicePosting request(PaperPosting p, RoData data) {
    PostingProfile profile = profile(p);
    return new InvoicePosting(
        invoice(p.paper(), profile, data),
        p.paper().kind().direction(),
        profile,
        p.documentId(),
        p.receivedOn());
  }

  /**
   * A profile that knows products as the papers of the same goods named them, so that what was said
   * when they came is not asked again with their invoice.
   */
  static PostingProfile with(PostingProfile profile, List<BusinessPaper> papers) {
    List<ProductRule> products = new ArrayList<>();
    profile.products().stream().filter(r -> !isAny(r)).forEach(products::add);
    for (BusinessPaper p : papers) {
      for (PaperLine l : p.lines()) {
        l.hint()
            .ifPresent(
                h -> {
                  l.code().ifPresent(k -> products.add(hint("sellerItemId", k, h)));
                  products.add(hint("name", l.name(), h));
                });
      }
    }
    profile.products().stream().filter(PaperInvoice::isAny).forEach(products::add);
    return profile.withProducts(products);
  }

  private static ProductRule hint(String on, String pattern, PaperLine.Hint h) {
    return new ProductRule(
        on, pattern, h.type(), h.account(), Percent.HUNDRED, Optional.empty(), Map.of());
  }

  /**
   * What the source says of a product counts more than the rule for any product, not more than one
   * for this.
   */
  private static PostingProfile profile(PaperPosting p) {
    List<ProductRule> products = new ArrayList<>();
    p.profile().products().stream().filter(r -> !isAny(r)).forEach(products::add);
    for (PaperLine l : p.paper().lines()) {
      l.hint().ifPresent(h -> products.add(hint("buyerItemId", hintKey(l), h)));
    }
    p.profile().products().stream().filter(PaperInvoice::isAny).forEach(products::add);
    PostingProfile all = p.profile().withProducts(products);
    boolean paid =
        p.paper().kind() == PaperKind.Z_REPORT
            || (p.paper().kind() == PaperKind.RECEIPT && !p.paper().tenders().isEmpty());
    return paid || p.paper().uninvoiced() ? all.paidAtOnce() : all;
  }

  private static boolean isAny(ProductRule r) {
    return "any".equals(r.matchOn());
  }

  private static String hintKey(PaperLine l) {
    return "line " + l.id() + " as the source says";
  }

  private static Invoice invoice(BusinessPaper p, PostingProfile profile, RoData data) {
    Party own = own(profile);
    Party partner = p.partner().map(PaperInvoice::party).orElseGet(() -> till(own));
    boolean sale = p.kind().direction() == Direction.ISSUED;
    Region region =
        data.countries().of(partner).map(c -> c.region(Nature.GOODS, p.date())).orElse(Region.RO);
    List<InvoiceLine> lines = p.lines().stream().map(l -> line(p, l, region)).toList();
    List<VatBreakdown> vat = vat(p, lines);
    Money zero = Money.zero(p.currency());
    Money net = lines.stream().map(InvoiceLine::netAmount).reduce(zero, Money::plus);
    Money tax = vat.stream().map(VatBreakdown::amount).reduce(zero, Money::plus);
    Totals totals =
        new Totals(
            net, zero, zero, net, tax, Optional.empty(), net.plus(tax), zero, zero, net.plus(tax));
    return new Invoice(
        header(p),
        sale ? Parties.of(own, partner) : Parties.of(partner, own),
        lines,
        List.of(),
        vat,
        totals,
        Payment.NONE,
        References.none(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static Header header(BusinessPaper p) {
    return new Header(
        p.partnerNumber(),
        p.support().date().orElse(p.date()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(p.date()),
        Optional.empty(),
        Optional.empty(),
        typeCode(p),
        DocumentKind.INVOICE,
        p.currency(),
        Optional.empty(),
        Optional.empty());
  }

  private static String typeCode(BusinessPaper p) {
    if (p.kind() != PaperKind.RECEPTION) {
      return p.kind().code();
    }
    return switch (p.support().kind()) {
      case DELIVERY_NOTE -> "NIR-AVIZ";
      case NONE -> "NIR";
      case CARNET -> "CARNET";
      case BORDEROU -> "BORDEROU";
      case INVOICE, RECEIPT -> "380";
    };
  }

  private static InvoiceLine line(BusinessPaper p, PaperLine l, Region region) {
    boolean lost = p.kind() == PaperKind.RECEIPT && !p.buyerCode();
    boolean without =
        lost
            || p.support().kind() == Support.Kind.CARNET
            || p.support().kind() == Support.Kind.BORDEROU;
    Optional<String> none = Optional.empty();
    Item item =
        new Item(l.name(), none, l.code(), l.hint().map(h -> hintKey(l)), none, List.of(), none);
    return new InvoiceLine(
        l.id(),
        item,
        l.quantity(),
        l.unit(),
        Optional.empty(),
        Optional.empty(),
        lost ? l.gross() : l.net(),
        without ? VatCategory.O : l.category().orElseGet(() -> category(l, region)),
        without ? Optional.empty() : l.rate(),
        List.of(),
        List.of(),
        none,
        none);
  }

  private static VatCategory category(PaperLine l, Region region) {
    if (l.rate().filter(r -> !r.isZero()).isPresent()) {
      return VatCategory.S;
    }
    return switch (region) {
      case RO -> VatCategory.O;
      case EU -> VatCategory.K;
      case NONEU -> VatCategory.G;
    };
  }

  /** The VAT of each rate as the lines say it. */
  private static List<VatBreakdown> vat(BusinessPaper p, List<InvoiceLine> lines) {
    Map<String, VatBreakdown> groups = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      InvoiceLine l = lines.get(i);
      boolean taxed = l.vatCategory() == VatCategory.S;
      Money vat = taxed ? p.lines().get(i).vat() : Money.zero(p.currency());
      groups.merge(
          l.vatCategory() + " " + l.vatRate(),
          new VatBreakdown(
              l.vatCategory(), l.vatRate(), l.netAmount(), vat, Optional.empty(), Optional.empty()),
          (a, b) ->
              new VatBreakdown(
                  a.category(),
                  a.rate(),
                  a.taxable().plus(b.taxable()),
                  a.amount().plus(b.amount()),
                  Optional.empty(),
                  Optional.empty()));
    }
    return List.copyOf(groups.values());
  }

  private static Party own(PostingProfile profile) {
    return Party.of(
        profile.name(),
        Optional.of(profile.company().value()),
        Optional.empty(),
        at(Optional.of(profile.company().country())));
  }

  /** Whoever buys at the till. */
  private static Party till(Party own) {
    return Party.of(
        "Clienți la casă", Optional.empty(), Optional.empty(), at(own.address().country()));
  }

  private static Party party(PartnerRef ref) {
    Optional<String> prefixed = ref.taxId().filter(t -> t.matches("[A-Za-z]{2}.+"));
    Optional<String> plain = ref.taxId().filter(t -> prefixed.isEmpty());
    Optional<String> vat = prefixed.or(() -> plain.filter(t -> ofOurs(ref)).map(t -> OURS + t));
    return Party.of(ref.name(), vat, plain, at(ref.country()));
  }

  /** A fiscal code without prefix is written with it, unless it is a person's (13 digits). */
  private static boolean ofOurs(PartnerRef ref) {
    return ref.country().filter(OURS::equals).isPresent()
        && ref.taxId().filter(t -> t.matches("\\d{2,10}")).isPresent();
  }

  private static Address at(Optional<String> country) {
    return new Address(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), country);
  }
}
