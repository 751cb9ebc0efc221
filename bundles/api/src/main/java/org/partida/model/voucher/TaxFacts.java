package org.partida.model.voucher;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;

/**
 * The tax facts of a line, from which VAT books and returns are made. Immutable.
 *
 * @param treatment stable name of the treatment, such as {@code RO.S.PURCHASE} or {@code
 *     RO.AE.SALE}
 * @param rate VAT rate
 * @param base taxable amount in the ledger's currency, signed as the line's effect
 * @param taxPoint when the tax became or becomes chargeable (exigibilitate)
 * @param deductionPeriod the month of deduction, for purchases
 * @param deductible the deductible part
 * @param productCode NC or codPR where art. 331 needs it
 * @param codes return codes by return: {@code d300 → 24}, {@code d394 → A}, {@code saft → 301104}
 * @param document number of the document that the tax is of, where that is not the voucher's own: a
 *     payment that makes VAT on cash chargeable names the invoice
 */
public record TaxFacts(
    String treatment,
    Percent rate,
    Money base,
    LocalDate taxPoint,
    Optional<YearMonth> deductionPeriod,
    Percent deductible,
    Optional<String> productCode,
    Map<String, String> codes,
    Optional<String> document) {

  public TaxFacts {
    codes = Map.copyOf(codes);
  }

  /** Of the voucher's own document. */
  public TaxFacts(
      String treatment,
      Percent rate,
      Money base,
      LocalDate taxPoint,
      Optional<YearMonth> deductionPeriod,
      Percent deductible,
      Optional<String> productCode,
      Map<String, String> codes) {
    this(
        treatment,
        rate,
        base,
        taxPoint,
        deductionPeriod,
        deductible,
        productCode,
        codes,
        Optional.empty());
  }

  /** The same on another base. */
  public TaxFacts withBase(Money other) {
    return new TaxFacts(
        treatment,
        rate,
        other,
        taxPoint,
        deductionPeriod,
        deductible,
        productCode,
        codes,
        document);
  }
}
