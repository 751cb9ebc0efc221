package org.partida.matching.match;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.api.company.Company;
import org.partida.api.match.MatchOptions;
import org.partida.api.statement.LineRecord;
import org.partida.matching.engine.Trace;
import org.partida.model.Money;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.OpenItem;
import org.partida.model.statement.StatementLine;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;
import org.partida.spi.match.Matcher;
import org.partida.spi.posting.ExchangeRates;

/**
 * Lines that nothing in their own currency explains, with items in another one: an invoice in euro
 * paid into the account in lei, or the reverse. An item is weighed at its worth on the line's day;
 * each line by itself, so two lines may be offered one item, and the first that is confirmed has
 * it. Immutable.
 */
final class CrossCurrency {
  /** Kind of evidence, without a weight. */
  static final String KIND = "RATE";

  /** So many digits of a document's number tell of it. */
  private static final int TELLING = 3;

  private final Company company;
  private final MatchOptions options;
  private final Matcher matcher;
  private final ExchangeRates rates;
  private final MatchRequest request;
  private final List<Owed> owed;
  private final Set<String> foreign;
  private final int print;

  /**
   * An item in its own currency.
   *
   * @param carried what it is carried at, if its own currency is not the ledger's
   */
  private record Owed(OpenItem item, Money open, Optional<Money> carried) {}

  /**
   * An item at its worth on a day.
   *
   * @param open in its own currency
   * @param worth in the line's
   */
  private record Worth(Money open, Money worth) {}

  /**
   * @param request what the lines in the items' own currencies are matched with
   * @param foreign items in another currency than the ledger's
   */
  CrossCurrency(
      Company company,
      MatchOptions options,
      Matcher matcher,
      ExchangeRates rates,
      MatchRequest request,
      List<HostOpenItem> foreign) {
    this.company = company;
    this.options = options;
    this.matcher = matcher;
    this.rates = rates;
    this.request = request;
    Map<String, HostOpenItem> byId =
        foreign.stream().collect(Collectors.toMap(i -> i.ref().value(), i -> i));
    this.foreign = byId.keySet();
    boolean others =
        company.accounts().stream().anyMatch(a -> !a.currency().equals(company.currency()));
    this.owed =
        request.items().stream()
            .filter(i -> others || byId.containsKey(i.id()))
            .map(i -> owed(i, Optional.ofNullable(byId.get(i.id()))))
            .toList();
    this.print = owed.isEmpty() ? 0 : Objects.hash(owed, rates.quotes());
  }

  private static Owed owed(OpenItem i, Optional<HostOpenItem> host) {
    if (host.isEmpty()) {
      return new Owed(i, i.residual(), Optional.empty());
    }
    Money whole = host.get().inCurrency().orElseThrow();
    Money carried = host.get().item().residual();
    boolean shown = i.residual().currency().equals(whole.currency());
    // what persons gave other lines is gone from what is shown
    Money open = shown ? i.residual() : share(whole, i.residual(), carried);
    Money rest = shown ? share(carried, i.residual(), whole) : i.residual();
    return new Owed(i, open, Optional.of(rest));
  }

  private static Money share(Money of, Money part, Money whole) {
    if (part.equals(whole)) {
      return of;
    }
    BigDecimal exact =
        of.decimal().multiply(part.decimal()).divide(whole.decimal(), MathContext.DECIMAL128);
    return Money.round(exact, of.currency());
  }

  /** Of all that proposals here depend on, beside the lines. */
  boolean isAs(CrossCurrency before) {
    return print == before.print;
  }

  /** The key that lines which were looked at here have in their trace. */
  static int mark() {
    return Trace.hash(KIND, "");
  }

