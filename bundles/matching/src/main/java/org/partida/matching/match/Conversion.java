package org.partida.matching.match;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.spi.posting.ExchangeRates;

/** What money is worth in another currency at the rates of a day. Immutable. */
final class Conversion {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final ExchangeRates rates;
  private final Currency ledger;
  private final LocalDate day;

  /**
   * @param ledger the currency that the rates are in
   */
  Conversion(ExchangeRates rates, Currency ledger, LocalDate day) {
    this.rates = rates;
    this.ledger = ledger;
    this.day = day;
  }

  /** Empty if the day has no rate of one of the currencies. */
  Optional<Money> worth(Money m, Currency in) {
    if (m.currency().equals(in)) {
      return Optional.of(m);
    }
    Optional<BigDecimal> from = rate(m.currency());
    Optional<BigDecimal> to = rate(in);
    return from.flatMap(
        f ->
            to.map(
                t -> Money.round(m.decimal().multiply(f).divide(t, MathContext.DECIMAL128), in)));
  }

  /** The rate of the day of a currency that is not the ledger's. */
  Optional<ExchangeRates.Quote> quote(Currency currency) {
    return rates.quote(currency, day);
  }

  private Optional<BigDecimal> rate(Currency currency) {
    return currency.equals(ledger)
        ? Optional.of(BigDecimal.ONE)
        : quote(currency).map(ExchangeRates.Quote::rate);
  }

  /** By how much an amount may differ; a cent always, since rates are rounded. */
  static Money allowed(Money amount, BigDecimal percent) {
    BigDecimal part =
        amount
            .abs()
            .decimal()
            .multiply(percent)
            .divide(HUNDRED, amount.decimal().scale(), RoundingMode.DOWN);
    Money allowed = Money.of(part, amount.currency());
    Money cent = new Money(1, amount.currency());
    return allowed.compareTo(cent) < 0 ? cent : allowed;
  }
}
