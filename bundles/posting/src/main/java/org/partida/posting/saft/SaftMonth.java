package org.partida.posting.saft;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.partida.api.company.Company;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * What must be known of a month before its first entry is written: totals, partners with their
 * balances, tax codes. Takes the entries from the beginning of the books; keeps sums alone. One
 * thread.
 */
final class SaftMonth {
  final YearMonth month;
  final Map<String, Partner> customers = new TreeMap<>();
  final Map<String, Partner> suppliers = new TreeMap<>();
  final Map<String, Percent> taxes = new TreeMap<>();
  final Set<String> untold = new TreeSet<>();
  final Set<Journal> journals = EnumSet.noneOf(Journal.class);
  private final SaftCodes codes;
  private final Company company;
  private long entries;
  private Money debit;
  private Money credit;

  /** A partner on an account, debit positive. */
  static final class Partner {
    final String id;
    final PartnerRef ref;
    final String account;
    Money opening;
    Money closing;
    boolean moved;

    private Partner(String id, PartnerRef ref, String account, Money zero) {
      this.id = id;
      this.ref = ref;
      this.account = account;
      this.opening = zero;
      this.closing = zero;
    }

    boolean shown() {
      return moved || !opening.isZero();
    }
  }

  SaftMonth(SaftCodes codes, Company company, YearMonth month) {
    this.codes = codes;
    this.company = company;
    this.month = month;
    this.debit = Money.zero(company.currency());
    this.credit = debit;
  }

  long entries() {
    return entries;
  }

  Money debit() {
    return debit;
  }

  Money credit() {
    return credit;
  }

  /** The company's own id, which stands where there is no partner. */
  String own(LocalDate day) {
    return codes.partner(
        new PartnerRef(
            company.name(), Optional.of(company.id().country()), Optional.of(company.id().value())),
        day);
  }

  void take(Voucher v) {
    boolean now = YearMonth.from(v.date()).equals(month);
    for (VoucherLine l : v.lines()) {
      if (l.partner().isPresent()) {
        codes.side(l.account()).ifPresent(side -> partner(v, l, side, now));
      }
    }
    if (now) {
      entries++;
      journals.add(v.journal());
      v.lines().forEach(this::line);
    }
  }

  private void partner(Voucher v, VoucherLine l, SaftCodes.Side side, boolean now) {
    PartnerRef ref = l.partner().orElseThrow();
    String id = codes.partner(ref, v.date());
    Map<String, Partner> all = side == SaftCodes.Side.C ? customers : suppliers;
    String account = l.account().synthetic();
    Partner p =
        all.computeIfAbsent(
            id + " " + account, k -> new Partner(id, ref, account, Money.zero(company.currency())));
    p.closing = p.closing.plus(l.signed());
    p.opening = now ? p.opening : p.opening.plus(l.signed());
    p.moved |= now;
  }

  private void line(VoucherLine l) {
    debit = l.side() == Side.D ? debit.plus(l.amount()) : debit;
    credit = l.side() == Side.C ? credit.plus(l.amount()) : credit;
    l.tax()
        .ifPresent(
            t -> {
              String code = t.codes().get("saft");
              if (code == null) {
                untold.add(t.treatment() + " at " + t.rate() + " %");
              } else {
                taxes.put(code, t.rate());
              }
            });
  }
}
