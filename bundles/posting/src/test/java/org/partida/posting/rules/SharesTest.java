package org.partida.posting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.partida.model.Money;

/** Sharing out to the cent. */
class SharesTest {

  @Test
  void theCentGoesToTheLargestRemainder() {
    assertThat(Shares.byWeight(ron("0.10"), weights(1, 1, 1)))
        .containsExactly(ron("0.04"), ron("0.03"), ron("0.03"));
    assertThat(Shares.byWeight(ron("1.00"), weights(1, 2, 3)))
        .containsExactly(ron("0.17"), ron("0.33"), ron("0.50"));
    assertThat(Shares.byWeight(ron("-1.00"), weights(1, 2, 3)))
        .containsExactly(ron("-0.17"), ron("-0.33"), ron("-0.50"));
  }

  @Test
  void noWeightIsSharedEvenly() {
    assertThat(Shares.byWeight(ron("1.00"), weights(0, 0)))
        .containsExactly(ron("0.50"), ron("0.50"));
  }

  @Property
  void theSumIsExactAndNegationIsSymmetric(
      @ForAll @LongRange(min = -100_000, max = 100_000) long total,
      @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 0, max = 1000) Integer> weights) {
    List<BigDecimal> w = weights.stream().map(BigDecimal::valueOf).toList();
    Money amount = new Money(total, ron("0").currency());
    List<Money> shares = Shares.byWeight(amount, w);
    assertThat(shares.stream().reduce(Money::plus)).contains(amount);
    assertThat(Shares.byWeight(amount.negate(), w))
        .isEqualTo(shares.stream().map(Money::negate).toList());
  }

  @Property
  void idealsThatMissTheTotalStillAddUp(
      @ForAll @LongRange(min = -1000, max = 1000) long total,
      @ForAll @Size(min = 1, max = 9)
          List<@IntRange(min = -1000, max = 1000) Integer> thousandths) {
    List<BigDecimal> ideals = thousandths.stream().map(i -> BigDecimal.valueOf(i, 3)).toList();
    Money amount = new Money(total, ron("0").currency());
    assertThat(Shares.toTotal(amount, ideals).stream().reduce(Money::plus)).contains(amount);
  }

  private static Money ron(String s) {
    return Money.of(s, "RON");
  }

  private static List<BigDecimal> weights(int... w) {
    return java.util.Arrays.stream(w).mapToObj(BigDecimal::valueOf).toList();
  }
}
