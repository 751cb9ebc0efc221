package org.partida.model;

import java.math.BigDecimal;

/**
 * A percentage such as a VAT rate (BT-119, BT-152) or a deductible part; 21 means 21 %. Equal
 * values are equal however they were written: 21, 21.0 and 21.00 are one. Immutable and
 * thread-safe.
 *
 * @param value the percentage, trailing zeros removed
 */
public record Percent(BigDecimal value) implements Comparable<Percent> {
  /** Nought percent. */
  public static final Percent ZERO = new Percent(BigDecimal.ZERO);

  /** A hundred percent. */
  public static final Percent HUNDRED = new Percent(BigDecimal.valueOf(100));

  public Percent {
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (value.scale() < 0) {
      value = value.setScale(0);
    }
  }

  /** The percentage written as a decimal number. */
  public static Percent of(String value) {
    return new Percent(new BigDecimal(value));
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  @Override
  public int compareTo(Percent other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
