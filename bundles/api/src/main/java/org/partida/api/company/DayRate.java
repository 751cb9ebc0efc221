package org.partida.api.company;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An exchange rate of a day. Immutable.
 *
 * @param currency ISO 4217 code
 * @param day the day it is valid for
 * @param rate units of the ledger's currency for one unit
 * @param source where it comes from, such as BNR
 */
public record DayRate(String currency, LocalDate day, BigDecimal rate, String source) {}
