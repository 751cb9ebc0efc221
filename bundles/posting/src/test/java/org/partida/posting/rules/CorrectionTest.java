package org.partida.posting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.StornoStyle;

/** The entry between what stands and what the rules say now. */
class CorrectionTest {
  private static final LocalDate DAY = LocalDate.parse("2026-10-05");

  private static final List<VoucherLine> STANDING =
      List.of(
          line("371", Side.D, "1500.00", "", "", "0"),
          line("4428.CA", Side.D, "210.00", "S.CASH", "21", "1000.00"),
          line("4428.CA", Side.D, "55.00", "S.CASH", "11", "500.00"),
          line("4426", Side.D, "42.00", "AE", "21", "200.00"),
          line("4427", Side.C, "42.00", "AE", "21", "200.00"),
          line("401", Side.C, "1765.00", "", "", "0"));
  private static final List<VoucherLine> NOW =
      List.of(
          line("371", Side.D, "1500.00", "", "", "0"),
          line("4426", Side.D, "42.00", "AE", "21", "200.00"),
          line("4426", Side.D, "210.00", "S", "21", "1000.00"),
          line("4426", Side.D, "55.00", "S", "11", "500.00"),
          line("4427", Side.C, "42.00", "AE", "21", "200.00"),
          line("401", Side.C, "1765.00", "", "", "0"));

  @Test
  void eachRateMovesAndTheRestStays() {
    Voucher v = correction(STANDING, NOW, StornoStyle.RED);
    assertThat(lines(v))
        .isEqualTo(
            "D 4428.CA -210.00 S.CASH -1000.00, D 4428.CA -55.00 S.CASH -500.00, D 4426 210.00 S 1000.00, D 4426 55.00 S 500.00");
    assertThat(v.reversalOf()).isEmpty();
    assertThat(v.journal()).isEqualTo(Journal.PURCHASES);
    assertThat(v.lines()).allMatch(l -> l.rule().equals("rule") && l.why().contains("because"));
  }

  @Test
  void inBlackSidesChangeInsteadOfSigns() {
    assertThat(lines(correction(STANDING, NOW, StornoStyle.BLACK)))
        .startsWith("C 4428.CA 210.00 S.CASH -1000.00");
  }

  @Test
  void whatStandsWithItsCorrectionIsWhatTheRulesSay() {
    for (StornoStyle style : StornoStyle.values()) {
      List<VoucherLine> all = new ArrayList<>(STANDING);
      all.addAll(correction(STANDING, NOW, style).lines());
      assertThat(Correction.differing(all, NOW)).isEmpty();
      assertThat(Correction.differing(STANDING, NOW)).hasSize(4);
    }
  }

  @Test
  void onlyWhereItIsAskedFor() {
    List<VoucherLine> moved = new ArrayList<>(NOW);
    moved.set(0, line("381", Side.D, "1500.00", "", "", "0"));
    Set<Correction.Key> at = Correction.differing(STANDING, NOW);
    Voucher v = Correction.of(voucher(STANDING), STANDING, moved, at, order(StornoStyle.RED, DAY));
    assertThat(v.lines()).extracting(l -> l.account().synthetic()).doesNotContain("371", "381");
    assertThat(Correction.agree(STANDING, moved, Set.of())).isTrue();
    assertThat(Correction.agree(STANDING, moved, at)).isFalse();
  }

  @Test
  void aLaterMonthDeductsInItsOwnReturn() {
    Set<Correction.Key> at = Correction.differing(STANDING, NOW);
    Voucher v =
        Correction.of(
            voucher(STANDING),
            STANDING,
            NOW,
            at,
            order(StornoStyle.RED, LocalDate.parse("2026-12-01")));
    assertThat(v.lines())
        .extracting(l -> l.tax().orElseThrow().deductionPeriod())
        .containsOnly(Optional.of(YearMonth.of(2026, 12)));
    assertThat(v.lines()).allMatch(l -> l.tax().orElseThrow().taxPoint().equals(DAY));
  }

  @Test
  void aTaxableAmountLeavesItsRowOfTheReturn() {
    List<VoucherLine> standing =
        List.of(
            inRow("24", line("628", Side.D, "1000.00", "S", "21", "1000.00")),
            inRow("24", line("4426", Side.D, "210.00", "S", "21", "1000.00")),
            line("401", Side.C, "1210.00", "", "", "0"));
    List<VoucherLine> now =
        List.of(
            inRow("30", line("628", Side.D, "1210.00", "O", "21", "1000.00")),
            line("401", Side.C, "1210.00", "", "", "0"));
    assertThat(lines(correction(standing, now, StornoStyle.RED)))
        .isEqualTo("D 628 -1000.00 S -1000.00, D 628 1210.00 O 1000.00, D 4426 -210.00 S -1000.00");
  }

