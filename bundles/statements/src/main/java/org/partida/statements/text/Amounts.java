package org.partida.statements.text;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.partida.model.Money;

/** Amounts and currencies as files write them, exact or refused. Stateless. */
public final class Amounts {
  /** More digits than any amount of money has; guards against absurd input. */
  private static final int MAX_DIGITS = 18;

  private Amounts() {}

  /**
   * A plain decimal number with a point, such as {@code -12.50}, in minor units; decimals that the
   * currency lacks are refused.
   */
  public static Money exact(String number, Currency currency, int line) {
    try {
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

  /** The sum, or a refusal if it leaves the range of amounts. */
  public static Money plus(Money a, Money b, int line) {
    try {
      return a.plus(b);
    } catch (ArithmeticException e) {
      throw Refusal.at(line, "statement.amount", "the amounts add up to more than can be kept");
    }
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
