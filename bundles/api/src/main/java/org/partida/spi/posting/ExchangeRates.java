package org.partida.spi.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Exchange rates to the ledger's currency by day. Immutable and thread-safe. */
public final class ExchangeRates {
  /** No rate is known. */
  public static final ExchangeRates NONE = new ExchangeRates(Map.of());

  private final Map<String, TreeMap<LocalDate, BigDecimal>> byCurrency;

  /**
   * Rates by ISO 4217 code and day: units of the ledger's currency for one unit of the foreign one.
   */
  public ExchangeRates(Map<String, ? extends Map<LocalDate, BigDecimal>> rates) {
    Map<String, TreeMap<LocalDate, BigDecimal>> copy = new TreeMap<>();
    rates.forEach((c, days) -> copy.put(c, new TreeMap<>(days)));
    this.byCurrency = copy;
  }

  /**
   * The rate of the day, or of the last day before it that has one, at most a week back (holidays).
   */
  public Optional<BigDecimal> on(Currency currency, LocalDate day) {
    TreeMap<LocalDate, BigDecimal> days = byCurrency.get(currency.getCurrencyCode());
    Map.Entry<LocalDate, BigDecimal> e = days == null ? null : days.floorEntry(day);
    return e == null || e.getKey().isBefore(day.minusDays(7))
        ? Optional.empty()
        : Optional.of(e.getValue());
  }

  /** The rates of a currency from one day to another, both counted, by day. */
  public SortedMap<LocalDate, BigDecimal> between(Currency currency, LocalDate from, LocalDate to) {
    TreeMap<LocalDate, BigDecimal> days = byCurrency.get(currency.getCurrencyCode());
    return days == null || to.isBefore(from)
        ? new TreeMap<>()
        : new TreeMap<>(days.subMap(from, true, to, true));
  }
}
