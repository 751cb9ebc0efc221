package org.partida.matching.match;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.match.MatchOptions;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.Receipts;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.ItemShare;
import org.partida.model.match.ItemSide;
import org.partida.model.match.LineBooking;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingProfile;

/** Makes the payment to post of a line: what it pays, and what goes to accounts. Pure. */
final class PaymentMaker {
  /** Before the number of what a payment order pays. */
  private static final String ORDER = "OP ";

  private final Company company;
  private final PostingProfile profile;
  private final LineRecord line;
  private final Function<HostOpenItem, List<Voucher>> history;
  private final MatchOptions options;

  PaymentMaker(
      Company company,
      PostingProfile profile,
      LineRecord line,
      Function<HostOpenItem, List<Voucher>> history,
      MatchOptions options) {
    this.company = company;
    this.profile = profile;
    this.line = line;
    this.history = history;
    this.options = options;
  }

  /**
   * The payment.
   *
   * @param items the open items as they are now
   * @param transfer the number of the transfer with which a register's money is to come
   */
  PaymentPosting make(Payment decided, List<HostOpenItem> items, ExternalId id, String transfer) {
    Map<String, HostOpenItem> byId =
        items.stream().collect(Collectors.toMap(i -> i.ref().value(), Function.identity()));
    List<PaymentPosting.Part> parts = new ArrayList<>();
    for (ItemShare share : InCurrency.carried(decided.shares(), items)) {
      HostOpenItem item = byId.get(share.item());
      if (item == null) {
        throw problem(
            "match.item-closed",
            "open item " + share.item() + " is closed already",
            line,
            "match again");
      }
      parts.add(part(item, share));
    }
    BankAccount account = account(company, line);
    AccountCode treasury = AccountCode.of(account.account());
    requireElsewhere(treasury, decided.bookings());
    if (decided.shares().stream()
        .anyMatch(s -> !s.amount().currency().equals(line.line().amount().currency()))) {
      return crossing(decided, byId, parts, account, id, transfer);
    }
    boolean foreign = !line.line().amount().currency().equals(company.currency());
    List<Money> paid = foreign ? inCurrency(decided.shares(), byId) : amounts(parts);
    List<Money> booked =
        SplitParts.amounts(line, sum(paid, line.line().amount().currency()), decided.bookings());
    Optional<ExchangeRates.Quote> rate =
        foreign ? Optional.of(quote(paid, booked)) : Optional.empty();
    Money amount = carried(line.line().amount(), rate);
    return new PaymentPosting(
            profile.alone(),
            id,
            line.line().bookingDate(),
            amount,
            treasury,
            line.line().text(),
            line.line().bankRef().orElse(line.id()),
            parts,
            differences(decided, booked, rate, amount))
        .foreign(rate.map(r -> new PaymentPosting.Foreign(line.line().amount(), paid, r)))
        .held(onItsWay(parts).or(() -> holder(account, transfer)));
  }

  /** Money in another currency than a document that it pays. */
  private PaymentPosting crossing(
      Payment decided,
      Map<String, HostOpenItem> byId,
      List<PaymentPosting.Part> parts,
      BankAccount account,
      ExternalId id,
      String transfer) {
    Money moved = line.line().amount();
    CrossPayment cross =
        new CrossPayment(
            line,
            new Conversion(profile.rates(), company.currency(), line.line().bookingDate()),
            company.currency(),
            options.exchangeTolerance());
    List<Money> own =
        decided.shares().stream()
            .map(
                s ->
                    byId.get(s.item()).item().side() == ItemSide.RECEIVABLE
                        ? s.amount()
                        : s.amount().negate())
            .toList();
    List<Money> booked = cross.booked(own, decided.bookings());
    Optional<ExchangeRates.Quote> ofLine =
        moved.currency().equals(company.currency()) ? Optional.empty() : Optional.of(rate());
    Money amount = carried(moved, ofLine);
    return new PaymentPosting(
            profile.alone(),
            id,
            line.line().bookingDate(),
            amount,
            AccountCode.of(account.account()),
            line.line().text(),
            line.line().bankRef().orElse(line.id()),
            parts,
            differences(decided, booked, ofLine, amount))
        .foreign(
            Optional.of(
                new PaymentPosting.Foreign(moved, own, ofLine.orElseGet(() -> cross.rate(own)))))
        .held(onItsWay(parts).or(() -> holder(account, transfer)));
  }

  private void requireElsewhere(AccountCode treasury, List<LineBooking> bookings) {
    if (bookings.stream().anyMatch(b -> b.account().equals(treasury))) {
      throw problem(
          "match.account",
          treasury + " is the account that the money is on already",
          line,
          "give the account that it goes to or comes from");
    }
  }

