package org.partida.posting.ro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Edit;
import org.partida.spi.posting.Invoiced;

/**
 * The paper of goods whose invoice is in the books already. It books what would not be there had it
 * come first: goods out of transit (327) or into the shop's own account, shelf prices, and what the
 * exchange rate made between the two. So both orders end with the same balances. One document, one
 * thread.
 */
final class Late {
  private final PaperCase c;

  Late(PaperCase c) {
    this.c = c;
  }

  /** The lines that are left of the paper's own. */
  List<VoucherLine> lines(List<VoucherLine> all, List<VoucherLine> shelf) {
    List<BaseMatch.Rest> invoice = new ArrayList<>();
    for (Invoiced i : c.request().invoiced()) {
      i.voucher().lines().stream().filter(GoodsRules::isBase).forEach(l -> invoice.add(rest(l)));
    }
    List<BaseMatch.Rest> mine = new ArrayList<>();
    all.stream().filter(GoodsRules::isBase).forEach(l -> mine.add(rest(l)));
    BaseMatch match = new BaseMatch();
    match.match(invoice, mine);
    List<VoucherLine> lines = new ArrayList<>();
    for (BaseMatch.Pair p : match.pairs()) {
      if (!p.invoice().account().equals(p.paper().account())) {
        move(lines, p.paper(), p.paper().account(), p.invoice().account(), p.invoiced());
      }
      exchange(lines, p.paper(), p.rateDifference());
    }
    for (BaseMatch.Rest m : mine) {
      m.original()
          .filter(o -> !o.isZero())
          .map(o -> m.amount().minus(BaseMatch.at(c.request().invoiced().get(0).voucher(), o)))
          .ifPresent(more -> exchange(lines, m.line(), more));
    }
    lines.addAll(shelf);
    if (c.shop().isPresent()) {
      prices(lines, invoice, mine);
    }
    return lines;
  }

  private static BaseMatch.Rest rest(VoucherLine l) {
    return new BaseMatch.Rest(
        l, l.signed(), l.original().map(o -> l.side() == Side.D ? o : o.negate()));
  }

  private void move(
      List<VoucherLine> to, VoucherLine like, AccountCode debit, AccountCode credit, Money amount) {
    if (!amount.isZero()) {
      String why = ": goods of " + c.paper().number() + ", invoiced before";
      to.add(line(like, debit, Side.D, amount, debit + why));
      to.add(line(like, credit, Side.C, amount, credit + why));
    }
  }

  private void exchange(List<VoucherLine> to, VoucherLine like, Money more) {
    if (!more.isZero()) {
      boolean gain = more.signum() > 0;
      AccountCode result =
          c.account(gain ? Accounts.Role.EXCHANGE_GAIN : Accounts.Role.EXCHANGE_LOSS);
      AccountCode goods = like.account();
      move(to, like, gain ? goods : result, gain ? result : goods, more.abs());
    }
  }

  /** What the invoice costs more or less than the reception is markup: the shelf price stays. */
  private void prices(
      List<VoucherLine> to, List<BaseMatch.Rest> invoice, List<BaseMatch.Rest> mine) {
    if (mine.isEmpty()) {
      return;
    }
    VoucherLine like = mine.get(0).line();
    AccountCode markup =
        new AccountCode(c.account(Accounts.Role.MARKUP).synthetic(), like.account().analytic());
    for (BaseMatch.Rest i : invoice) {
      if (i.touched()) {
        move(to, like, markup, i.line().account(), i.amount());
      }
    }
    for (BaseMatch.Rest m : mine) {
      move(to, like, m.line().account(), markup, m.amount());
    }
  }

  private VoucherLine line(
      VoucherLine like, AccountCode account, Side side, Money amount, String why) {
    return Edit.of(like)
        .account(account)
        .side(side)
        .amount(amount, Optional.empty())
        .tax(Optional.empty())
        .closed()
        .rule(c.rule("reception", "late"))
        .why(why)
        .line();
  }
}
