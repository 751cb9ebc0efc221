package org.partida.matching.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.match.MatchOptions;
import org.partida.api.match.MatchSummary;
import org.partida.api.match.Payers;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Receipts;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.matching.line.LineBooker;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.OpenItem;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;
import org.partida.spi.match.Matcher;
import org.partida.spi.posting.ExchangeRates;

/** Matches all open lines of a company with the host's open items. Thread-safe. */
final class MatchRun {
  private static final int PAGE = 500;

  private final UnitOfWork books;
  private final Hosts hosts;
  private final Matcher matcher;

  MatchRun(UnitOfWork books, Hosts hosts, Matcher matcher) {
    this.books = books;
    this.hosts = hosts;
    this.matcher = matcher;
  }

  /** New proposals for lines that nobody set; nothing is written yet. */
  List<MatchProposal> propose(Company company) throws HostException {
    return propose(company, Set.of());
  }

  /** The same; of lines that a person set, only these are matched. */
  List<MatchProposal> propose(Company company, Set<String> also) throws HostException {
    List<LineRecord> open = openLines(company);
    List<LineRecord> lines =
        open.stream().filter(l -> !Lines.isSet(l) || also.contains(l.id())).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    List<LineRecord> kept =
        open.stream().filter(l -> Lines.isSet(l) && !also.contains(l.id())).toList();
    Optional<LocalDate> first =
        lines.stream().map(l -> l.line().bookingDate()).min(Comparator.naturalOrder());
    MatchOptions options = options(company);
    OpenProformas proformas = proformas(company, options);
    List<HostOpenItem> foreign = new ArrayList<>();
    MatchRequest request = request(company, options, proformas, lines, kept, first, foreign);
    List<MatchProposal> matched =
        crossing(company, options, request, foreign).told(lines, matcher.match(request));
    return books
        .read(tx -> LineBooker.of(tx, company))
        .apply(lines, proformas.told(lines, matched));
  }

  MatchOptions options(Company company) {
    return books.read(tx -> tx.lineRules().options(company.id())).orElse(MatchOptions.DEFAULT);
  }

  /** What of the host's proformas lines may pay. */
  OpenProformas proformas(Company company, MatchOptions options) throws HostException {
    return OpenProformas.of(hosts, company, options);
  }

  /**
   * What the matcher is given.
   *
   * @param kept lines that persons gave something, which others cannot have
   * @param first booking date of the oldest line of all that are matched
   * @param foreign gets the items in another currency than the company's
   */
  MatchRequest request(
      Company company,
      MatchOptions options,
      OpenProformas proformas,
      List<LineRecord> lines,
      List<LineRecord> kept,
      Optional<LocalDate> first,
      List<HostOpenItem> foreign)
      throws HostException {
    Set<String> receipts = new HashSet<>();
    return new MatchRequest(
        toMatch(company, lines),
        Remaining.of(proformas.beside(openItems(company, receipts, foreign)), kept, first, options),
        company.accounts().stream().map(BankAccount::iban).collect(Collectors.toSet()),
        options.nameAndAmount() ? MatchRequest.Policy.BALANCED : MatchRequest.Policy.STRICT,
        tolerance(company, options),
        payers(company),
        receipts,
        Set.of(company.id().fiscalCode()));
  }

  /** What lines may pay in another currency. */
  CrossCurrency crossing(
      Company company, MatchOptions options, MatchRequest request, List<HostOpenItem> foreign) {
    return new CrossCurrency(company, options, matcher, rates(company), request, foreign);
  }

  private ExchangeRates rates(Company company) {
    List<ExchangeRates.Quote> quotes =
        books.read(tx -> tx.companies().rates()).stream()
            .map(r -> new ExchangeRates.Quote(r.currency(), r.day(), r.rate(), r.source()))
            .toList();
    return ExchangeRates.of(quotes, company.policies().rateDay());
  }

  static List<MatchLine> toMatch(Company company, List<LineRecord> lines) {
    return lines.stream()
        .map(l -> new MatchLine(l.id(), l.line(), source(company, l), false))
        .toList();
  }

