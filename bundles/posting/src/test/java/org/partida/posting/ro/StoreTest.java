package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.ro.PaperSample.reception;
import static org.partida.posting.ro.PostingTest.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Support;
import org.partida.spi.posting.Proposal;

/** Inventory differences and new shelf prices. */
class StoreTest {
  private final Goods goods = new Goods(Books.with("GOODS"));

  private static PaperSample inventory() {
    return PaperSample.of(PaperKind.STOCK_DIFFERENCE);
  }

  private static PaperSample prices(String gross) {
    return PaperSample.of(PaperKind.PRICE_CHANGE)
        .shop("M1", "")
        .line("Ulei", gross, "")
        .soldAt("21");
  }

  private List<String> booked(PaperSample s) {
    return text(goods.post(s).get(0));
  }

  @Test
  void whatWasFoundComesInAtCostAndWhatIsMissingGoesOut() {
    assertThat(booked(inventory().line("Ulei", "-3", "-30", "", "", "")))
        .containsExactly("D 607 30.00", "C 371 30.00");
    assertThat(booked(inventory().line("Ulei", "2", "20", "", "", "")))
        .containsExactly("D 607 -20.00", "C 371 -20.00");
    assertThat(
            text(
                new Goods(Books.with("GOODS").black())
                    .post(inventory().line("Ulei", "2", "20", "", "", ""))
                    .get(0)))
        .containsExactly("C 607 20.00", "D 371 20.00");
  }

  @Test
  void whatIsMissingIsSaidToConcernVat() {
    Proposal minus = goods.propose(inventory().line("Ulei", "-3", "-30", "", "", "").build());
    assertThat(minus.warnings()).anyMatch(w -> w.code().equals("stock.missing"));
    Proposal plus = goods.propose(inventory().line("Ulei", "3", "30", "", "", "").build());
    assertThat(plus.warnings()).noneMatch(w -> w.code().equals("stock.missing"));
  }

  @Test
  void inAShopMarkupAndVatGoWithIt() {
    assertThat(
            booked(
                inventory().shop("M1", "20").line("Ulei", "-5", "-500", "", "", "").soldAt("21")))
        .containsExactly(
            "D 371.M1.21 -726.00",
            "C 607 -500.00",
            "C 378.M1.21 -100.00",
            "C 4428.AM21.M1 -126.00");
  }

  @Test
  void aShopThatLosesAllItGotIsEmpty() {
    goods.post(reception(Support.Kind.INVOICE).shop("M1", "20").line("Marfa", "20000", "21"));
    goods.post(inventory().shop("M1", "20").line("Marfa", "-1", "-20000", "", "", "").soldAt("21"));
    assertThat(goods.balances()).doesNotContainKeys("371.M1.21", "378.M1.21", "4428.AM21.M1");
    assertThat(goods.balances().get("607")).isEqualByComparingTo("20000");
  }

  @Test
  void newPricesAreMarkupAndVat() {
    assertThat(booked(prices("121")))
        .containsExactly("D 371.M1.21 121.00", "C 378.M1.21 100.00", "C 4428.AM21.M1 21.00");
    assertThat(booked(prices("-121")))
        .containsExactly("D 371.M1.21 -121.00", "C 378.M1.21 -100.00", "C 4428.AM21.M1 -21.00");
    assertThat(goods.balances()).isEmpty();
  }

  @Test
  void onlyAShopHasShelfPricesAndARateIsNeeded() {
    Proposal nowhere =
        goods.propose(PaperSample.of(PaperKind.PRICE_CHANGE).line("Ulei", "1", "").build());
    assertThat(nowhere.questions()).anyMatch(q -> q.kind().equals("store"));
    Proposal norate =
        goods.propose(
            PaperSample.of(PaperKind.PRICE_CHANGE).shop("M1", "").line("Ulei", "1", "").build());
    assertThat(norate.questions()).anyMatch(q -> q.kind().equals("shelf.rate"));
  }
}
