package org.partida.posting.rules;

import java.time.YearMonth;
import java.util.Optional;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.VoucherLine;

/** The month in which VAT is deducted. Stateless. */
public final class Deductions {
  private Deductions() {}

  /** The line, deducted in that month at the earliest. */
  public static VoucherLine notBefore(VoucherLine l, YearMonth month) {
    return with(l, l.tax().map(t -> notBefore(t, month)));
  }

  private static TaxFacts notBefore(TaxFacts t, YearMonth month) {
    return new TaxFacts(
        t.treatment(),
        t.rate(),
        t.base(),
        t.taxPoint(),
        t.deductionPeriod().map(p -> p.isBefore(month) ? month : p),
        t.deductible(),
        t.productCode(),
        t.codes(),
        t.document());
  }

  private static VoucherLine with(VoucherLine l, Optional<TaxFacts> tax) {
    return new VoucherLine(
        l.account(),
        l.side(),
        l.amount(),
        l.original(),
        l.partner(),
        tax,
        l.openItem(),
        l.due(),
        l.dimensions(),
        l.rule(),
        l.why());
  }
}
