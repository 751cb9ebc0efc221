package org.partida.posting.ro;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.RetailMonth;
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
 * What a shop at shelf prices sold in a month, at cost: coefficient K = 378 / (371 − 4428),
 * cumulated from the first of January, by store and rate; and the checks that tie 371, 378 and
 * 4428. One document, one thread.
 */
final class RetailRules {
  private final PaperCase c;
  private final BusinessPaper paper;
  private final RetailMonth m;

  RetailRules(PaperCase c) {
    this.c = c;
    this.paper = c.paper();
    this.m = paper.month().orElseThrow();
  }

  Proposal propose() {
    Store shop = c.shop().orElseThrow(() -> new IllegalArgumentException("a shop is discharged"));
    Money base = m.stock().minus(m.vat());
    if (m.sold().isZero()) {
      return c.findings().proposal(List.of());
    }
    if (base.isZero()) {
      c.findings()
          .ask(
              "retail.stock",
              "store=" + shop.code() + ";rate=" + m.rate(),
              "Shop "
                  + shop.code()
                  + " sold "
                  + m.sold()
                  + " at "
                  + m.rate()
                  + " %, but has no stock at that rate: which receptions are missing?",
              "store",
              List.of());
      return c.findings().proposal(List.of());
    }
    BigDecimal k = m.markup().decimal().divide(base.decimal(), MathContext.DECIMAL128);
    Money markupAll = Money.round(m.sold().decimal().multiply(k), base.currency());
    Money markup = markupAll.minus(m.markupOut());
    Money cost = m.sold().minus(markupAll).minus(m.costOut());
    Money vat = m.soldVat().minus(m.vatOut());
    check(shop, markupAll);
    List<VoucherLine> lines = lines(shop, k, cost, markup, vat);
    return c.findings().proposal(voucher(shop, lines).stream().toList());
  }

  private List<VoucherLine> lines(Store shop, BigDecimal k, Money cost, Money markup, Money vat) {
    String how =
        " of shop "
            + shop.code()
            + " at "
            + m.rate()
            + " %; K = "
            + m.markup()
            + " / ("
            + m.stock()
            + " - "
            + m.vat()
            + ") = "
            + k.setScale(6, RoundingMode.HALF_UP).toPlainString()
            + ", sold "
            + m.sold()
            + " since January";
    List<VoucherLine> lines = new ArrayList<>();
    AccountCode expense = c.account(Accounts.Role.GOODS_COST);
    lines.add(line(shop, expense, Side.D, cost, "cost of the sales" + how));
    lines.add(line(shop, shelf(shop, Accounts.Role.MARKUP), Side.D, markup, "markup sold" + how));
    lines.add(
        line(shop, shelf(shop, Accounts.Role.VAT_SHELF), Side.D, vat, "VAT of the sales" + how));
    Money all = cost.plus(markup).plus(vat);
    lines.add(line(shop, shelf(shop, Accounts.Role.GOODS), Side.C, all, "sold" + how));
    return lines.stream().map(l -> StornoWriter.write(l, c.request().profile().storno())).toList();
  }

  private Optional<Voucher> voucher(Store shop, List<VoucherLine> lines) {
    Voucher head =
        new Voucher(
            Ids.of(c.request().documentId(), "book", c.version()),
            c.request().profile().company(),
            paper.date(),
            paper.date(),
            Journal.STOCK,
            paper.number(),
            "Discharge of shop " + shop.code() + " at " + m.rate() + " % with coefficient K",
            lines,
            Optional.empty());
    return Edit.voucher(head, lines);
  }

  /**
   * After the discharge: VAT inside the stock, markup not used up, VAT of the sales by the rate.
   */
  private void check(Store shop, Money markupAll) {
    Money stock = m.stock().minus(m.sold()).minus(m.soldVat());
    Money vat = m.vat().minus(m.soldVat());
    Money inside = stock.taxInside(m.rate());
    tie(
        shop,
        "retail.vat",
        vat,
        inside,
        "4428 is " + vat + ", but stock of " + stock + " holds " + inside);
    Money ofSales = m.sold().percent(m.rate());
    tie(
        shop,
        "retail.sales",
        m.soldVat(),
        ofSales,
        "VAT of the sales is " + m.soldVat() + ", but " + m.rate() + " % of them is " + ofSales);
    if (stock.signum() < 0 || m.markup().minus(markupAll).signum() < 0) {
      warn(
          shop,
          "retail.oversold",
          "more was sold than came in: " + stock + " would be left of 371");
    }
  }

  /** Cents of rounding on many papers are nothing to look for: a ten-thousandth, at least a leu. */
  private void tie(Store shop, String code, Money is, Money should, String text) {
    BigDecimal most = m.stock().decimal().abs().movePointLeft(4).max(BigDecimal.ONE);
    if (is.minus(should).abs().decimal().compareTo(most) > 0) {
      warn(shop, code, text);
    }
  }

  private void warn(Store shop, String code, String text) {
    c.findings()
        .warn(
            code,
            "Shop " + shop.code() + " at " + m.rate() + " %: " + text,
            paper.number(),
            "look for receptions, sales or price changes that were not entered");
  }

  private AccountCode shelf(Store shop, Accounts.Role role) {
    return PaperCase.shelf(c.account(role), shop, m.rate());
  }

  private VoucherLine line(Store shop, AccountCode account, Side side, Money amount, String why) {
    return new VoucherLine(
        account,
        side,
        amount,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("store", shop.code()),
        c.rule("retail", "discharge"),
        account + ": " + why);
  }
}
