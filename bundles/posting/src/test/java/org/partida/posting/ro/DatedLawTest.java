package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.ro.Sample.purchase;
import static org.partida.posting.ro.Sample.sale;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.model.Money;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.Question;

/** Reverse charge that ends on 2026-12-31 holds until then, and asks afterwards. */
class DatedLawTest {
  private static final RoPostingRules RULES = new RoPostingRules();

  private static Proposal phones(Sample s) {
    return Books.with("GOODS").propose(s.coded("Telefoane", "HS", "85171300", "30000", "AE", "0"));
  }

  @Test
  void onTheLastDayItHolds() {
    Proposal p = phones(purchase().on("2026-12-31"));
    assertThat(p.questions()).isEmpty();
    assertThat(RULES.lawOf(p.vouchers().get(0))).contains("ro.art331/29");
    assertThat(RULES.lawOf(phones(sale().on("2026-12-31")).vouchers().get(0)))
        .containsExactly("ro.art331/29");
  }

  @Test
  void onTheDayAfterTheDocumentIsNotPostedButAsks() {
    for (Sample s : List.of(purchase(), sale())) {
      Proposal p = phones(s.on("2027-01-01"));
      assertThat(p.vouchers()).isEmpty();
      assertThat(p.questions())
          .singleElement()
          .satisfies(
              q -> {
                assertThat(q.kind()).isEqualTo("treatment");
                assertThat(q.text()).contains("mobile phones", "it ended on 2026-12-31");
              });
    }
  }

  @Test
  void aCorrectionOfAnEarlierOneStillHolds() {
    Proposal p = phones(purchase().credit().earlier("F1", "2026-12-20").on("2027-01-15"));
    assertThat(p.questions()).extracting(Question::text).isEmpty();
    assertThat(p.vouchers()).isNotEmpty();
  }

  @Test
  void whatHasNoEndIsNotAsked() {
    Proposal p =
        Books.with("GOODS")
            .propose(
                purchase()
                    .on("2027-01-15")
                    .coded("Cherestea", "HS", "44071190", "1000", "AE", "0"));
    assertThat(p.questions()).isEmpty();
  }

  @Test
  void whatAnEntryOwesTellsADocumentFromAPayment() {
    Voucher bought = Books.with("GOODS").post(purchase().line("Marfa", "100", "S", "21"));
    assertThat(RULES.owed(bought)).contains(Money.of("-121.00", "RON"));
    Voucher sold = Books.with("GOODS").post(sale().line("Marfa", "100", "S", "21"));
    assertThat(RULES.owed(sold)).contains(Money.of("121.00", "RON"));
  }
}
