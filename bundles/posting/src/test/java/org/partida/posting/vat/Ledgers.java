package org.partida.posting.vat;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.company.Company;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatJournal;
import org.partida.api.posting.VatPeriod;
import org.partida.api.posting.VatSheet;
import org.partida.model.Money;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.testkit.store.Samples;

/** Vouchers as a ledger would give them, with turnovers summed by a way of their own. */
final class Ledgers {
  static final VatData DATA = VatData.load();
  static final Money ZERO = Money.zero(Currency.getInstance("RON"));
  static final Company COMPANY = Samples.company(Samples.ALFA);

  private Ledgers() {}

  static VatLedger of(List<Voucher> vouchers, String period) {
    VatPeriod p = VatPeriod.parse(period);
    VatReading reading = new VatReading(DATA, p, ZERO);
    int n = 0;
    for (Voucher v : vouchers) {
      reading.entry("E-" + ++n, v);
    }
    Map<String, Money> moved = sums(vouchers, Optional.of(p.from()), p.to());
    return new VatLedger(reading, moved, sums(vouchers, Optional.empty(), p.to()));
  }

  private static Map<String, Money> sums(
      List<Voucher> vouchers, Optional<LocalDate> from, LocalDate to) {
    Map<String, Money> sums = new HashMap<>();
    for (Voucher v : vouchers) {
      boolean inside = from.map(f -> !v.date().isBefore(f)).orElse(true) && !v.date().isAfter(to);
      for (VoucherLine l : inside ? v.lines() : List.<VoucherLine>of()) {
        String account = l.account().synthetic();
        String key = "4428".equals(account) ? l.account().toString() : account;
        boolean debit = "4426".equals(account) || "4428.CA".equals(key);
        Money m = (l.side() == Side.D) == debit ? l.amount() : l.amount().negate();
        sums.merge(key, m, Money::plus);
      }
    }
    return sums;
  }

  static VatJournal journal(List<Voucher> vouchers, String period, VatBook book) {
    return new VatJournals(DATA, of(vouchers, period), book).journal(COMPANY);
  }

  static VatSheet d300(List<Voucher> vouchers, String period) {
    return new D300Sheet(DATA, of(vouchers, period)).sheet(COMPANY);
  }

  static VatSheet d394(List<Voucher> vouchers, String period) {
    return new D394Sheet(DATA, of(vouchers, period)).sheet(COMPANY);
  }

  /** Totals other than nought: {@code base21 1000.00}. */
  static List<String> totals(VatJournal j) {
    return j.columns().stream()
        .filter(c -> j.totals().containsKey(c.code()))
        .map(c -> c.code() + " " + j.totals().get(c.code()).amountText())
        .toList();
  }

  /** Rows without their entries' numbers. */
  static List<String> rows(VatJournal j) {
    return j.rows().stream()
        .map(
            r ->
                r.number()
                    + " "
                    + r.note()
                    + " "
                    + r.total().amountText()
                    + " "
                    + r.amounts().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> e.getKey() + "=" + e.getValue().amountText())
                        .collect(Collectors.joining(" ")))
        .toList();
  }

  /** Rows of a sheet with something in them: {@code 9 2/1000.00/210.00}. */
  static List<String> rows(VatSheet s) {
    return s.rows().stream()
        .filter(r -> r.documents() > 0 || r.vat().filter(m -> !m.isZero()).isPresent())
        .map(
            r ->
                r.code()
                    + (r.kind() == VatSheet.Kind.PARTNER
                        ? " " + r.taxId().or(r::partner).orElse("")
                        : "")
                    + " "
                    + r.documents()
                    + "/"
                    + r.base().map(Money::amountText).orElse("-")
                    + "/"
                    + r.vat().map(Money::amountText).orElse("-"))
        .toList();
  }
}
