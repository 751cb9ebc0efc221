package org.partida.api.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.voucher.Journal;
import org.partida.spi.host.Periods.Period;
import org.partida.spi.host.Periods.PeriodState;

/**
 * The periods of a company's books: what is open, closing, opening again, and documents that come
 * too late for their period. Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface AccountingPeriods {
  /**
   * Every month from one to another, and journals that were closed by themselves.
   *
   * @throws org.partida.model.PartidaException if the host cannot be asked
   */
  List<Period> list(Actor actor, CompanyId company, YearMonth from, YearMonth to);

  /**
   * Closes months; closing what is closed already changes nothing.
   *
   * @throws org.partida.model.PartidaException {@code period.unposted} if documents of the months
   *     wait to be posted and the order does not say that they may; {@code host.*} if the host
   *     refuses
   */
  List<Period> close(Actor actor, CompanyId company, Closing closing);

  /** Opens months again; the reason is kept with person and time. */
  List<Period> reopen(
      Actor actor,
      CompanyId company,
      List<YearMonth> months,
      Optional<Journal> journal,
      String reason);

  /** Documents dated in these months that are neither posted nor rejected nor left out by rule. */
  List<String> unposted(Actor actor, CompanyId company, YearMonth from, YearMonth to);

  /**
   * Posts a document whose own period is closed on another accounting date. VAT is deducted in the
   * month of receipt, or in the first one after it whose return is not filed.
   *
   * @param priorYearError its costs or income go to the retained result: a material error of a year
   *     that is over
   * @return the document's vouchers as they are then
   */
  List<VoucherRecord> postOn(
      Actor actor, CompanyId company, String documentId, LocalDate date, boolean priorYearError);

  /**
   * How to close. Immutable.
   *
   * @param months which
   * @param journal only this journal; empty = the whole books
   * @param state SOFT_CLOSED, CLOSED, or for whole years YEAR_CLOSED
   * @param reason why, in words
   * @param anyway although documents of the months are not posted
   */
  record Closing(
      List<YearMonth> months,
      Optional<Journal> journal,
      PeriodState state,
      String reason,
      boolean anyway) {
    public Closing {
      months = List.copyOf(months);
    }
  }
}
