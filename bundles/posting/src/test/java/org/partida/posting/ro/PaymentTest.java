package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partida.posting.ro.PostingTest.text;
import static org.partida.posting.ro.Sample.sale;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/** Payments and counter-entries. */
class PaymentTest {
  private final Books books = Books.with("GOODS");

  @Test
  void receiptWithABankFee() {
    Voucher v = books.pay("5121", "1195.48", List.of("4111 1210"), "627", "-14.52");
    assertThat(text(v)).containsExactly("D 5121 1195.48", "C 4111 1210.00", "D 627 14.52");
    assertThat(v.journal()).isEqualTo(Journal.BANK);
    assertThat(v.documentNumber()).isEqualTo("EX-1/1");
    assertThat(v.lines().get(1).openItem()).contains("F1");
    assertThat(v.lines().get(0).openItem()).isEmpty();
    assertThat(v.externalId().value()).isEqualTo("pay-1");
  }

  @Test
  void cashAndCompensationHaveTheirJournals() {
    assertThat(books.pay("5311", "10", List.of("4111 10")).journal()).isEqualTo(Journal.CASH);
    Voucher compensation = books.pay("5121", "0", List.of("4111 500", "401 -500"));
    assertThat(text(compensation)).containsExactly("C 4111 500.00", "D 401 500.00");
    assertThat(compensation.journal()).isEqualTo(Journal.MISC);
  }

  @Test
  void partsThatAreNotThePayment() {
    assertThatThrownBy(() -> books.pay("5121", "100", List.of("4111 90")))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("payment.sum"))
        .hasMessageContaining("90.00 RON")
        .hasMessageContaining("100.00 RON");
    assertThatThrownBy(() -> books.pay("5121", "0", List.of()))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("payment.empty"));
  }

  @Test
  void counterEntryInRedAndInBlack() {
    Voucher v = books.post(sale().line("Marfa", "1000", "S", "21"));
    Voucher red = Books.RULES.reverse(v, order(StornoStyle.RED));
    assertThat(text(red)).containsExactly("D 4111 -1210.00", "C 707 -1000.00", "C 4427 -210.00");
    Voucher black = Books.RULES.reverse(v, order(StornoStyle.BLACK));
    assertThat(text(black)).containsExactly("C 4111 1210.00", "D 707 1000.00", "D 4427 210.00");
    assertThat(black.reversalOf()).contains(v.externalId());
    assertThat(black.externalId().value()).isEqualTo("rev-1");
    assertThat(black.lines().get(1).tax().orElseThrow().base().amountText()).isEqualTo("-1000.00");
    assertThat(black.lines().get(0).openItem()).contains("F1");
    assertThat(black.lines().get(0).why())
        .contains("wrong partner")
        .contains(v.externalId().value());
  }

  @Test
  void takingBackARedStornoInBlackIsPositive() {
    Voucher credit = books.post(sale().credit().line("Marfa", "1000", "S", "21"));
    assertThat(text(Books.RULES.reverse(credit, order(StornoStyle.BLACK))))
        .containsExactly("D 4111 1210.00", "C 707 1000.00", "C 4427 210.00");
  }

  private static ReversalOrder order(StornoStyle style) {
    return new ReversalOrder(new ExternalId("rev-1"), Sample.DAY, style, "wrong partner");
  }
}
