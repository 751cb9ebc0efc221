package org.partida.posting.vat;

import java.time.YearMonth;
import java.util.Optional;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * Whose return a line belongs to: the month of deduction for purchases (art. 299, 301), the tax
 * point for what is collected (art. 282), the month of booking for what is not chargeable yet. What
 * takes an entry back or corrects it later belongs to its own month, because a return is never
 * changed. Stateless.
 */
final class VatMonths {
  private static final String CORRECTION = ".correction/";

  private VatMonths() {}

  static YearMonth of(Voucher v, VoucherLine l, TaxFacts t, Optional<VatRole> role) {
    YearMonth booked = YearMonth.from(v.date());
    if (t.deductionPeriod().isPresent()) {
      return t.deductionPeriod().get();
    }
    boolean waits = role.map(VatRole::waiting).orElse(isWaiting(t.treatment()));
    if (waits) {
      return booked;
    }
    if (isSale(t.treatment()) || role.filter(r -> r == VatRole.COLLECTED).isPresent()) {
      YearMonth point = YearMonth.from(t.taxPoint());
      boolean later = v.reversalOf().isPresent() || l.rule().contains(CORRECTION);
      return later && booked.isAfter(point) ? booked : point;
    }
    return booked;
  }

  static boolean isSale(String treatment) {
    return treatment.contains(".SALE");
  }

  /** VAT on cash becomes chargeable by a payment, which names the document. */
  static boolean isRelease(TaxFacts t) {
    return t.document().isPresent();
  }

  private static boolean isWaiting(String treatment) {
    return treatment.endsWith("CASH");
  }
}
