package org.partida.posting.check;

import java.util.List;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.api.posting.VoucherRecord;
import org.partida.base.port.Tx;
import org.partida.model.Money;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * What payments did to a document. Immutable.
 *
 * @param released lines by which they made VAT on cash chargeable
 * @param booked what the document left open; empty if it is not booked
 * @param open what is open now
 */
record PaidPart(List<VoucherLine> released, Optional<Money> booked, Optional<Money> open) {
  static PaidPart of(Tx tx, Document d, List<VoucherRecord> standing) {
    Optional<PartnerRef> partner =
        standing.stream()
            .flatMap(r -> r.voucher().lines().stream())
            .flatMap(l -> l.partner().stream())
            .findFirst();
    List<VoucherLine> all =
        partner
            .map(p -> tx.vouchers().concerning(d.company(), p.key(), d.number()))
            .orElse(List.of())
            .stream()
            .map(Voucher::lines)
            .flatMap(List::stream)
            .toList();
    List<VoucherLine> own = standing.stream().flatMap(r -> r.voucher().lines().stream()).toList();
    return new PaidPart(
        all.stream()
            .filter(l -> l.tax().flatMap(TaxFacts::document).filter(d.number()::equals).isPresent())
            .toList(),
        open(own, d.number()),
        open(all, d.number()));
  }

  private static Optional<Money> open(List<VoucherLine> lines, String number) {
    return lines.stream()
        .filter(l -> l.openItem().filter(number::equals).isPresent())
        .map(VoucherLine::signed)
        .reduce(Money::plus);
  }

  /** Something of it is paid. */
  boolean begun() {
    return !open.equals(booked);
  }

  /** All of it is paid. */
  boolean whole() {
    return begun() && open.filter(m -> !m.isZero()).isEmpty();
  }
}
