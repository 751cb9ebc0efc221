package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A document of the generated world before it is written as UBL. It is the truth that tests compare
 * a reader's result with; its totals follow from its lines.
 */
public record GenInvoice(
    Shape shape,
    String number,
    String typeCode,
    LocalDate issueDate,
    Optional<LocalDate> dueDate,
    Optional<LocalDate> taxPointDate,
    Optional<String> taxPointCode,
    Optional<LocalDate> deliveryDate,
    String currency,
    Optional<BigDecimal> exchangeRate,
    GenParty seller,
    GenParty buyer,
    Optional<GenParty> payee,
    List<GenLine> lines,
    List<GenAdjustment> adjustments,
    BigDecimal prepaid,
    BigDecimal rounding,
    Optional<String> exemptionReason,
    List<String> notes,
    List<GenReference> references,
    List<GenPreceding> preceding,
    List<GenInstalment> instalments,
    String paymentMeans,
    Optional<String> paymentTerms,
    List<String> ibans,
    Optional<GenAttachment> attachment,
    Dialect dialect) {

  public GenInvoice {
    lines = List.copyOf(lines);
    adjustments = List.copyOf(adjustments);
    notes = List.copyOf(notes);
    references = List.copyOf(references);
    preceding = List.copyOf(preceding);
    instalments = List.copyOf(instalments);
    ibans = List.copyOf(ibans);
  }

  /** True if the root element is CreditNote. */
  public boolean isCreditNote() {
    return "381".equals(typeCode);
  }

  /** True if the whole document is outside VAT (category O), where VAT ids must not appear. */
  public boolean isOutsideVat() {
    return lines.stream().allMatch(line -> "O".equals(line.category()));
  }

  /** The expected totals. */
  public GenTotals totals() {
    return TotalsOf.document(this);
  }

  /** What the buyer owes because of this document: negative for credit notes and reversals. */
  public BigDecimal owed() {
    BigDecimal payable = totals().payable();
    return isCreditNote() ? payable.negate() : payable;
  }
}
