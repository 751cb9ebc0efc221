package org.partida.posting.ro;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * Lays what an invoice books on base accounts against what the papers of its goods booked there.
 * Where both are in the same foreign currency the amounts of that currency are compared, so that a
 * change of the exchange rate is never taken for a price. One document, one thread.
 */
final class BaseMatch {
  private static final String TRANSIT = "32";

  /** A line and what is not laid against another one yet. */
  static final class Rest {
    private final VoucherLine line;
    private Money amount;
    private Optional<Money> original;
    private boolean touched;

    Rest(VoucherLine line, Money amount, Optional<Money> original) {
      this.line = line;
      this.amount = amount;
      this.original = original;
    }

    VoucherLine line() {
      return line;
    }

    /** Signed as debit. */
    Money amount() {
      return amount;
    }

    Optional<Money> original() {
      return original;
    }

    /** Something of the line was laid against another one. */
    boolean touched() {
      return touched;
    }

    /** Takes all that is left. */
    Money take() {
      Money all = amount;
      amount = Money.zero(all.currency());
      original = original.map(o -> Money.zero(o.currency()));
      return all;
    }

    private Money measure(boolean inOriginal) {
      return inOriginal ? original.orElseThrow() : amount;
    }

    private Money take(Money measured, boolean inOriginal) {
      Money whole = measure(inOriginal);
      Money part =
          whole.equals(measured)
              ? amount
              : inOriginal ? proportion(amount, measured, whole) : measured;
      if (!inOriginal) {
        original = original.map(o -> o.minus(proportion(o, measured, whole)));
      } else {
        original = original.map(o -> o.minus(measured));
      }
      amount = amount.minus(part);
      touched = true;
      return part;
    }
  }

  /**
   * A part of an invoice's line and the part of a paper's line that it stands for, as debits.
   *
   * @param invoice line of the invoice
   * @param paper line of the paper
   * @param invoiced what the invoice says
   * @param booked what the paper booked
   */
  record Pair(VoucherLine invoice, VoucherLine paper, Money invoiced, Money booked) {
    /** What the exchange rate made of it: positive if the paper booked more. */
    Money rateDifference() {
      return booked.minus(invoiced);
    }
  }

  private final List<Pair> pairs = new ArrayList<>();

  List<Pair> pairs() {
    return pairs;
  }

  /**
   * Lays them against each other: the same account first, then the same synthetic, then transit.
   */
  void match(List<Rest> invoice, List<Rest> papers) {
    for (Rest p : papers) {
      invoice.stream()
          .filter(i -> i.line.account().equals(p.line.account()))
          .forEach(i -> lay(i, p));
    }
    for (Rest p : papers) {
      invoice.stream().filter(i -> alike(i, p)).forEach(i -> lay(i, p));
    }
  }

  private static boolean alike(Rest invoice, Rest paper) {
    String of = invoice.line.account().synthetic();
    return of.equals(paper.line.account().synthetic())
        || isTransit(invoice.line)
        || isTransit(paper.line);
  }

  static boolean isTransit(VoucherLine l) {
    return l.account().synthetic().startsWith(TRANSIT);
  }

  private void lay(Rest i, Rest p) {
    boolean foreign =
        i.original.isPresent()
            && p.original.isPresent()
            && i.original.get().currency().equals(p.original.get().currency());
    Money a = i.measure(foreign);
    Money b = p.measure(foreign);
    if (a.signum() == 0 || a.signum() != b.signum()) {
      return;
    }
    Money least = a.abs().compareTo(b.abs()) <= 0 ? a : b;
    pairs.add(new Pair(i.line, p.line, i.take(least, foreign), p.take(least, foreign)));
  }

  /** In the ledger's currency at the rate of an invoice that is in the books. */
  static Money at(Voucher invoice, Money original) {
    return invoice.lines().stream()
        .filter(l -> l.original().filter(o -> isLike(o, original)).isPresent())
        .findFirst()
        .map(
            l -> {
              BigDecimal rate =
                  l.amount()
                      .decimal()
                      .divide(l.original().orElseThrow().decimal(), MathContext.DECIMAL128);
              return Money.round(original.decimal().multiply(rate), invoice.currency());
            })
        .orElse(Money.zero(invoice.currency()));
  }

  private static boolean isLike(Money m, Money other) {
    return m.currency().equals(other.currency()) && !m.isZero();
  }

  private static Money proportion(Money of, Money part, Money whole) {
    BigDecimal exact =
        of.decimal()
            .multiply(part.decimal())
            .divide(
                whole.decimal(), of.currency().getDefaultFractionDigits(), RoundingMode.HALF_UP);
    return Money.of(exact, of.currency());
  }
}
