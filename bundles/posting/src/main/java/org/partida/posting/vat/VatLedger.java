package org.partida.posting.vat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.posting.VatPeriod;
import org.partida.base.host.Hosts;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.Turnover;

/**
 * Reads a period out of the host's books.
 *
 * @param reading what the entries say
 * @param turnovers of the period by account of VAT, with the account's sign
 * @param balances at its end
 */
record VatLedger(VatReading reading, Map<String, Money> turnovers, Map<String, Money> balances) {
  /** The right to deduct lasts five years (art. 301): an entry may be as old as that. */
  private static final int YEARS_BACK = 5;

  private static final int PAGE = 500;

  static VatLedger of(Hosts hosts, Company company, VatPeriod period, VatData data) {
    try (HostSession session = hosts.open(company)) {
      Ledger ledger = session.ledger();
      Money zero = Money.zero(company.currency());
      VatReading reading = new VatReading(data, period, zero);
      Optional<String> after = Optional.empty();
      do {
        Page<PostedEntry> page =
            ledger.journal(
                Optional.of(period.from().minusYears(YEARS_BACK)), Optional.empty(), after, PAGE);
        page.items().forEach(e -> reading.entry(e.number(), e.voucher()));
        after = page.next();
      } while (after.isPresent());
      Map<String, Money> end = balances(ledger.turnovers(period.to()), data, period, zero);
      Map<String, Money> start =
          balances(ledger.turnovers(period.from().minusDays(1)), data, period, zero);
      Map<String, Money> moved = new HashMap<>(end);
      start.forEach((account, m) -> moved.merge(account, m.negate(), Money::plus));
      return new VatLedger(reading, moved, end);
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private static Map<String, Money> balances(
      Iterable<Turnover> turnovers, VatData data, VatPeriod period, Money zero) {
    Map<String, Money> sums = new HashMap<>();
    for (Turnover t : turnovers) {
      data.account(t.account(), period.to())
          .filter(a -> a.role().inBooks())
          .ifPresent(
              a ->
                  sums.merge(
                      a.prefix(), zero.plus(a.role().net(t.debit(), t.credit())), Money::plus));
    }
    return sums;
  }

  Money turnover(String account) {
    return turnovers.getOrDefault(account, reading.zero());
  }

  Money balance(String account) {
    return balances.getOrDefault(account, reading.zero());
  }
}