  private static Optional<Money> tolerance(Company company, MatchOptions options) {
    return options.tolerance().signum() == 0
        ? Optional.empty()
        : Optional.of(Money.round(options.tolerance(), company.currency()));
  }

  private List<MatchRequest.KnownPayer> payers(Company company) {
    return books.read(tx -> tx.payers().payers(company.id())).stream()
        .map(
            p ->
                new MatchRequest.KnownPayer(
                    p.partner(),
                    p.kind() == Payers.Kind.IBAN ? Optional.of(p.key()) : Optional.empty(),
                    p.kind() == Payers.Kind.NAME ? Optional.of(p.key()) : Optional.empty()))
        .toList();
  }

  private static MatchLine.Source source(Company company, LineRecord line) {
    return company.accounts().stream()
            .anyMatch(a -> a.isRegister() && a.iban().equals(line.account()))
        ? MatchLine.Source.COURIER
        : MatchLine.Source.BANK;
  }

  /** Writes proposals onto lines that are still open; a line confirmed meanwhile is not touched. */
  static MatchSummary write(Tx tx, Company company, List<MatchProposal> proposals) {
    return write(tx, company, proposals, Set.of());
  }

  /** The same; of lines that a person set, only these are written. */
  static MatchSummary write(
      Tx tx, Company company, List<MatchProposal> proposals, Set<String> also) {
    Map<Grade, Integer> grades = new HashMap<>();
    for (MatchProposal p : proposals) {
      Optional<LineRecord> line =
          tx.statements()
              .line(company.id(), p.line())
              .filter(
                  l ->
                      l.state() == LineState.UNSAVED && (!Lines.isSet(l) || also.contains(l.id())));
      if (line.isPresent()) {
        grades.merge(p.grade(), 1, Integer::sum);
        tx.statements().update(Lines.proposed(line.get(), p));
      }
    }
    return new MatchSummary(
        proposals.size(),
        grades.getOrDefault(Grade.SURE, 0),
        grades.getOrDefault(Grade.ATTENTION, 0),
        grades.getOrDefault(Grade.NONE, 0),
        0);
  }

  List<LineRecord> openLines(Company company) {
    List<LineRecord> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Optional<String> from = after;
      Page<LineRecord> page =
          books.read(
              tx ->
                  tx.statements().lines(company.id(), Optional.of(LineState.UNSAVED), PAGE, from));
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  /** Ledger accounts of what persons enter before the bank tells of it. */
  private static Set<AccountCode> onTheirWay(Company company) {
    Set<String> means = Set.of(Receipts.Means.TRANSFER.name(), Receipts.Means.CARD.name());
    Set<AccountCode> own = new HashSet<>();
    Set<AccountCode> others = new HashSet<>();
    company
        .accounts()
        .forEach(a -> (means.contains(a.iban()) ? own : others).add(AccountCode.of(a.account())));
    own.removeAll(others);
    return own;
  }

  private List<OpenItem> openItems(
      Company company, Set<String> receipts, List<HostOpenItem> foreign) throws HostException {
    Set<AccountCode> onTheirWay = onTheirWay(company);
    List<OpenItem> all = new ArrayList<>();
    Set<Currency> currencies =
        company.accounts().stream()
            .map(BankAccount::currency)
            .filter(c -> !c.equals(company.currency()))
            .collect(Collectors.toSet());
    try (HostSession session = hosts.open(company)) {
      Optional<String> after = Optional.empty();
      do {
        Page<HostOpenItem> page = session.openItems().query(Optional.empty(), after, PAGE);
        for (HostOpenItem i : page.items()) {
          all.add(InCurrency.shown(i, currencies));
          if (i.inCurrency().filter(m -> !m.isZero()).isPresent()) {
            foreign.add(i);
          }
          if (onTheirWay.contains(i.account())) {
            receipts.add(i.item().id());
          }
        }
        after = page.next();
      } while (after.isPresent());
    }
    return all;
  }
}