  @Test
  void vatThatStaysOnItsAccountMovesToItsNewRow() {
    List<VoucherLine> standing =
        List.of(
            inRow("24", line("4426", Side.D, "210.00", "S", "21", "1000.00")),
            line("401", Side.C, "210.00", "", "", "0"));
    List<VoucherLine> now =
        List.of(
            inRow("7/22", line("4426", Side.D, "210.00", "EU", "21", "1000.00")),
            inRow("7/22", line("4427", Side.C, "210.00", "EU", "21", "1000.00")));
    assertThat(lines(correction(standing, now, StornoStyle.RED)).split(", "))
        .containsExactlyInAnyOrder(
            "C 401 -210.00",
            "C 4427 210.00 EU 1000.00",
            "D 4426 -210.00 S -1000.00",
            "D 4426 210.00 EU 1000.00");
  }

  private static VoucherLine inRow(String row, VoucherLine l) {
    TaxFacts t = l.tax().orElseThrow();
    TaxFacts facts =
        new TaxFacts(
            t.treatment(),
            t.rate(),
            t.base(),
            t.taxPoint(),
            t.deductionPeriod(),
            t.deductible(),
            t.productCode(),
            Map.of("d300", row));
    return new VoucherLine(
        l.account(),
        l.side(),
        l.amount(),
        l.original(),
        l.partner(),
        Optional.of(facts),
        l.openItem(),
        l.due(),
        l.dimensions(),
        "ro.purchase.vat/x",
        l.why());
  }

  @Test
  void theDocumentsCurrencyIsKept() {
    List<VoucherLine> standing =
        List.of(euro("4428.CA", Side.D, "105.00", "21.00"), euro("401", Side.C, "105.00", "21.00"));
    List<VoucherLine> now =
        List.of(euro("4426", Side.D, "105.00", "21.00"), euro("401", Side.C, "105.00", "21.00"));
    Voucher v = correction(standing, now, StornoStyle.RED);
    assertThat(v.lines())
        .extracting(l -> l.original().orElseThrow().amountText())
        .containsExactly("-21.00", "21.00");
  }

  private static Voucher correction(
      List<VoucherLine> standing, List<VoucherLine> now, StornoStyle style) {
    Set<Correction.Key> at = Correction.differing(standing, now);
    return Correction.of(voucher(standing), standing, now, at, order(style, DAY));
  }

  private static Correction.Order order(StornoStyle style, LocalDate date) {
    return new Correction.Order(new ExternalId("c1"), date, style, "rule", "because");
  }

  private static Voucher voucher(List<VoucherLine> lines) {
    return new Voucher(
        new ExternalId("v1"),
        new CompanyId("RO12345674"),
        DAY,
        DAY,
        Journal.PURCHASES,
        "F 1",
        "Invoice F 1",
        lines,
        Optional.empty());
  }

  private static String lines(Voucher v) {
    return v.lines().stream()
        .map(
            l ->
                l.side()
                    + " "
                    + l.account()
                    + " "
                    + l.amount().amountText()
                    + l.tax()
                        .map(t -> " " + t.treatment() + " " + t.base().amountText())
                        .orElse(""))
        .collect(Collectors.joining(", "));
  }

  private static VoucherLine euro(String account, Side side, String amount, String original) {
    VoucherLine l = line(account, side, amount, "", "", "0");
    return new VoucherLine(
        l.account(),
        side,
        l.amount(),
        Optional.of(Money.of(original, "EUR")),
        l.partner(),
        l.tax(),
        l.openItem(),
        l.due(),
        l.dimensions(),
        l.rule(),
        l.why());
  }

  private static VoucherLine line(
      String account, Side side, String amount, String treatment, String rate, String base) {
    Optional<TaxFacts> tax =
        treatment.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new TaxFacts(
                    treatment,
                    Percent.of(rate),
                    Money.of(base, "RON"),
                    DAY,
                    Optional.of(YearMonth.of(2026, 10)),
                    Percent.HUNDRED,
                    Optional.empty(),
                    Map.of()));
    return new VoucherLine(
        AccountCode.of(account),
        side,
        Money.of(amount, "RON"),
        Optional.empty(),
        Optional.empty(),
        tax,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        "ro",
        account);
  }
}
