package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partida.posting.ro.PostingTest.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.model.paper.PaperKind;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/** Used fixed assets that leave the books (S21). */
class DisposalTest {
  private static final Goods GOODS = new Goods(new Books());

  private static PaperSample asset(String account, String cost, String depreciation) {
    return PaperSample.of(PaperKind.ASSET_DISPOSAL)
        .line("Strung", cost, "")
        .hint("FIXED_ASSET", account)
        .depreciated(depreciation);
  }

  private static List<String> booked(PaperSample s) {
    Proposal p = GOODS.propose(s.build());
    assertThat(p.questions()).isEmpty();
    return text(p.vouchers().get(0));
  }

  private static String asked(PaperSample s) {
    Proposal p = GOODS.propose(s.build());
    assertThat(p.vouchers()).isEmpty();
    return p.questions().get(0).text();
  }

  @Test
  void whatWasNotDepreciatedIsAnExpense() {
    assertThat(booked(asset("2131", "30000", "26000")))
        .containsExactly("D 2813 26000.00", "D 6583 4000.00", "C 2131 30000.00");
  }

  @Test
  void fullyDepreciatedOrNotAtAll() {
    assertThat(booked(asset("2133", "30000", "30000")))
        .containsExactly("D 2813 30000.00", "C 2133 30000.00");
    assertThat(booked(asset("2133", "30000", "0")))
        .containsExactly("D 6583 30000.00", "C 2133 30000.00");
  }

  @Test
  void eachKindHasItsDepreciation() {
    assertThat(booked(asset("208", "10", "10"))).contains("D 2808 10.00");
    assertThat(booked(asset("212", "10", "10"))).contains("D 2812 10.00");
    assertThat(booked(asset("214.PC", "10", "10"))).contains("D 2814.PC 10.00", "C 214.PC 10.00");
    assertThat(booked(asset("2112", "10", "10"))).contains("D 2811 10.00");
    assertThat(booked(asset("2111", "10", "0"))).containsExactly("D 6583 10.00", "C 2111 10.00");
  }

  @Test
  void severalAssetsOnOnePaper() {
    PaperSample two =
        asset("2131", "100", "60")
            .line("Birou", "50", "")
            .hint("FIXED_ASSET", "214")
            .depreciated("50");
    assertThat(booked(two))
        .containsExactly(
            "D 2813 60.00", "D 6583 40.00", "C 2131 100.00", "D 2814 50.00", "C 214 50.00");
  }

  @Test
  void moreDepreciationThanCostIsRefused() {
    assertThatThrownBy(() -> asset("2131", "30000", "30000.01").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "depreciation 30000.01 RON of \"Strung\" is more than its cost 30000.00 RON");
    assertThatThrownBy(() -> asset("2131", "-1", "0").build()).hasMessageContaining("no cost");
    assertThatThrownBy(() -> asset("", "1", "0").build()).hasMessageContaining("2131");
  }

  @Test
  void whatIsNoFixedAssetIsAsked() {
    assertThat(asked(asset("371", "10", "5"))).contains("371", "no account of a fixed asset");
    assertThat(asked(asset("2111", "10", "5"))).contains("not depreciated");
    assertThat(
            asked(
                PaperSample.of(PaperKind.ASSET_DISPOSAL)
                    .currency("EUR")
                    .line("Strung", "10", "")
                    .hint("FIXED_ASSET", "2131")
                    .depreciated("1")))
        .contains("RON");
  }

  @Test
  void takenBackItIsNought() {
    Voucher v = GOODS.propose(asset("2131", "30000", "26000").build()).vouchers().get(0);
    Voucher back =
        Books.RULES.reverse(
            v,
            new ReversalOrder(
                new org.partida.model.ExternalId("u"), v.date(), StornoStyle.RED, "x"));
    assertThat(text(back))
        .containsExactly("D 2813 -26000.00", "D 6583 -4000.00", "C 2131 -30000.00");
  }
}
