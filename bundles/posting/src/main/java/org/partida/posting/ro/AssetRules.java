package org.partida.posting.ro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Store;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Ids;
import org.partida.spi.posting.Proposal;

/**
 * A used fixed asset that leaves the books: its depreciation is taken back and what was not
 * depreciated is an expense (281x + 6583 = 21x), line by line as the paper says. The price of a
 * sale is on the invoice (461 = 7583 + 4427). One document, one thread.
 */
final class AssetRules {
  private final PaperCase c;
  private final BusinessPaper paper;

  AssetRules(PaperCase c) {
    this.c = c;
    this.paper = c.paper();
  }

  Proposal propose() {
    List<VoucherLine> lines = new ArrayList<>();
    if (!paper.currency().equals(c.request().profile().currency())) {
      ask(
          "currency",
          "What an asset cost is in the books in "
              + c.request().profile().currency()
              + ", not in "
              + paper.currency()
              + ": enter the paper in it");
    }
    paper.lines().forEach(l -> line(l, lines));
    return c.findings().proposal(c.findings().stopped() ? List.of() : List.of(voucher(lines)));
  }

  private void line(PaperLine l, List<VoucherLine> to) {
    AccountCode asset = AccountCode.of(l.hint().flatMap(PaperLine.Hint::account).orElseThrow());
    Money depreciation = l.depreciation().orElseThrow();
    Money rest = l.net().minus(depreciation);
    Optional<FixedAssets.Kind> kind = c.data().assets().of(asset, c.day());
    if (kind.isEmpty()) {
      ask(
          "account=" + asset,
          asset + " of \"" + l.name() + "\" is no account of a fixed asset: which one is it?");
    } else if (kind.get().depreciation().isEmpty() && !depreciation.isZero()) {
      ask(
          "depreciation=" + l.id(),
          "\""
              + l.name()
              + "\" on "
              + asset
              + " is not depreciated, the paper says "
              + depreciation
              + ": which is right?");
    } else {
      String cost = "\"" + l.name() + "\", which cost " + l.net();
      kind.get()
          .depreciation()
          .map(a -> a.with(asset.analytic()))
          .ifPresent(
              a -> add(to, a, Side.D, depreciation, ": depreciation of " + cost + ", taken back"));
      add(
          to,
          kind.get().loss(),
          Side.D,
          rest,
          ": of " + cost + " " + depreciation + " was depreciated, this is left");
      add(to, asset, Side.C, l.net(), ": " + cost + ", leaves by " + paper.number());
    }
  }

  private void add(List<VoucherLine> to, AccountCode account, Side side, Money amount, String why) {
    if (!amount.isZero()) {
      to.add(
          new VoucherLine(
              account,
              side,
              amount,
              Optional.empty(),
              paper.partner(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              paper.store().map(Store::code).map(s -> Map.of("store", s)).orElse(Map.of()),
              c.rule("asset", "disposal"),
              account + why));
    }
  }

  private Voucher voucher(List<VoucherLine> lines) {
    return new Voucher(
        Ids.of(c.request().documentId(), "book", c.version()),
        c.request().profile().company(),
        paper.date(),
        paper.date(),
        Journal.MISC,
        paper.number(),
        "Disposal of fixed assets " + paper.number(),
        lines,
        Optional.empty());
  }

  private void ask(String about, String text) {
    c.findings().ask("asset", "document=" + paper.number() + ";" + about, text, "lines", List.of());
  }
}
