package org.partida.api.posting;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;

/**
 * A cost or income paid ahead (471, 472) that is spread over months; the last month takes the rest.
 * Immutable.
 *
 * @param id stable; one for each line of a document
 * @param company whose
 * @param voucher external id of the entry that the line stands in
 * @param number number of the document
 * @param partner whose document
 * @param deferred the account that it waits on
 * @param side the line's side
 * @param account where a month's part goes
 * @param amount what is spread
 * @param from first month
 * @param months how many
 * @param person who made it
 * @param at when
 * @param ended the last month that is booked, if it was ended before its time
 */
public record Accrual(
    String id,
    CompanyId company,
    ExternalId voucher,
    String number,
    Optional<PartnerRef> partner,
    AccountCode deferred,
    Side side,
    AccountCode account,
    Money amount,
    YearMonth from,
    int months,
    String person,
    Instant at,
    Optional<YearMonth> ended) {

  /** The part of a month; empty if the schedule has none in it. */
  public Optional<Money> part(YearMonth month) {
    long n = from.until(month, java.time.temporal.ChronoUnit.MONTHS);
    boolean over = ended.filter(month::isAfter).isPresent();
    if (n < 0 || n >= months || over) {
      return Optional.empty();
    }
    Money each = each();
    Money rest = amount;
    for (int i = 1; i < months; i++) {
      rest = rest.minus(each);
    }
    return Optional.of(n == months - 1 ? rest : each);
  }

  private Money each() {
    return Money.round(
        amount
            .decimal()
            .divide(java.math.BigDecimal.valueOf(months), java.math.MathContext.DECIMAL64),
        amount.currency());
  }

  /** The same, ended with a month. */
  public Accrual endedWith(YearMonth last) {
    return new Accrual(
        id,
        company,
        voucher,
        number,
        partner,
        deferred,
        side,
        account,
        amount,
        from,
        months,
        person,
        at,
        Optional.of(last));
  }
}
