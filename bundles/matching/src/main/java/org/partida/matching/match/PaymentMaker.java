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
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.Receipts;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.ItemShare;
import org.partida.model.match.ItemSide;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingProfile;

/** Makes the payment to post of a line and the items that it pays. Pure. */
final class PaymentMaker {
  /** Before the number of what a payment order pays. */
  private static final String ORDER = "OP ";

  private PaymentMaker() {}

  static PaymentPosting make(
      Company company,
      PostingProfile profile,
      LineRecord line,
      List<ItemShare> shares,
      List<HostOpenItem> items,
      Function<HostOpenItem, List<Voucher>> history,
      ExternalId id,
      String transfer) {
    Map<String, HostOpenItem> byId =
        items.stream().collect(Collectors.toMap(i -> i.ref().value(), Function.identity()));
    List<PaymentPosting.Part> parts = new ArrayList<>();
    for (ItemShare share : InCurrency.carried(shares, items)) {
      HostOpenItem item = byId.get(share.item());
      if (item == null) {
        throw problem(
            "match.item-closed",
            "open item " + share.item() + " is closed already",
            line,
            "match again");
      }
      parts.add(part(item, share, history, line));
    }
    Optional<PaymentPosting.Foreign> foreign =
        line.line().amount().currency().equals(company.currency())
            ? Optional.empty()
            : Optional.of(foreign(company, profile, line, shares, byId));
    Money amount =
        foreign
            .map(
                f ->
                    Money.round(f.amount().decimal().multiply(f.rate().rate()), company.currency()))
            .orElse(line.line().amount());
    return new PaymentPosting(
        profile.alone(),
        id,
        line.line().bookingDate(),
        amount,
        AccountCode.of(account(company, line).account()),
        line.line().text(),
        line.line().bankRef().orElse(line.id()),
        parts,
        Optional.empty(),
        foreign,
        onItsWay(company, line, parts).or(() -> holder(account(company, line), transfer)));
  }

  /**
   * A payment order that was entered before the bank told of it stays open under its partner and
   * document, so that the bank's line confirms it instead of paying the document again.
   */
  private static Optional<PaymentPosting.Holder> onItsWay(
      Company company, LineRecord line, List<PaymentPosting.Part> parts) {
    if (!account(company, line).iban().equals(Receipts.Means.TRANSFER.name())) {
      return Optional.empty();
    }
    PaymentPosting.Part first = parts.get(0);
    String number =
        parts.size() == 1 ? first.number() : line.line().bankRef().orElse(first.number());
    return Optional.of(new PaymentPosting.Holder(first.partner(), ORDER + number));
  }

  /** Who owes the money until it is transferred, under the number of the transfer. */
  static Optional<PaymentPosting.Holder> holder(BankAccount a, String transfer) {
    // cash in our own hands is owed by nobody
    return a.isRegister() && !a.account().startsWith("531")
        ? Optional.of(
            new PaymentPosting.Holder(
                new PartnerRef(a.iban(), Optional.empty(), a.holder()), transfer))
        : Optional.empty();
  }

  private static PaymentPosting.Part part(
      HostOpenItem item,
      ItemShare share,
      Function<HostOpenItem, List<Voucher>> history,
      LineRecord line) {
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

  /** The money in its own currency; all it pays must be in it, and it must pay all of it. */
  private static PaymentPosting.Foreign foreign(
      Company company,
      PostingProfile profile,
      LineRecord line,
      List<ItemShare> shares,
      Map<String, HostOpenItem> byId) {
    Money moved = line.line().amount();
    Money rest = moved;
    List<Money> parts = new ArrayList<>();
    for (ItemShare s : shares) {
      if (!s.amount().currency().equals(moved.currency())) {
        throw problem(
            "match.currency",
            "the line is in "
                + moved.currency()
                + ", the item in "
                + s.amount().currency()
                + ", the books in "
                + company.currency(),
            line,
            "book it by hand with its exchange difference");
      }
      boolean receivable = byId.get(s.item()).item().side() == ItemSide.RECEIVABLE;
      Money in = receivable ? s.amount() : s.amount().negate();
      parts.add(in);
      rest = rest.minus(in);
    }
    if (!rest.isZero()) {
      throw problem(
          "match.rest",
          "the items are " + moved.minus(rest) + ", the line is " + moved,
          line,
          "assign the whole amount: in another currency a rest cannot be told from a difference");
    }
    return new PaymentPosting.Foreign(moved, parts, rate(profile, line));
  }

  static ExchangeRates.Quote rate(PostingProfile profile, LineRecord line) {
    Currency currency = line.line().amount().currency();
    return profile
        .rates()
        .quote(currency, line.line().bookingDate())
        .orElseThrow(
            () ->
                problem(
                    "match.rate",
                    "no rate of " + currency + " is stored for " + line.line().bookingDate(),
                    line,
                    "import the bank's file (rates-import) and confirm again"));
  }

  static PartidaException problem(String code, String message, LineRecord line, String fix) {
    return new PartidaException(new Problem(code, message, "statement line " + line.id(), fix));
  }
}
