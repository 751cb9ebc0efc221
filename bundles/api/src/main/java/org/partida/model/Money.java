package org.partida.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount: a whole number of the currency's minor units (bani, cents) and the currency.
 *
 * <p>Arithmetic is exact or fails: an overflow or a mix of currencies throws {@link
 * ArithmeticException} or {@link IllegalArgumentException}, never a wrong sum. Immutable and
 * thread-safe. Example: {@code Money.of("1210.00", "RON")}.
 *
 * @param minor the amount in minor units of the currency, signed
 * @param currency the ISO 4217 currency
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

  public Money {
    Objects.requireNonNull(currency, "currency");
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException("no minor unit is defined for " + currency);
    }
  }

  /**
   * The amount written with at most the currency's decimals; more decimals than that are refused,
   * not rounded.
   */
  public static Money of(String amount, String currency) {
    return of(new BigDecimal(amount), Currency.getInstance(currency));
  }

  /** The amount, which must be a whole number of minor units. */
  public static Money of(BigDecimal amount, Currency currency) {
    return new Money(
        amount
            .setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY)
            .unscaledValue()
            .longValueExact(),
        currency);
  }

  /**
   * The amount rounded half-up to minor units (Order 978/2005), for computed values such as
   * quantity times price.
   */
  public static Money round(BigDecimal amount, Currency currency) {
    return new Money(
        amount
            .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP)
            .unscaledValue()
            .longValueExact(),
        currency);
  }

  /** Nothing, in the given currency. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  public Money negate() {
    return new Money(Math.negateExact(minor), currency);
  }

  public Money abs() {
    return minor < 0 ? negate() : this;
  }

  public boolean isZero() {
    return minor == 0;
  }

  public int signum() {
    return Long.signum(minor);
  }

  /** This amount times the percentage, rounded half-up to minor units. */
  public Money percent(Percent rate) {
    return round(decimal().multiply(rate.value()).movePointLeft(2), currency);
  }

  /** The part that is tax inside a gross amount: amount × r / (100 + r), rounded half-up. */
  public Money taxInside(Percent rate) {
    BigDecimal hundredPlus = rate.value().add(BigDecimal.valueOf(100));
    int digits = currency.getDefaultFractionDigits();
    return new Money(
        decimal()
            .multiply(rate.value())
            .divide(hundredPlus, digits, RoundingMode.HALF_UP)
            .unscaledValue()
            .longValueExact(),
        currency);
  }

  /** The amount as a decimal with exactly the currency's number of decimals. */
  public BigDecimal decimal() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
  }

  /** Compares amounts of one currency. */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  /** The amount alone, as in JSON: {@code 1210.00}. */
  public String amountText() {
    return decimal().toPlainString();
  }

  @Override
  public String toString() {
    return amountText() + " " + currency.getCurrencyCode();
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("amounts of two currencies: " + this + " and " + other);
    }
    return other;
  }
}
