package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Computes the totals of a document by the calculation rules of EN 16931 (BR-CO-10 to BR-CO-17):
 * VAT is rounded once for each category and rate, never for each line.
 */
final class TotalsOf {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private record Key(String category, BigDecimal rate) {}

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::category).thenComparing(Key::rate, Comparator.reverseOrder());

  private TotalsOf() {}

  static GenTotals document(GenInvoice invoice) {
    BigDecimal lineNet = sum(invoice.lines().stream().map(GenLine::net).toList());
    BigDecimal allowances = adjustments(invoice, false);
    BigDecimal charges = adjustments(invoice, true);
    BigDecimal net = lineNet.subtract(allowances).add(charges);
    List<GenVat> breakdown = breakdown(invoice);
    BigDecimal vat = sum(breakdown.stream().map(GenVat::amount).toList());
    BigDecimal gross = net.add(vat);
    BigDecimal payable = gross.subtract(invoice.prepaid()).add(invoice.rounding());
    return new GenTotals(
        lineNet,
        allowances,
        charges,
        net,
        vat,
        inTaxCurrency(invoice, vat),
        gross,
        invoice.prepaid(),
        invoice.rounding(),
        payable,
        breakdown);
  }

  private static Optional<BigDecimal> inTaxCurrency(GenInvoice invoice, BigDecimal vat) {
    return invoice.exchangeRate().map(rate -> vat.multiply(rate).setScale(2, RoundingMode.HALF_UP));
  }

  private static BigDecimal adjustments(GenInvoice invoice, boolean charge) {
    return sum(
        invoice.adjustments().stream()
            .filter(a -> a.charge() == charge)
            .map(GenAdjustment::amount)
            .toList());
  }

  private static List<GenVat> breakdown(GenInvoice invoice) {
    Map<Key, BigDecimal> taxable = new TreeMap<>(ORDER);
    for (GenLine line : invoice.lines()) {
      taxable.merge(new Key(line.category(), line.rate()), line.net(), BigDecimal::add);
    }
    for (GenAdjustment a : invoice.adjustments()) {
      taxable.merge(new Key(a.category(), a.rate()), a.signed(), BigDecimal::add);
    }
    List<GenVat> rows = new ArrayList<>();
    taxable.forEach((key, base) -> rows.add(row(invoice, key, base)));
    return rows;
  }

  private static GenVat row(GenInvoice invoice, Key key, BigDecimal base) {
    BigDecimal amount = base.multiply(key.rate()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    Exemption exemption = Exemption.of(key.category(), invoice.exemptionReason());
    return new GenVat(
        key.category(), key.rate(), base, amount, exemption.code(), exemption.reason());
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  /** Code (BT-121) and text (BT-120) that a category without VAT must carry. */
  private record Exemption(Optional<String> code, Optional<String> reason) {
    static Exemption of(String category, Optional<String> ownReason) {
      return switch (category) {
        case "AE" -> coded("VATEX-EU-AE", "Taxare inversă");
        case "K" -> coded("VATEX-EU-IC", "Livrare intracomunitară");
        case "G" -> coded("VATEX-EU-G", "Export în afara Uniunii Europene");
        case "O" -> coded("VATEX-EU-O", "Neplătitor de TVA");
        case "E" ->
            new Exemption(
                // who names the article also gives its code; others give words alone
                ownReason.map(text -> "VATEX-EU-132"),
                ownReason.or(() -> Optional.of("Scutit fără drept de deducere, art. 292")));
        default -> new Exemption(Optional.empty(), Optional.empty());
      };
    }

    private static Exemption coded(String code, String reason) {
      return new Exemption(Optional.of(code), Optional.of(reason));
    }
  }
}
