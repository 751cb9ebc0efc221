package org.partida.api.posting;

import java.time.LocalDate;
import java.util.List;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;

/**
 * Balances of all accounts as of a day (balanță de verificare). Immutable.
 *
 * @param company whose
 * @param asOf last day counted
 * @param rows by account
 * @param totalDebit sum of debit turnovers
 * @param totalCredit sum of credit turnovers; equal to the debit side
 */
public record TrialBalance(
    CompanyId company, LocalDate asOf, List<Row> rows, Money totalDebit, Money totalCredit) {
  public TrialBalance {
    rows = List.copyOf(rows);
  }

  /**
   * An account's turnovers and balance. Immutable.
   *
   * @param account code
   * @param name name
   * @param debit debit turnover
   * @param credit credit turnover
   * @param balance debit minus credit
   */
  public record Row(AccountCode account, String name, Money debit, Money credit, Money balance) {}
}
