package org.partida.api.company;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An exchange rate of a day. Immutable.
 *
 * @param currency ISO 4217 code
 * @param day the day it was published for
 * @param rate units of the ledger's currency for one unit
 * @param multiplier for how many units the source publishes it, 100 for JPY; {@code rate} is for
 *     one all the same
 * @param source where it comes from, such as BNR
 */
public record DayRate(
    String currency, LocalDate day, BigDecimal rate, int multiplier, String source) {
  /** Published for one unit. */
  public DayRate(String currency, LocalDate day, BigDecimal rate, String source) {
    this(currency, day, rate, 1, source);
  }
}
