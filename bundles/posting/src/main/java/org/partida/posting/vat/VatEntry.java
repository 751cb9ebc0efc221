package org.partida.posting.vat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * Takes a posted entry apart by treatment. One entry, one thread.
 *
 * <p>A taxable amount stands on the base lines and again on each VAT line; it is counted once. VAT
 * lines come first: a correction or a payment moves VAT alone, and the invoice of goods that were
 * booked before has hardly a cost. Where VAT is none, rounds to nought or is not deducted, the base
 * lines say it.
 */
final class VatEntry {
  private final VatData data;
  private final String number;
  private final Voucher voucher;
  private final boolean black;
  private final Money zero;

  /**
   * An entry.
   *
   * @param black true if it takes back another one with its sides turned
   */
  VatEntry(VatData data, String number, Voucher voucher, boolean black) {
    this.data = data;
    this.number = number;
    this.voucher = voucher;
    this.black = black;
    this.zero = Money.zero(voucher.currency());
  }

  private record Group(VatPart.Key key, VatPart.Paper paper) {
    /** Codes follow from the rest. */
    Group plain() {
      VatPart.Key k = key;
      return new Group(
          new VatPart.Key(
              k.sale(),
              k.release(),
              k.month(),
              k.treatment(),
              k.rate(),
              k.deductible(),
              k.product(),
              Map.of()),
          paper);
    }
  }

  private record Fact(VoucherLine line, TaxFacts facts, Optional<VatRole> role) {}

  List<VatPart> parts() {
    Map<Group, List<Fact>> groups = new LinkedHashMap<>();
    Map<Group, VatPart.Key> whole = new LinkedHashMap<>();
    for (VoucherLine l : voucher.lines()) {
      if (l.tax().isPresent()) {
        TaxFacts t = l.tax().get();
        Optional<VatRole> role = data.role(l.account(), voucher.date());
        Group g = group(l, t, VatMonths.of(voucher, l, t, role));
        groups.computeIfAbsent(g.plain(), k -> new ArrayList<>()).add(new Fact(l, t, role));
        whole.putIfAbsent(g.plain(), g.key());
      }
    }
    List<VatPart> parts = new ArrayList<>();
    groups.forEach((g, facts) -> part(whole.get(g), g.paper(), facts).ifPresent(parts::add));
    return parts;
  }

  private Group group(VoucherLine l, TaxFacts t, YearMonth month) {
    boolean release = VatMonths.isRelease(t);
    VatPart.Key key =
        new VatPart.Key(
            VatMonths.isSale(t.treatment()),
            release,
            month,
            t.treatment(),
            t.rate(),
            t.deductible(),
            t.productCode(),
            t.codes());
    return new Group(key, t.document().map(d -> payment(l, d)).orElseGet(this::paper));
  }

  private VatPart.Paper paper() {
    Optional<PartnerRef> partner =
        voucher.lines().stream().flatMap(l -> l.partner().stream()).findFirst();
    return new VatPart.Paper(
        voucher.documentDate(), voucher.documentNumber(), partner, black ? "storno" : "");
  }

  /** A payment settles several documents: each has its own row. */
  private VatPart.Paper payment(VoucherLine l, String document) {
    return new VatPart.Paper(
        voucher.date(),
        document,
        l.partner().or(() -> paper().partner()),
        (black ? "storno " : "") + "payment " + voucher.documentNumber());
  }

  private Optional<VatPart> part(VatPart.Key key, VatPart.Paper paper, List<Fact> facts) {
    List<Fact> bases = facts.stream().filter(f -> f.role().isEmpty()).toList();
    List<Fact> now = facts.stream().filter(f -> now(f)).toList();
    List<Fact> later =
        facts.stream().filter(f -> f.role().filter(VatRole::waiting).isPresent()).toList();
    boolean elsewhere =
        facts.stream().anyMatch(f -> f.role().filter(r -> !r.inBooks()).isPresent());
    if (elsewhere && now.isEmpty()) {
      return Optional.empty();
    }
    boolean vat = !now.isEmpty() || !later.isEmpty();
    Money base = vat ? once(now) : sum(bases);
    Money waits = later.stream().map(this::waiting).reduce(zero, Money::plus);
    return Optional.of(
        new VatPart(
            key,
            paper,
            number,
            voucher.reversalOf().isPresent(),
            base,
            waits,
            of(facts, VatRole.COLLECTED),
            of(facts, VatRole.DEDUCTED),
            of(facts, VatRole.WAITING_SALE).plus(of(facts, VatRole.WAITING_PURCHASE)),
            notDeducted(key, bases, vat, base.plus(waits), of(facts, VatRole.DEDUCTED))));
  }

  private static boolean now(Fact f) {
    return f.role().filter(r -> r.inBooks() && !r.waiting()).isPresent();
  }

  private Money sum(List<Fact> facts) {
    return facts.stream().map(f -> f.facts().base()).reduce(zero, Money::plus);
  }

  /** Reverse charge has two VAT lines with the same base. */
  private Money once(List<Fact> now) {
    Optional<VatRole> first = now.stream().flatMap(f -> f.role().stream()).sorted().findFirst();
    return sum(now.stream().filter(f -> f.role().equals(first)).toList());
  }

  /** What leaves the account leaves with its base, whatever sign the facts have. */
  private Money waiting(Fact f) {
    Money base = f.facts().base();
    int sign = f.role().orElseThrow().of(f.line()).signum();
    return base.signum() == sign ? base : base.negate();
  }

  private Money of(List<Fact> facts, VatRole role) {
    return facts.stream()
        .filter(f -> f.role().filter(r -> r == role).isPresent())
        .map(f -> role.of(f.line()))
        .reduce(zero, Money::plus);
  }

  /**
   * What a cost has beyond its net is VAT that nobody deducts. Where goods were booked before their
   * invoice, the invoice's cost is only the difference: then it is computed.
   */
  private Money notDeducted(
      VatPart.Key key, List<Fact> costs, boolean vat, Money base, Money deducted) {
    boolean whole = vat && key.deductible().equals(Percent.HUNDRED);
    if (key.sale() || key.rate().isZero() || whole) {
      return zero;
    }
    Money seen =
        costs.stream()
            .map(f -> f.line().signed().minus(f.facts().base()))
            .reduce(zero, Money::plus);
    Money all = base.percent(key.rate());
    boolean possible = seen.abs().compareTo(all.abs().plus(cents(costs.size()))) <= 0;
    return possible || !vat ? seen : all.minus(deducted);
  }

  /** Each line may be rounded by itself. */
  private Money cents(int lines) {
    return new Money(lines + 1L, zero.currency());
  }
}
