package org.partida.matching.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.statement.LineRecord;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.ItemShare;
import org.partida.model.match.ItemSide;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingProfile;

/** Makes the payment to post of a line and the items that it pays. Pure. */
final class PaymentMaker {
  private PaymentMaker() {}

  static PaymentPosting make(
      Company company,
      PostingProfile profile,
      LineRecord line,
      List<ItemShare> shares,
      List<HostOpenItem> items,
      Function<HostOpenItem, List<Voucher>> history,
      ExternalId id) {
    Map<String, HostOpenItem> byId =
        items.stream().collect(Collectors.toMap(i -> i.ref().value(), Function.identity()));
    List<PaymentPosting.Part> parts = new ArrayList<>();
    for (ItemShare share : shares) {
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
    requireLedgerCurrency(company, line);
    return new PaymentPosting(
        profile,
        id,
        line.line().bookingDate(),
        line.line().amount(),
        treasury(company, line),
        line.line().text(),
        line.line().bankRef().orElse(line.id()),
        parts,
        Optional.empty());
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

  private static AccountCode treasury(Company company, LineRecord line) {
    return company.accounts().stream()
        .filter(a -> a.iban().equals(line.account()))
        .findFirst()
        .map(BankAccount::account)
        .map(AccountCode::of)
        .orElseThrow(
            () ->
                problem(
                    "match.account",
                    "account " + line.account() + " has no ledger account",
                    line,
                    "give it one in the company's settings"));
  }

  private static void requireLedgerCurrency(Company company, LineRecord line) {
    if (!line.line().amount().currency().equals(company.currency())) {
      throw problem(
          "match.currency",
          "the line is in "
              + line.line().amount().currency()
              + ", the books in "
              + company.currency(),
          line,
          "book it by hand with its exchange difference");
    }
  }

  static PartidaException problem(String code, String message, LineRecord line, String fix) {
    return new PartidaException(new Problem(code, message, "statement line " + line.id(), fix));
  }
}
