package org.partida.spi.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Exchange rates to the ledger's currency by day. Immutable and thread-safe. */
public final class ExchangeRates {
  /** No rate is known. */
  public static final ExchangeRates NONE = new ExchangeRates(Map.of());

  /** How many days a rate holds on: holidays. */
  private static final int HOLDS = 7;

  private final Map<String, TreeMap<LocalDate, Quote>> byCurrency = new TreeMap<>();
  private final RateDay rateDay;

  /**
   * Rates by ISO 4217 code and day: units of the ledger's currency for one unit of the foreign one.
   * The rate of a day is the one of the same day.
   */
  public ExchangeRates(Map<String, ? extends Map<LocalDate, BigDecimal>> rates) {
    this.rateDay = RateDay.SAME_DAY;
    rates.forEach((c, days) -> days.forEach((day, rate) -> put(new Quote(c, day, rate, ""))));
  }

  private ExchangeRates(List<Quote> quotes, RateDay rateDay) {
    this.rateDay = rateDay;
    quotes.forEach(this::put);
  }

  /** Rates with their sources, and which one is the rate of a day. */
  public static ExchangeRates of(List<Quote> quotes, RateDay rateDay) {
    return new ExchangeRates(quotes, rateDay);
  }

  private void put(Quote q) {
    byCurrency.computeIfAbsent(q.currency(), c -> new TreeMap<>()).put(q.published(), q);
  }

  /**
   * A rate as it was published. Immutable.
   *
   * @param currency ISO 4217 code
   * @param published for which day
   * @param rate units of the ledger's currency for one unit
   * @param source where it comes from; empty if not known
   */
  public record Quote(String currency, LocalDate published, BigDecimal rate, String source) {
    /** In words, for the reason of a line: {@code 5.0950 (BNR of 2026-10-02)}. */
    public String words() {
      String of = "of " + published;
      return rate.toPlainString() + (source.isEmpty() ? " " + of : " (" + source + " " + of + ")");
    }
  }

  /**
   * The rate of the day, or of the last day before it that has one, at most a week back (holidays).
   */
  public Optional<BigDecimal> on(Currency currency, LocalDate day) {
    return quote(currency, day).map(Quote::rate);
  }

  /** The rate of the day with its source and the day that it was published for. */
  public Optional<Quote> quote(Currency currency, LocalDate day) {
    return published(currency, rateDay == RateDay.SAME_DAY ? day : day.minusDays(1))
        .filter(q -> !q.published().isBefore(day.minusDays(HOLDS)));
  }

  /**
   * The last rate published up to a day, whatever the company's policy: the month's last one for
   * revaluation.
   */
  public Optional<Quote> published(Currency currency, LocalDate day) {
    TreeMap<LocalDate, Quote> days = byCurrency.get(currency.getCurrencyCode());
    Map.Entry<LocalDate, Quote> e = days == null ? null : days.floorEntry(day);
    return e == null || e.getKey().isBefore(day.minusDays(HOLDS))
        ? Optional.empty()
        : Optional.of(e.getValue());
  }

  /** The rates of a currency from one day to another, both counted, by day. */
  public List<Quote> between(Currency currency, LocalDate from, LocalDate to) {
    TreeMap<LocalDate, Quote> days = byCurrency.get(currency.getCurrencyCode());
    return days == null || to.isBefore(from)
        ? List.of()
        : List.copyOf(days.subMap(from, true, to, true).values());
  }

  /** All of them, by currency and day. */
  public List<Quote> quotes() {
    return byCurrency.values().stream().flatMap(days -> days.values().stream()).toList();
  }

  /** Which published rate is the rate of a day. */
  public RateDay rateDay() {
    return rateDay;
  }
}
