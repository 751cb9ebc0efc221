package org.partida.posting.vat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.api.posting.VatPeriod;
import org.partida.api.posting.VatTie;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.vat.VatData.Account;

/**
 * What the entries of a ledger say of a period: the parts that belong to it, and why accounts of
 * VAT differ from that. Entries are given oldest first. One thread.
 */
final class VatReading {
  private final VatData data;
  private final VatPeriod period;
  private final Money zero;
  private final List<VatPart> parts = new ArrayList<>();
  private final Map<Sum, Money> booked = new HashMap<>();
  private final Map<String, List<VatTie.Difference>> differences = new TreeMap<>();
  private final Map<ExternalId, Side> firstSides = new HashMap<>();

  VatReading(VatData data, VatPeriod period, Money zero) {
    this.data = data;
    this.period = period;
    this.zero = zero;
  }

  private record Sum(String account, boolean sale) {}

  void entry(String number, Voucher v) {
    Side side = v.lines().get(0).side();
    if (v.lines().stream().anyMatch(l -> l.tax().isPresent())) {
      firstSides.put(v.externalId(), side);
    }
    boolean black =
        v.reversalOf().map(firstSides::get).filter(original -> original != side).isPresent();
    if (v.journal() != Journal.OPENING) {
      // what was open before these books began was in the returns of other books
      new VatEntry(data, number, v, black)
          .parts().stream()
              .filter(p -> period.contains(p.key().month()) && !p.isNothing())
              .forEach(parts::add);
    }
    boolean closes = closes(v);
    for (VoucherLine l : v.lines()) {
      data.account(l.account(), v.date())
          .filter(a -> a.role().inBooks())
          .ifPresent(a -> line(number, v, l, a, closes));
    }
  }

  private boolean closes(Voucher v) {
    return v.lines().stream()
        .anyMatch(
            l -> data.role(l.account(), v.date()).filter(r -> r == VatRole.CLOSE).isPresent());
  }

  private void line(String number, Voucher v, VoucherLine l, Account account, boolean closes) {
    Money amount = account.role().of(l);
    boolean inLedger = period.contains(v.date());
    Optional<YearMonth> month =
        l.tax()
            .filter(t -> v.journal() != Journal.OPENING)
            .map(t -> VatMonths.of(v, l, t, Optional.of(account.role())));
    boolean inBook = month.filter(period::contains).isPresent();
    if (inBook) {
      boolean sale = VatMonths.isSale(l.tax().orElseThrow().treatment());
      booked.merge(new Sum(account.prefix(), sale), amount, Money::plus);
    }
    if (inLedger == inBook) {
      return;
    }
    VatTie.Kind kind;
    if (inBook) {
      kind = VatTie.Kind.BOOKED_ELSEWHERE;
    } else if (month.isPresent()) {
      kind = VatTie.Kind.OTHER_PERIOD;
    } else if (v.journal() == Journal.OPENING) {
      kind = VatTie.Kind.OPENING;
    } else {
      kind = closes ? VatTie.Kind.SETTLEMENT : VatTie.Kind.NO_FACTS;
    }
    differences
        .computeIfAbsent(account.prefix(), k -> new ArrayList<>())
        .add(
            new VatTie.Difference(
                kind,
                inBook ? amount.negate() : amount,
                number,
                v.date(),
                v.documentNumber(),
                month.map(YearMonth::toString).orElse("")));
  }

  /** What belongs to the period, the same in whatever order it was posted. */
  List<VatPart> parts() {
    return parts.stream()
        .sorted(
            Comparator.comparing((VatPart p) -> p.paper().date())
                .thenComparing(p -> p.paper().number())
                .thenComparing(p -> p.paper().partnerKey())
                .thenComparing(p -> p.paper().mark())
                .thenComparing(p -> p.key().treatment())
                .thenComparing(p -> p.key().rate()))
        .toList();
  }

  /** What the books say of an account. */
  Money booked(String account, boolean sale) {
    return booked.getOrDefault(new Sum(account, sale), zero);
  }

  List<VatTie.Difference> differences(String account) {
    return differences.getOrDefault(account, List.of()).stream()
        .sorted(
            Comparator.comparing(VatTie.Difference::kind)
                .thenComparing(VatTie.Difference::date)
                .thenComparing(VatTie.Difference::document)
                .thenComparing(VatTie.Difference::amount))
        .toList();
  }

  Money zero() {
    return zero;
  }

  VatPeriod period() {
    return period;
  }
}
