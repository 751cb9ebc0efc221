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
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
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

  /** Whether what is paid ahead waits on this account. */
  boolean isDeferred(AccountCode account);

  /** A month's part of what was paid ahead. */
  Voucher release(Release release);

  /** Whether what is open in a currency on this account is revalued: advances are not. */
  boolean isRevalued(AccountCode account);

  /** The entry that brings open items to the month's rate; empty if they are there. */
  Optional<Voucher> revalue(Revaluation revaluation);

  /**
   * Open items in currency at the end of a month. Immutable.
   *
   * @param externalId id of the entry
   * @param company whose
   * @param date last day of the month
   * @param period the month, in words
   * @param items what is open
   */
  record Revaluation(
      ExternalId externalId, CompanyId company, LocalDate date, String period, List<Open> items) {
    public Revaluation {
      items = List.copyOf(items);
    }
  }

  /**
   * An open item in currency; amounts are debit-positive. Immutable.
   *
   * @param account where it stands
   * @param partner whose
   * @param number document number
   * @param inCurrency what is owed
   * @param carried what it stands at in the ledger
   * @param rate the month's last rate
   */
  record Open(
      AccountCode account,
      PartnerRef partner,
      String number,
      Money inCurrency,
      Money carried,
      ExchangeRates.Quote rate) {}

  /**
   * A month's part of what was paid ahead. Immutable.
   *
   * @param externalId id of the entry
   * @param company whose
   * @param date accounting date
   * @param period the month, in words
   * @param number number of the document
   * @param partner whose document
   * @param deferred where it waits
   * @param side the side that it waits on
   * @param account where it goes
   * @param amount the part
   */
  record Release(
      ExternalId externalId,
      CompanyId company,
      LocalDate date,
      String period,
      String number,
      Optional<PartnerRef> partner,
      AccountCode deferred,
      Side side,
      AccountCode account,
      Money amount) {}

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
