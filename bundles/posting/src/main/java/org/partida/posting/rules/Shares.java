package org.partida.posting.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.partida.model.Money;

/**
 * Shares an amount out in whole minor units so that the sum is exact (largest remainder). Sharing
 * −x gives the negated shares of x, so that a storno takes back exactly what the original gave.
 * Ties go to the earlier position: callers bring positions into an order that does not depend on
 * the document's. Stateless.
 */
public final class Shares {
  private Shares() {}

  /**
   * Shares in proportion to the weights; to their absolute values if the signs are mixed; evenly if
   * all are zero.
   */
  public static List<Money> byWeight(Money total, List<BigDecimal> weights) {
    boolean mixed =
        weights.stream().anyMatch(w -> w.signum() < 0)
            && weights.stream().anyMatch(w -> w.signum() > 0);
    List<BigDecimal> w = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal x : weights) {
      BigDecimal used = mixed ? x.abs() : x;
      w.add(used);
      sum = sum.add(used);
    }
    List<BigDecimal> ideals = new ArrayList<>();
    for (BigDecimal x : w) {
      ideals.add(
          sum.signum() == 0
              ? total.decimal().divide(BigDecimal.valueOf(w.size()), MathContext.DECIMAL128)
              : total.decimal().multiply(x).divide(sum, MathContext.DECIMAL128));
    }
    return toTotal(total, ideals);
  }

  /**
   * Rounds each ideal amount to minor units so that the sum is the total. Where the ideals do not
   * add up to the total, the difference is spread over all positions in whole minor units.
   */
  public static List<Money> toTotal(Money total, List<BigDecimal> ideals) {
    int sign = sign(total, ideals);
    int digits = total.currency().getDefaultFractionDigits();
    int n = ideals.size();
    long[] units = new long[n];
    BigDecimal[] rest = new BigDecimal[n];
    long sum = 0;
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      BigDecimal exact = ideals.get(i).movePointRight(digits);
      BigDecimal up = sign < 0 ? exact.negate() : exact;
      BigDecimal floor = up.setScale(0, RoundingMode.FLOOR);
      units[i] = floor.longValueExact();
      rest[i] = up.subtract(floor);
      sum = Math.addExact(sum, units[i]);
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> rest[i]).reversed());
    long missing = Math.subtractExact(sign * total.minor(), sum);
    for (int rank = 0; rank < n; rank++) {
      units[order.get(rank)] +=
          Math.floorDiv(missing, n) + (rank < Math.floorMod(missing, n) ? 1 : 0);
    }
    List<Money> shares = new ArrayList<>();
    for (long u : units) {
      shares.add(new Money(sign * u, total.currency()));
    }
    return shares;
  }

  private static int sign(Money total, List<BigDecimal> ideals) {
    if (total.signum() != 0) {
      return total.signum();
    }
    return ideals.stream()
        .filter(i -> i.signum() != 0)
        .findFirst()
        .map(BigDecimal::signum)
        .orElse(1);
  }
}
