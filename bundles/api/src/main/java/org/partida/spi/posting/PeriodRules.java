package org.partida.spi.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;

/**
 * The rules of one country for work that belongs to a period instead of a document. Registered as
 * an OSGi service; pure functions of the request, called from several threads at once.
 */
@ConsumerType
public interface PeriodRules {
  /** ISO 3166 code of the country whose companies these rules serve. */
  String country();

  /** Id and date of the rule set; it is kept with each voucher. */
  String version();

  /**
   * The same voucher in a later period, because its own is closed.
   *
   * @throws org.partida.model.PartidaException if an error of an earlier year is declared that is
   *     none
   */
  Voucher late(Voucher voucher, LateOrder order);

  /** Whether the VAT of the period is collected or deducted on this account. */
  boolean isVat(AccountCode account);

  /** The entry that closes the VAT of a period; empty if there is nothing to close. */
  Optional<Voucher> closeVat(VatClosing closing);

  /**
   * How a voucher gets into a later period. Immutable.
   *
   * @param date accounting date
   * @param deduction VAT is deducted in this month at the earliest
   * @param priorYearError what the document means for the result is a material error of a year that
   *     is closed: it goes to the retained result instead of this year's costs or income
   * @param because why, in words
   */
  record LateOrder(LocalDate date, YearMonth deduction, boolean priorYearError, String because) {}

  /**
   * The VAT of a period, to be closed. Immutable.
   *
   * @param externalId id of the entry
   * @param company whose
   * @param date last day of the period
   * @param period in words, such as 2026-10
   * @param balances what is to be closed, by account; debit is positive
   */
  record VatClosing(
      ExternalId externalId,
      CompanyId company,
      LocalDate date,
      String period,
      List<Balance> balances) {
    public VatClosing {
      balances = List.copyOf(balances);
    }
  }

  /**
   * What stands on an account. Immutable.
   *
   * @param account which
   * @param amount debit minus credit
   */
  record Balance(AccountCode account, Money amount) {}
}