  /** The proposals, in the order of their lines. */
  List<MatchProposal> told(List<LineRecord> lines, List<MatchProposal> proposals) {
    List<MatchProposal> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      all.add(
          isFor(proposals.get(i)) && !owed.isEmpty()
              ? told(lines.get(i), proposals.get(i))
              : proposals.get(i));
    }
    return all;
  }

  /** Says which lines depend on what is here. */
  void note(MatchProposal before, Trace.Maker maker) {
    if (isFor(before)) {
      maker.lookedUp(KIND, "");
    }
  }

  /** Nothing explains it, or only what an item in another currency is carried at does, in part. */
  private boolean isFor(MatchProposal p) {
    return p.grade() == Grade.NONE && p.shares().isEmpty()
        || p.grade() == Grade.ATTENTION
            && !p.shares().isEmpty()
            && p.shares().stream().allMatch(s -> foreign.contains(s.item()));
  }

  private MatchProposal told(LineRecord line, MatchProposal before) {
    Currency currency = line.line().amount().currency();
    Conversion day = new Conversion(rates, company.currency(), line.line().bookingDate());
    Map<String, Worth> worth = new HashMap<>();
    List<OpenItem> items = new ArrayList<>();
    for (Owed o : meant(line.line(), day)) {
      Optional<Money> at = worth(o, line.line(), day);
      if (at.isPresent() && !at.get().isZero()) {
        worth.put(o.item().id(), new Worth(o.open(), at.get()));
        items.add(with(o.item(), at.get()));
      }
    }
    if (items.isEmpty()) {
      return before;
    }
    MatchLine one = MatchRun.toMatch(company, List.of(line)).get(0);
    MatchRequest asked =
        new MatchRequest(
            List.of(one),
            items,
            request.ownIbans(),
            // a name and an amount at some rate are never sure
            MatchRequest.Policy.STRICT,
            Optional.of(Conversion.allowed(line.line().amount(), options.exchangeTolerance())),
            request.payers(),
            Set.of(),
            request.ownTaxIds());
    MatchProposal found = matcher.match(asked).get(0);
    return found.shares().isEmpty() ? before : inTheirOwn(found, worth, currency, day);
  }

  /** Items of partners of whom something speaks: amount, account, fiscal code or a number. */
  private List<Owed> meant(StatementLine line, Conversion day) {
    Currency currency = line.amount().currency();
    Money allowed = Conversion.allowed(line.amount(), options.exchangeTolerance());
    List<Owed> others = owed.stream().filter(o -> !o.open().currency().equals(currency)).toList();
    Set<String> partners = new HashSet<>();
    for (Owed o : others) {
      boolean near =
          worth(o, line, day)
              .filter(w -> w.abs().minus(line.amount().abs()).abs().compareTo(allowed) <= 0)
              .isPresent();
      if (near || speaks(line, o.item())) {
        partners.add(o.item().partnerId());
      }
    }
    return others.stream().filter(o -> partners.contains(o.item().partnerId())).toList();
  }

  private static boolean speaks(StatementLine line, OpenItem i) {
    String digits = i.number().replaceAll("\\D", "").replaceFirst("^0+", "");
    boolean named = digits.length() >= TELLING && line.text().contains(digits);
    boolean account =
        line.counterparty().iban().filter(a -> i.partnerIbans().contains(a)).isPresent();
    boolean taxed =
        i.partnerTaxId().isPresent()
            && line.counterparty()
                .taxId()
                .filter(t -> digits(t).equals(digits(i.partnerTaxId().get())))
                .isPresent();
    return named || account || taxed;
  }

  private static String digits(String taxId) {
    return taxId.replaceAll("\\D", "");
  }

  /** At the rate of the day; what it is carried at is as good if that is the line to the cent. */
  private static Optional<Money> worth(Owed o, StatementLine line, Conversion day) {
    Optional<Money> asCarried =
        o.carried()
            .filter(c -> c.currency().equals(line.amount().currency()))
            .filter(c -> c.abs().equals(line.amount().abs()));
    return asCarried.or(() -> day.worth(o.open(), line.amount().currency()));
  }

  private static OpenItem with(OpenItem i, Money residual) {
    return new OpenItem(
        i.id(),
        i.side(),
        i.partnerId(),
        i.partnerName(),
        i.partnerTaxId(),
        i.partnerIbans(),
        i.number(),
        i.issueDate(),
        i.dueDate(),
        residual,
        residual,
        i.awb(),
        i.orderRef());
  }

  private MatchProposal inTheirOwn(
      MatchProposal p, Map<String, Worth> worth, Currency line, Conversion day) {
    List<ItemShare> shares = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>(p.evidence());
    for (ItemShare s : p.shares()) {
      Worth w = worth.get(s.item());
      Money own = share(w.open(), s.amount(), w.worth());
      shares.add(new ItemShare(s.item(), own));
      evidence.add(new Evidence(KIND, words(own, s.amount(), line, day), 0));
    }
    // the next best is told in the line's currency: it is only looked at
    return new MatchProposal(
        p.line(), p.grade(), p.score(), shares, evidence, p.runnerUp(), p.bookings());
  }

  private String words(Money own, Money worth, Currency line, Conversion day) {
    String at =
        List.of(own.currency(), line).stream()
            .filter(c -> !c.equals(company.currency()))
            .flatMap(c -> day.quote(c).stream())
            .map(q -> "1 " + q.currency() + " = " + q.words())
            .collect(Collectors.joining(", "));
    return own + " of the document are " + worth + " of the line, at " + at;
  }
}
