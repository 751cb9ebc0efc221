package org.partida.model.statement;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.partida.model.Money;

/**
 * What lines come to that go by one after another: how many, on which days, and what they make. Not
 * thread-safe.
 */
public final class Turnover {
  private int count;
  private LocalDate first;
  private LocalDate last;
  private Currency currency;
  private Currency other;
  private BigInteger sum = BigInteger.ZERO;
  private BigInteger least = BigInteger.ZERO;
  private BigInteger most = BigInteger.ZERO;

  public void add(StatementLine line) {
    LocalDate day = line.bookingDate();
    first = count == 0 || day.isBefore(first) ? day : first;
    last = count == 0 || day.isAfter(last) ? day : last;
    count++;
    Money amount = line.amount();
    currency = currency == null ? amount.currency() : currency;
    other = amount.currency().equals(currency) ? other : amount.currency();
    sum = sum.add(BigInteger.valueOf(amount.minor()));
    least = least.min(sum);
    most = most.max(sum);
  }

  /** How many lines. */
  public int count() {
    return count;
  }

  /** The earliest booking date. */
  public Optional<LocalDate> first() {
    return Optional.ofNullable(first);
  }

  /** The latest booking date. */
  public Optional<LocalDate> last() {
    return Optional.ofNullable(last);
  }

  /**
   * Whether the lines, added to the opening balance one by one, stay within the range of amounts.
   */
  public boolean fits(long opening) {
    BigInteger from = BigInteger.valueOf(opening);
    return from.add(least).bitLength() < Long.SIZE && from.add(most).bitLength() < Long.SIZE;
  }

  /**
   * Opening plus movements against closing, as {@link Statement#chain} has it.
   *
   * @throws ArithmeticException if a sum leaves the range of amounts
   * @throws IllegalArgumentException if a line is in another currency than the opening balance
   */
  public Chain chain(Optional<Money> opening, Optional<Money> closing) {
    if (opening.isEmpty() || closing.isEmpty()) {
      return Chain.UNKNOWN;
    }
    Currency own = opening.get().currency();
    if (other != null || count > 0 && !own.equals(currency)) {
      throw new IllegalArgumentException("lines in another currency than " + own);
    }
    if (!fits(opening.get().minor())) {
      throw new ArithmeticException("the movements add up to more than an amount can be");
    }
    long end = BigInteger.valueOf(opening.get().minor()).add(sum).longValueExact();
    return new Money(end, own).equals(closing.get()) ? Chain.OK : Chain.BROKEN;
  }
}