  /** In the ledger's currency; the last takes what rounding leaves, if nothing else can. */
  private List<PaymentPosting.Difference> differences(
      Payment decided, List<Money> booked, Optional<ExchangeRates.Quote> rate, Money amount) {
    List<PaymentPosting.Difference> all = new ArrayList<>();
    Money rest = amount;
    for (int i = 0; i < booked.size(); i++) {
      LineBooking b = decided.bookings().get(i);
      boolean last = decided.shares().isEmpty() && i == booked.size() - 1;
      Money part = last ? rest : carried(booked.get(i), rate);
      rest = rest.minus(part);
      all.add(new PaymentPosting.Difference(b.account(), part, b.why(), b.partner()));
    }
    return all;
  }

  private Money carried(Money m, Optional<ExchangeRates.Quote> rate) {
    return rate.map(r -> Money.round(m.decimal().multiply(r.rate()), company.currency())).orElse(m);
  }

  private static List<Money> amounts(List<PaymentPosting.Part> parts) {
    return parts.stream().map(PaymentPosting.Part::amount).toList();
  }

  private static Money sum(List<Money> all, Currency currency) {
    return all.stream().reduce(Money.zero(currency), Money::plus);
  }

  /**
   * A payment order that was entered before the bank told of it stays open under its partner and
   * document, so that the bank's line confirms it instead of paying the document again.
   */
  private Optional<PaymentPosting.Holder> onItsWay(List<PaymentPosting.Part> parts) {
    if (parts.isEmpty() || !line.account().equals(Receipts.Means.TRANSFER.name())) {
      return Optional.empty();
    }
    PaymentPosting.Part first = parts.get(0);
    String number =
        parts.size() == 1 ? first.number() : line.line().bankRef().orElse(first.number());
    return Optional.of(new PaymentPosting.Holder(first.partner(), ORDER + number));
  }

  /** Who owes the money until it is transferred, under the number of the transfer. */
  private static Optional<PaymentPosting.Holder> holder(BankAccount a, String transfer) {
    // cash in our own hands is owed by nobody
    return a.isRegister() && !a.account().startsWith("531")
        ? Optional.of(
            new PaymentPosting.Holder(
                new PartnerRef(a.iban(), Optional.empty(), a.holder()), transfer))
        : Optional.empty();
  }

  private PaymentPosting.Part part(HostOpenItem item, ItemShare share) {
    Money residual = item.item().residual();
    if (share.amount().signum() != residual.signum()
        || share.amount().abs().compareTo(residual.abs()) > 0) {
      throw problem(
          "match.residual",
          item.item().number() + " has " + residual + " open, not " + share.amount(),
          line,
          "match again, or assign another amount");
    }
    Money moneyIn =
        item.item().side() == ItemSide.RECEIVABLE ? share.amount() : share.amount().negate();
    return new PaymentPosting.Part(
        item.account(),
        item.partner(),
        item.item().number(),
        moneyIn,
        Optional.of(
            new PaymentPosting.Item(item.item().original(), residual, history.apply(item))));
  }

  static BankAccount account(Company company, LineRecord line) {
    return company.accounts().stream()
        .filter(a -> a.iban().equals(line.account()))
        .findFirst()
        .orElseThrow(
            () ->
                problem(
                    "match.account",
                    "account " + line.account() + " has no ledger account",
                    line,
                    "give it one in the company's settings"));
  }

  /** What the items take of money in another currency, in which they are too. */
  private List<Money> inCurrency(List<ItemShare> shares, Map<String, HostOpenItem> byId) {
    List<Money> parts = new ArrayList<>();
    for (ItemShare s : shares) {
      boolean receivable = byId.get(s.item()).item().side() == ItemSide.RECEIVABLE;
      parts.add(receivable ? s.amount() : s.amount().negate());
    }
    return parts;
  }

  /** The day's rate, if the parts are all of the money. */
  private ExchangeRates.Quote quote(List<Money> paid, List<Money> booked) {
    Money moved = line.line().amount();
    Money told = sum(paid, moved.currency()).plus(sum(booked, moved.currency()));
    if (!told.equals(moved)) {
      throw problem(
          "match.rest",
          "the items are " + told + ", the line is " + moved,
          line,
          "assign the whole amount, or give an account for the rest: in another currency a rest"
              + " cannot be told from a difference");
    }
    return rate();
  }

  private ExchangeRates.Quote rate() {
    Currency currency = line.line().amount().currency();
    return profile
        .rates()
        .quote(currency, line.line().bookingDate())
        .orElseThrow(() -> noRate(currency, line));
  }

  static PartidaException noRate(Currency currency, LineRecord line) {
    return problem(
        "match.rate",
        "no rate of " + currency + " is stored for " + line.line().bookingDate(),
        line,
        "import the bank's file (rates-import) and confirm again");
  }

  static PartidaException problem(String code, String message, LineRecord line, String fix) {
    return new PartidaException(new Problem(code, message, "statement line " + line.id(), fix));
  }
}
