package org.partida.statements.text;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.PartidaException;

/** Amounts and currencies as files write them, exact or refused. Stateless. */
public final class Amounts {
  /** More digits than any amount of money has; guards against absurd input. */
  private static final int MAX_DIGITS = 18;

  private static final long UNUSUAL = Long.MIN_VALUE;
  private static final int QUICK_DIGITS = 14;

  private Amounts() {}

  /**
   * A plain decimal number with a point, such as {@code -12.50}, in minor units; decimals that the
   * currency lacks are refused.
   */
  public static Money exact(String number, Currency currency, int line) {
    try {
      long minor = minor(number, currency.getDefaultFractionDigits());
      if (minor != UNUSUAL) {
        return new Money(minor, currency);
      }
      if (number.length() > MAX_DIGITS + 2) {
        throw new NumberFormatException("too long");
      }
      return Money.of(new BigDecimal(number), currency);
    } catch (NumberFormatException e) {
      throw Refusal.at(line, "statement.amount", "not an amount: " + Refusal.quote(number));
    } catch (ArithmeticException e) {
      throw Refusal.at(
          line,
          "statement.amount-decimals",
          "the amount "
              + Refusal.quote(number)
              + " does not fit the decimals of "
              + currency.getCurrencyCode());
    }
  }

  /** The usual way to write an amount, without a detour; {@link #UNUSUAL} for all others. */
  private static long minor(String number, int decimals) {
    int start = number.startsWith("-") ? 1 : 0;
    int whole = Shapes.digits(number, start);
    int end = start + whole;
    int behind = 0;
    if (end < number.length() && number.charAt(end) == '.') {
      behind = Shapes.digits(number, end + 1);
      end += 1 + behind;
      whole = behind == 0 ? 0 : whole;
    }
    if (whole == 0 || whole > QUICK_DIGITS || behind > decimals || end < number.length()) {
      return UNUSUAL;
    }
    long minor = 0;
    for (int i = start; i < end; i++) {
      minor = number.charAt(i) == '.' ? minor : minor * 10 + (number.charAt(i) - '0');
    }
    for (int i = behind; i < decimals; i++) {
      minor *= 10;
    }
    return start == 1 ? -minor : minor;
  }

  /** The sum, or a refusal if it leaves the range of amounts. */
  public static Money plus(Money a, Money b, int line) {
    try {
      return a.plus(b);
    } catch (ArithmeticException e) {
      throw beyond(line);
    }
  }

  /** The refusal of a sum that leaves the range of amounts. */
  public static PartidaException beyond(int line) {
    return Refusal.at(line, "statement.amount", "the amounts add up to more than can be kept");
  }

  /** The ISO 4217 currency of that code, if there is one that money can be kept in. */
  public static Optional<Currency> currency(String code) {
    try {
      Currency currency = Currency.getInstance(code);
      return currency.getDefaultFractionDigits() < 0 ? Optional.empty() : Optional.of(currency);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
