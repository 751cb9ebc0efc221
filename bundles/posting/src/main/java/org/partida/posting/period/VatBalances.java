package org.partida.posting.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.Turnover;
import org.partida.spi.posting.PeriodRules;
import org.partida.spi.posting.PeriodRules.Balance;

/** What stands on the VAT accounts at the end of a period, and is of that period. Stateless. */
final class VatBalances {
  /** How far back an entry may lie whose VAT is deducted only after the period (art. 301). */
  private static final int MONTHS = 13;

  private static final int PAGE = 1000;

  private VatBalances() {}

  /** By account, in order; what is deducted later than the period is left out. */
  static List<Balance> of(HostSession session, PeriodRules rules, LocalDate end)
      throws HostException {
    Map<AccountCode, Money> sums = new TreeMap<>();
    for (Turnover t : session.ledger().turnovers(end)) {
      if (rules.isVat(t.account())) {
        sums.merge(t.account(), t.debit().minus(t.credit()), Money::plus);
      }
    }
    if (!sums.isEmpty()) {
      leaveLater(session, rules, end, sums);
    }
    List<Balance> balances = new ArrayList<>();
    sums.forEach(
        (account, amount) -> {
          if (!amount.isZero()) {
            balances.add(new Balance(account, amount));
          }
        });
    return balances;
  }

  private static void leaveLater(
      HostSession session, PeriodRules rules, LocalDate end, Map<AccountCode, Money> sums)
      throws HostException {
    YearMonth period = YearMonth.from(end);
    LocalDate from = period.minusMonths(MONTHS).atDay(1);
    Optional<String> after = Optional.empty();
    do {
      Page<PostedEntry> page =
          session.ledger().journal(Optional.of(from), Optional.of(end), after, PAGE);
      for (PostedEntry e : page.items()) {
        for (VoucherLine l : e.voucher().lines()) {
          boolean later =
              l.tax().flatMap(TaxFacts::deductionPeriod).filter(period::isBefore).isPresent();
          if (later && rules.isVat(l.account())) {
            sums.merge(l.account(), l.signed().negate(), Money::plus);
          }
        }
      }
      after = page.next();
    } while (after.isPresent());
  }
}
