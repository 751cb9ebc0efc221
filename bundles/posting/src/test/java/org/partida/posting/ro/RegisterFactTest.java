package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.ro.Sample.purchase;
import static org.partida.posting.ro.Sample.sale;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.PostingProfile.RegisterFact;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.Question;

/** What was accepted of a register counts more than papers and settings, from its day on. */
class RegisterFactTest {
  private static final String SELLER = "RO18547290";
  private static final LocalDate BEFORE = Sample.DAY.minusDays(30);

  @Test
  void notOnCashIsStrongerThanThePaper() {
    Sample paper = purchase().taxPointCode("432").line("Marfa", "1000", "S", "21");
    assertThat(lines(Books.with("GOODS").post(paper)))
        .isEqualTo("371 D 1000.00, 4428.CA D 210.00, 401 C 1210.00");
    assertThat(lines(Books.with("GOODS").register(SELLER, cash(BEFORE, false)).post(paper)))
        .isEqualTo("371 D 1000.00, 4426 D 210.00, 401 C 1210.00");
    assertThat(
            lines(
                Books.with("GOODS")
                    .register(SELLER, cash(Sample.DAY.plusDays(1), false))
                    .post(paper)))
        .as("not yet on that day")
        .contains("4428.CA");
    assertThat(
            Books.with("GOODS").onCash().register(SELLER, cash(BEFORE, false)).post(paper).lines())
        .as("our own scheme stays")
        .anyMatch(l -> l.tax().filter(t -> t.treatment().endsWith(".OWNCASH")).isPresent());
  }

  @Test
  void onCashIsStrongerThanAPaperThatSaysNothing() {
    Sample paper = purchase().line("Marfa", "1000", "S", "21");
    Books books =
        Books.with("GOODS").partner(SELLER, true, false).register(SELLER, cash(BEFORE, true));
    assertThat(lines(books.post(paper)))
        .isEqualTo("371 D 1000.00, 4428.CA D 210.00, 401 C 1210.00");
    assertThat(books.propose(paper).warnings()).isEmpty();
  }

  @Test
  void theLatestFactUpToTheDayCounts() {
    Books books =
        Books.with("GOODS")
            .register(SELLER, cash(Sample.DAY.plusDays(1), true))
            .register(SELLER, cash(Sample.DAY, false))
            .register(SELLER, cash(BEFORE, true));
    assertThat(lines(books.post(purchase().line("Marfa", "1000", "S", "21")))).contains("4426");
  }

  @Test
  void whatASupplierChargesThatIsNotRegisteredIsCost() {
    Books books = Books.with("SERVICES").register(SELLER, payer(false));
    Proposal p = books.propose(purchase().line("Servicii", "100", "S", "21"));
    assertThat(lines(p.vouchers().get(0))).isEqualTo("628 D 121.00, 401 C 121.00");
    VoucherLine cost = p.vouchers().get(0).lines().get(0);
    assertThat(cost.tax().orElseThrow().codes()).containsEntry("d394", "N");
    assertThat(cost.why()).contains("21.00 RON of VAT that is not deducted");
    assertThat(p.warnings()).extracting(w -> w.code()).containsExactly("partner.vat");
  }

  @Test
  void aRegisterAnswersTheQuestionThatSettingsAsk() {
    Sample paper = purchase().line("Servicii", "100", "S", "21");
    Books asks = Books.with("SERVICES").partner(SELLER, false, false);
    assertThat(asks.propose(paper).questions())
        .extracting(Question::kind)
        .containsExactly("partner.vat");
    assertThat(lines(asks.register(SELLER, payer(true)).post(paper)))
        .isEqualTo("628 D 100.00, 4426 D 21.00, 401 C 121.00");
  }

  @Test
  void reverseChargeStillNeedsACustomerThatIsRegistered() {
    Books books =
        new Books().rule("any", "", "GOODS", "", "100", "22").register(SELLER, payer(false));
    assertThat(books.propose(sale().line("Fier vechi", "1000", "AE", "0")).questions())
        .extracting(Question::kind)
        .containsExactly("partner.vat");
  }

  @Test
  void theCountryIsToldWhereThePaperDoesNot() {
    Sample paper =
        purchase().partner("Firma", "18547290", "Atlantida").line("Servicii", "100", "S", "21");
    assertThat(Books.with("SERVICES").propose(paper).questions())
        .extracting(Question::kind)
        .containsExactly("country");
    RegisterFact here =
        new RegisterFact(
            BEFORE, Optional.empty(), Optional.empty(), Optional.of("RO"), "the register");
    Voucher v = Books.with("SERVICES").register(SELLER, here).post(paper);
    assertThat(lines(v)).isEqualTo("628 D 100.00, 4426 D 21.00, 401 C 121.00");
    assertThat(v.lines())
        .allMatch(l -> l.partner().orElseThrow().country().equals(Optional.of("RO")));
  }

  private static RegisterFact cash(LocalDate from, boolean is) {
    return new RegisterFact(
        from, Optional.empty(), Optional.of(is), Optional.empty(), "the register");
  }

  private static RegisterFact payer(boolean is) {
    return new RegisterFact(
        BEFORE, Optional.of(is), Optional.empty(), Optional.empty(), "the register");
  }

  private static String lines(Voucher v) {
    return v.lines().stream()
        .map(l -> l.account() + " " + l.side() + " " + l.amount().amountText())
        .collect(Collectors.joining(", "));
  }
}
