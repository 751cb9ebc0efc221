package org.partida.posting.service;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.model.CompanyId;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Item;
import org.partida.model.invoice.Party;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperLine;
import org.partida.model.voucher.PartnerRef;
import org.partida.posting.rules.Text;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.PostingProfile.RegisterFact;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.RateDay;
import org.partida.spi.posting.StornoStyle;

/**
 * What of a company's settings can have mattered for one document: its parties, the product rules
 * that fit a line, the rates around its dates. Small enough to be kept with each voucher.
 * Immutable.
 */
record ProfileShot(
    CompanyId company,
    String name,
    Currency currency,
    boolean vatPayer,
    boolean vatOnCash,
    StornoStyle storno,
    List<Partner> partners,
    List<ProductRule> products,
    List<ExchangeRates.Quote> rates,
    RateDay rateDay,
    List<Register> registers,
    AllocationBook allocation) {
  /** A tax point may lie before the invoice, or in the middle of the next month (art. 283). */
  private static final int DAYS_BEFORE = 10;

  private static final int DAYS_AFTER = 50;

  ProfileShot {
    partners = List.copyOf(partners);
    products = List.copyOf(products);
    rates = List.copyOf(rates);
    rateDay = rateDay == null ? RateDay.SAME_DAY : rateDay;
    registers = List.copyOf(registers);
    allocation = allocation == null ? AllocationBook.NONE : allocation;
  }

  /** What the settings say of a partner. */
  record Partner(String key, PartnerFacts facts) {}

  /** What was accepted of a register. */
  record Register(String key, List<RegisterFact> facts) {
    Register {
      facts = List.copyOf(facts);
    }
  }

  /** What of the document decides which settings can matter. */
  private record Subject(
      Set<String> codes, Predicate<ProductRule> fits, List<LocalDate> days, Set<Currency> in) {
    static Subject of(Invoice i) {
      Header h = i.header();
      return new Subject(
          Stream.of(i.parties().seller(), i.parties().buyer())
              .flatMap(Subject::codes)
              .collect(Collectors.toSet()),
          r -> i.lines().stream().anyMatch(l -> ProfileShot.fits(r, l.item())),
          Stream.of(Optional.of(h.issueDate()), h.taxPointDate(), h.deliveryDate())
              .flatMap(Optional::stream)
              .sorted()
              .toList(),
          Stream.concat(Stream.of(h.currency()), h.taxCurrency().stream())
              .collect(Collectors.toSet()));
    }

    static Subject of(BusinessPaper p) {
      return new Subject(
          p.partner().flatMap(PartnerRef::taxId).map(ProfileShot::bare).stream()
              .collect(Collectors.toSet()),
          r -> p.lines().stream().anyMatch(l -> ProfileShot.fits(r, l)),
          List.of(p.date()),
          Set.of(p.currency()));
    }

    private static Stream<String> codes(Party p) {
      return Stream.of(p.vatId(), p.taxRegistration(), p.legalId(), p.taxId())
          .flatMap(Optional::stream)
          .map(ProfileShot::bare);
    }
  }

  /** Of an invoice, else of another paper. */
  static ProfileShot of(
      PostingProfile p, Optional<Invoice> invoice, Optional<BusinessPaper> paper) {
    Subject s = invoice.map(Subject::of).orElseGet(() -> Subject.of(paper.orElseThrow()));
    return new ProfileShot(
        p.company(),
        p.name(),
        p.currency(),
        p.vatPayer(),
        p.vatOnCash(),
        p.storno(),
        p.partners().entrySet().stream()
            .filter(e -> s.codes().contains(bare(e.getKey())))
            .map(e -> new Partner(e.getKey(), e.getValue()))
            .sorted(Comparator.comparing(Partner::key))
            .toList(),
        p.products().stream().filter(r -> r.matchOn().equals("any") || s.fits().test(r)).toList(),
        rates(p.rates(), s),
        p.rates().rateDay(),
        p.registers().entrySet().stream()
            .filter(e -> s.codes().contains(bare(e.getKey())))
            .map(e -> new Register(e.getKey(), e.getValue()))
            .sorted(Comparator.comparing(Register::key))
            .toList(),
        AllocationShot.of(p.allocation(), invoice, paper));
  }

  /** Without blanks and country. */
  private static String bare(String code) {
    return Text.code(code).replaceFirst("^[A-Z]{2}", "");
  }

  /** Never leaves out a rule that may fit. */
  private static boolean fits(ProductRule r, Item item) {
    return switch (r.matchOn()) {
      case "sellerItemId" -> item.sellerItemId().filter(r.pattern()::equals).isPresent();
      case "buyerItemId" -> item.buyerItemId().filter(r.pattern()::equals).isPresent();
      case "standardId" -> item.standardId().filter(r.pattern()::equals).isPresent();
      case "classification" ->
          item.classifications().stream().anyMatch(k -> k.code().equals(r.pattern()));
      case "name" -> Text.fold(item.name()).contains(Text.fold(r.pattern()));
      default -> true;
    };
  }

  private static boolean fits(ProductRule r, PaperLine l) {
    return r.matchOn().equals("name")
        ? Text.fold(l.name()).contains(Text.fold(r.pattern()))
        : l.code().filter(r.pattern()::equals).isPresent();
  }

  private static List<ExchangeRates.Quote> rates(ExchangeRates rates, Subject s) {
    LocalDate from = s.days().get(0).minusDays(DAYS_BEFORE);
    LocalDate to = s.days().get(s.days().size() - 1).plusDays(DAYS_AFTER);
    return s.in().stream()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .flatMap(c -> rates.between(c, from, to).stream())
        .toList();
  }

  PostingProfile profile() {
    Map<String, PartnerFacts> facts = new HashMap<>();
    partners.forEach(p -> facts.put(p.key(), p.facts()));
    Map<String, List<RegisterFact>> told = new HashMap<>();
    registers.forEach(r -> told.put(r.key(), r.facts()));
    return new PostingProfile(
        company,
        name,
        currency,
        vatPayer,
        vatOnCash,
        storno,
        facts,
        products,
        ExchangeRates.of(rates, rateDay),
        told,
        allocation);
  }
}
