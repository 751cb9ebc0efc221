package org.partida.posting.ro;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Store;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Conversion;
import org.partida.posting.rules.StornoWriter;

/**
 * What a reception does to the value of the store beside its cost: markup and VAT of a shop that
 * keeps its stock at shelf prices (371 = 378, 4428), and the difference at which returned goods
 * leave another store. One document, one thread.
 */
final class Shelf {
  static final String SHELF = "shelf";

  /** What the shelf adds to the cost. */
  record Value(Money markup, Money vat) {
    Value plus(Value o) {
      return new Value(markup.plus(o.markup), vat.plus(o.vat));
    }
  }

  private final PaperCase c;

  Shelf(PaperCase c) {
    this.c = c;
  }

  /** True if the account is that of goods for resale. */
  static boolean isGoods(PaperCase c, AccountCode account) {
    return account.synthetic().equals(c.account(Accounts.Role.GOODS).synthetic());
  }

  /** Markup and shelf VAT by rate; nothing outside a shop. */
  List<VoucherLine> lines() {
    if (c.shop().isEmpty() || c.paper().kind() != PaperKind.RECEPTION) {
      return List.of();
    }
    Store shop = c.shop().get();
    Map<Percent, Value> byRate = new TreeMap<>();
    for (PaperLine l : c.paper().lines()) {
      if (c.product(l).filter(p -> isGoods(c, p.account())).isPresent()) {
        Optional<Percent> rate = rate(l);
        rate.flatMap(r -> value(l, shop, r))
            .ifPresent(v -> byRate.merge(rate.get(), v, Value::plus));
      }
    }
    List<VoucherLine> lines = new ArrayList<>();
    byRate.forEach((rate, v) -> write(lines, shop, rate, v));
    return lines.stream().map(l -> StornoWriter.write(l, c.request().profile().storno())).toList();
  }

  private void write(List<VoucherLine> to, Store shop, Percent rate, Value v) {
    Money all = v.markup().plus(v.vat());
    String what = " of shop " + shop.code() + " at " + rate + " %";
    AccountCode goods = PaperCase.shelf(c.account(Accounts.Role.GOODS), shop, rate);
    to.add(line(goods, Side.D, all, "shelf value beside the cost" + what));
    AccountCode markup = PaperCase.shelf(c.account(Accounts.Role.MARKUP), shop, rate);
    to.add(line(markup, Side.C, v.markup(), "markup" + what));
    if (!v.vat().isZero()) {
      AccountCode vat = PaperCase.shelf(c.account(Accounts.Role.VAT_SHELF), shop, rate);
      to.add(line(vat, Side.C, v.vat(), "VAT inside the shelf price" + what));
    }
  }

  private VoucherLine line(AccountCode account, Side side, Money amount, String why) {
    return new VoucherLine(
        account,
        side,
        amount,
        Optional.empty(),
        c.paper().partner(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        c.paper().store().map(s -> Map.of("store", s.code())).orElse(Map.of()),
        c.rule("reception", SHELF),
        account + ": " + why);
  }

  /** The rate at which the goods will be sold. */
  Optional<Percent> rate(PaperLine l) {
    if (!c.request().profile().vatPayer()) {
      return Optional.of(Percent.ZERO);
    }
    Optional<Percent> rate =
        l.shelf().flatMap(PaperLine.Shelf::rate).or(l::rate).filter(r -> !r.isZero());
    if (rate.isEmpty()) {
      ask("shelf.rate", l, "At which VAT rate will \"" + l.name() + "\" be sold?");
    }
    return rate;
  }

  /** Of a line in a shop; empty if something was asked. */
  Optional<Value> value(PaperLine l, Store shop, Percent rate) {
    Money cost = cost(l);
    Optional<Money> price = l.shelf().flatMap(PaperLine.Shelf::price);
    if (price.isPresent()) {
      BigDecimal all = price.get().decimal().multiply(l.quantity());
      Money retail = Money.round(all, cost.currency());
      Money vat = retail.taxInside(rate);
      return Optional.of(new Value(retail.minus(vat).minus(cost), vat));
    }
    Optional<Percent> markup = l.shelf().flatMap(PaperLine.Shelf::markup).or(shop::markup);
    if (markup.isEmpty()) {
      ask(
          "shelf.price",
          l,
          "What is the shelf price or the markup of \""
              + l.name()
              + "\" in shop "
              + shop.code()
              + "?");
      return Optional.empty();
    }
    Money added = cost.percent(markup.get());
    return Optional.of(new Value(added, cost.plus(added).percent(rate)));
  }

  /** In the ledger's currency; a company without VAT has it in the cost. */
  Money cost(PaperLine l) {
    Money paid = c.request().profile().vatPayer() ? l.net() : l.gross();
    return Exchange.of(c.invoiceCase(), c.findings())
        .map((Conversion k) -> k.money(paid))
        .orElse(Money.zero(c.request().profile().currency()));
  }

  /**
   * Returned goods leave the store at what they stand there for, whatever the credit note says; the
   * difference goes where the company decided.
   */
  List<VoucherLine> returned() {
    if (c.shop().isPresent() || c.paper().kind() != PaperKind.RECEPTION) {
      return List.of();
    }
    List<VoucherLine> lines = new ArrayList<>();
    for (PaperLine l : c.paper().lines()) {
      Optional<Money> off =
          l.cost().filter(cost -> l.net().signum() < 0).map(cost -> l.net().minus(cost));
      Optional<Product> product = off.filter(m -> !m.isZero()).flatMap(m -> c.product(l));
      product.ifPresent(p -> pair(lines, l, p.account(), off.get()));
    }
    return lines;
  }

  private void pair(List<VoucherLine> to, PaperLine l, AccountCode stock, Money off) {
    boolean less = off.signum() < 0;
    String why =
        "\""
            + l.name()
            + "\" stands in the store for "
            + l.cost().orElseThrow().abs()
            + ", the supplier takes it back for "
            + l.net().abs();
    AccountCode other = c.request().settings().returnDifference();
    to.add(line(other, less ? Side.C : Side.D, off.abs(), why));
    to.add(line(stock, less ? Side.D : Side.C, off.abs(), why));
  }

  private void ask(String kind, PaperLine l, String text) {
    String subject =
        "store="
            + c.shop().map(Store::code).orElse("")
            + l.code().map(k -> ";item=" + k).orElse(";name=" + l.name());
    c.findings().ask(kind, subject, text, "line " + l.id(), List.of());
  }
}
