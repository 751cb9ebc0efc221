package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Support;
import org.partida.model.paper.Tender;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/** Goods and their invoice, in any order, give the same balances; nothing is booked twice. */
class GoodsOrderTest {
  private static Goods goods() {
    return new Goods(
        Books.with("GOODS")
            .rate("EUR", "2026-10-05", "5.0000")
            .rate("EUR", "2026-10-14", "4.9731"));
  }

  private static String lei(int bani) {
    return BigDecimal.valueOf(bani, 2).toPlainString();
  }

  private static Sample invoice(String net) {
    return Sample.purchase().on("2026-10-14").line("Marfa", net, "S", "21");
  }

  private static void sameBothWays(PaperSample paper, Sample invoice) {
    Goods goodsFirst = goods();
    goodsFirst.post(paper);
    goodsFirst.post(invoice);
    Goods invoiceFirst = goods();
    invoiceFirst.post(invoice);
    invoiceFirst.post(paper);
    assertThat(invoiceFirst.balances()).isEqualTo(goodsFirst.balances());
    assertThat(goodsFirst.balances().keySet())
        .as("nothing waits any more")
        .noneMatch(a -> a.startsWith("408") || a.startsWith("4428.AV"));
  }

  @Property(tries = 100)
  void onDeliveryNote(
      @ForAll @IntRange(min = 1, max = 9_999_999) int booked,
      @ForAll @IntRange(min = 1, max = 9_999_999) int invoiced) {
    sameBothWays(
        PaperSample.reception(Support.Kind.DELIVERY_NOTE).line("Marfa", lei(booked), "21"),
        invoice(lei(invoiced)));
  }

  @Property(tries = 50)
  void intoShop(
      @ForAll @IntRange(min = 1, max = 9_999_999) int booked,
      @ForAll @IntRange(min = 1, max = 9_999_999) int invoiced) {
    sameBothWays(
        PaperSample.reception(Support.Kind.DELIVERY_NOTE)
            .shop("M1", "20")
            .line("Marfa", lei(booked), "21"),
        invoice(lei(invoiced)));
  }

  @Property(tries = 50)
  void inCurrency(
      @ForAll @IntRange(min = 1, max = 9_999_999) int booked,
      @ForAll @IntRange(min = 1, max = 9_999_999) int invoiced) {
    PaperSample paper =
        PaperSample.reception(Support.Kind.DELIVERY_NOTE)
            .currency("EUR")
            .partner("Factory Co", "", "CN")
            .line("Marfa", lei(booked), "");
    Sample invoice =
        Sample.purchase()
            .currency("EUR")
            .on("2026-10-14")
            .partner("Factory Co", "", "CN")
            .line("Marfa", lei(invoiced), "G", "0");
    sameBothWays(paper, invoice);
  }

  @Property(tries = 50)
  void receptionWithTheInvoiceIsBookedOnce(@ForAll @IntRange(min = 1, max = 9_999_999) int net) {
    PaperSample paper = PaperSample.reception(Support.Kind.INVOICE).line("Marfa", lei(net), "21");
    sameBothWays(paper, invoice(lei(net)));
    Goods goods = goods();
    goods.post(paper);
    assertThat(goods.post(invoice(lei(net)))).isEmpty();
  }

  @Example
  void aDifferenceFromTheReceptionIsSaidNotBooked() {
    Goods goods = goods();
    goods.post(PaperSample.reception(Support.Kind.INVOICE).line("Marfa", "1000", "21"));
    Proposal p = goods.propose(invoice("1020").build());
    assertThat(p.vouchers()).isEmpty();
    assertThat(p.warnings())
        .anyMatch(
            w ->
                w.code().equals("posting.differs")
                    && w.message().contains("1234.20 RON")
                    && w.message().contains("1210.00 RON"));
  }

  @Example
  void whatTheReceptionSaysOfAProductIsNotAskedAgainWithTheInvoice() {
    Goods goods = new Goods(new Books());
    goods.post(
        PaperSample.reception(Support.Kind.DELIVERY_NOTE)
            .line("Marfa", "1000", "21")
            .hint("GOODS", ""));
    goods.post(invoice("1000"));
    assertThat(goods.balances()).containsOnlyKeys("371", "401", "4426");
  }

  @Example
  void twoReceptionsOneInvoice() {
    Goods goods = goods();
    goods.post(PaperSample.reception(Support.Kind.DELIVERY_NOTE).line("Marfa", "400", "21"));
    goods.post(
        PaperSample.reception(Support.Kind.DELIVERY_NOTE).number("N2").line("Marfa", "600", "21"));
    Voucher v = goods.post(invoice("1000")).get(0);
    assertThat(v.lines()).noneMatch(l -> l.account().synthetic().equals("371"));
    assertThat(goods.balances())
        .isEqualTo(
            Map.of(
                "371",
                new BigDecimal("1000.00"),
                "401",
                new BigDecimal("-1210.00"),
                "4426",
                new BigDecimal("210.00")));
  }

  @Example
  void anInvoiceOnTopOfAReceiptPostsNoRevenueAgain() {
    Goods goods = goods();
    goods.post(PaperSample.till().line("Vanzari", "1000", "21").paid(Tender.Means.CASH, "1210"));
    Proposal p = goods.propose(Sample.sale().line("Marfa", "100", "S", "21").build());
    assertThat(p.vouchers()).isEmpty();
    assertThat(p.warnings()).anyMatch(w -> w.code().equals("posting.receipt"));
  }

  @Property(tries = 50)
  void takenBackIsNought(
      @ForAll @IntRange(min = 1, max = 9_999_999) int net, @ForAll StornoStyle style) {
    for (PaperSample paper :
        List.of(
            PaperSample.reception(Support.Kind.NONE).shop("M1", "33").line("M", lei(net), "11"),
            PaperSample.till().line("V", "100", "21").paid(Tender.Means.CARD, "121"),
            PaperSample.of(PaperKind.STOCK_DISCHARGE).line("Marfa", lei(net), ""))) {
      Voucher v = goods().propose(paper.build()).vouchers().get(0);
      ReversalOrder order = new ReversalOrder(new ExternalId("u"), v.date(), style, "test");
      Voucher back = Books.RULES.reverse(v, order);
      Money left = Money.zero(v.currency());
      for (VoucherLine l : v.lines()) {
        Money both = sum(v, l).plus(sum(back, l));
        left = left.plus(both.abs());
      }
      assertThat(left.isZero()).isTrue();
      assertThat(v.lines()).anyMatch(l -> l.side() == Side.D).anyMatch(l -> l.side() == Side.C);
    }
  }

  private static Money sum(Voucher v, VoucherLine of) {
    return v.lines().stream()
        .filter(l -> l.account().equals(of.account()))
        .map(VoucherLine::signed)
        .reduce(Money.zero(v.currency()), Money::plus);
  }
}
