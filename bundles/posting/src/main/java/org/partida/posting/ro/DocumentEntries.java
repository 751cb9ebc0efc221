package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * Tells the entry that books a document from payments and others: a third party together with cost,
 * income, stock or VAT, and no money. A payment carries the document's number too. Stateless.
 */
final class DocumentEntries {
  private DocumentEntries() {}

  /** What such an entry owes, debit positive; empty for any other. */
  static Optional<Money> owed(Limits limits, Voucher v) {
    LocalDate day = v.date();
    boolean other = v.journal() == Journal.OPENING || v.journal() == Journal.FX;
    boolean counter = v.lines().stream().anyMatch(l -> on(limits, "booking.counter", day, l));
    boolean money = v.lines().stream().anyMatch(l -> on(limits, "booking.money", day, l));
    return other || !counter || money
        ? Optional.empty()
        : v.lines().stream()
            .filter(l -> on(limits, "open-items", day, l))
            .map(VoucherLine::signed)
            .reduce(Money::plus);
  }

  private static boolean on(Limits limits, String key, LocalDate day, VoucherLine l) {
    return limits.starts(key, day, l.account());
  }
}
