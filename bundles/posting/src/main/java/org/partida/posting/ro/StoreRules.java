package org.partida.posting.ro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Store;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Edit;
import org.partida.posting.rules.Ids;
import org.partida.posting.rules.StornoWriter;
import org.partida.spi.posting.Proposal;

/**
 * What changes in a store without a purchase or a sale: inventory differences at cost (371 = 607,
 * or back), in a shop with the markup and the VAT of the shelf; and new shelf prices (371 = 378 +
 * 4428). One document, one thread.
 */
final class StoreRules {
  private final PaperCase c;
  private final BusinessPaper paper;

  StoreRules(PaperCase c) {
    this.c = c;
    this.paper = c.paper();
  }

  /** Sums of a rate: at cost, markup, VAT of the shelf. */
  private record Sum(Money cost, Money markup, Money vat) {
    Sum plus(Sum o) {
      return new Sum(cost.plus(o.cost), markup.plus(o.markup), vat.plus(o.vat));
    }
  }

  Proposal propose() {
    boolean prices = paper.kind() == PaperKind.PRICE_CHANGE;
    Optional<Store> shop = c.shop();
    if (!prices) {
      missing();
    }
    if (prices && shop.isEmpty()) {
      ask("store", "Only a shop at shelf prices changes them: which one is it?");
    }
    if (!paper.currency().equals(c.request().profile().currency())) {
      ask("currency", "Stock is kept in " + c.request().profile().currency() + ": enter it so");
    }
    if (c.findings().stopped()) {
      return c.findings().proposal(List.of());
    }
    return c.findings()
        .proposal(
            shop.map(s -> inShop(s, prices)).orElseGet(() -> new StockRules(c).differences()));
  }

  /** What is missing may have VAT to give back, or somebody who pays for it. */
  private void missing() {
    if (paper.lines().stream().anyMatch(l -> l.net().signum() < 0)) {
      c.findings()
          .warn(
              "stock.missing",
              "goods are missing by " + paper.number() + ": only their cost is booked",
              "lines",
              "adjust the VAT that was deducted (art. 304), or charge who is liable, by hand");
    }
  }

  private List<Voucher> inShop(Store shop, boolean prices) {
    Shelf shelf = new Shelf(c);
    Map<Percent, Sum> byRate = new TreeMap<>();
    for (PaperLine l : paper.lines()) {
      Optional<Percent> rate = shelf.rate(l);
      Optional<Sum> sum =
          prices
              ? rate.map(r -> prices(l, r))
              : rate.flatMap(
                  r ->
                      shelf
                          .value(l, shop, r)
                          .map(v -> new Sum(shelf.cost(l), v.markup(), v.vat())));
      sum.ifPresent(s -> byRate.merge(rate.get(), s, Sum::plus));
    }
    List<VoucherLine> lines = new ArrayList<>();
    byRate.forEach((rate, s) -> write(lines, shop, rate, s));
    return voucher(prices, lines).stream().toList();
  }

  /** The difference of the shelf value, with the VAT inside it. */
  private static Sum prices(PaperLine l, Percent rate) {
    Money vat = l.gross().taxInside(rate);
    return new Sum(Money.zero(vat.currency()), l.gross().minus(vat), vat);
  }

  private void write(List<VoucherLine> to, Store shop, Percent rate, Sum s) {
    String what = " of shop " + shop.code() + " at " + rate + " % by " + paper.number();
    Money all = s.cost().plus(s.markup()).plus(s.vat());
    add(to, shop, shelf(Accounts.Role.GOODS, shop, rate), Side.D, all, "shelf value" + what);
    add(to, shop, c.account(Accounts.Role.GOODS_COST), Side.C, s.cost(), "cost" + what);
    add(to, shop, shelf(Accounts.Role.MARKUP, shop, rate), Side.C, s.markup(), "markup" + what);
    add(
        to,
        shop,
        shelf(Accounts.Role.VAT_SHELF, shop, rate),
        Side.C,
        s.vat(),
        "VAT inside the shelf price" + what);
  }

  private AccountCode shelf(Accounts.Role role, Store shop, Percent rate) {
    return PaperCase.shelf(c.account(role), shop, rate);
  }

  private void add(
      List<VoucherLine> to, Store shop, AccountCode account, Side side, Money amount, String why) {
    VoucherLine line =
        new VoucherLine(
            account,
            side,
            amount,
            Optional.empty(),
            paper.partner(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("store", shop.code()),
            c.rule("store", paper.kind() == PaperKind.PRICE_CHANGE ? "prices" : "inventory"),
            account + ": " + why);
    to.add(StornoWriter.write(line, c.request().profile().storno()));
  }

  private Optional<Voucher> voucher(boolean prices, List<VoucherLine> lines) {
    if (lines.size() < 2) {
      return Optional.empty();
    }
    Voucher head =
        new Voucher(
            Ids.of(c.request().documentId(), "book", c.version()),
            c.request().profile().company(),
            paper.date(),
            paper.date(),
            Journal.STOCK,
            paper.number(),
            (prices ? "New shelf prices " : "Inventory differences ") + paper.number(),
            lines,
            Optional.empty());
    return Edit.voucher(head, lines);
  }

  private void ask(String about, String text) {
    c.findings().ask("store", "document=" + paper.number() + ";" + about, text, "store", List.of());
  }
}
