package org.partida.spi.host;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.Problem;
import org.partida.model.voucher.Journal;

/**
 * Accounting periods: months of the whole books, or of one auxiliary journal in them. Not
 * thread-safe, as the session.
 */
@ConsumerType
public interface Periods {
  /** Of the whole books; one journal may be closed further. */
  PeriodState state(LocalDate date) throws HostException;

  /** First day on or after the date that is open to every entry, for late documents. */
  Optional<LocalDate> firstOpenOnOrAfter(LocalDate date) throws HostException;

  /**
   * First day on or after the date that takes an entry of this journal. A host that knows no more
   * of its periods answers the first that is open to everything.
   *
   * @param vat the entry has lines that the VAT return is made of
   */
  default Optional<LocalDate> firstOpenOnOrAfter(LocalDate date, Journal journal, boolean vat)
      throws HostException {
    return firstOpenOnOrAfter(date);
  }

  /**
   * What was ever set of the months from one to another, the whole books and journals, oldest month
   * first; months that were never touched are not named. A host that keeps no such record answers
   * nothing.
   */
  default List<Period> list(YearMonth from, YearMonth to) throws HostException {
    return List.of();
  }

  /**
   * Closes or opens months; setting what is set already changes nothing.
   *
   * @throws HostException {@code UNSUPPORTED} where periods are closed in the host itself
   */
  default List<Period> set(PeriodOrder order) throws HostException {
    throw new HostException(
        HostException.Code.UNSUPPORTED,
        new Problem(
            "host.periods",
            "this host closes its periods itself",
            order.months().toString(),
            "close or open the period in the host"),
        null);
  }

  /** What a day takes. */
  enum PeriodState {
    OPEN,
    /** The VAT return is filed: entries that it is made of are refused. */
    SOFT_CLOSED,
    CLOSED,
    /** The financial statements are filed: only the year as a whole is opened again. */
    YEAR_CLOSED,
    /** Before the books begin, or too far ahead. */
    NEVER_OPENED;

    /** Whether such an entry is taken. */
    public boolean takes(boolean vat) {
      return this == OPEN || this == SOFT_CLOSED && !vat;
    }
  }

  /**
   * Months to set. Immutable.
   *
   * @param months which; all get the same state
   * @param journal only this journal; empty = the whole books
   * @param state what they shall be; not {@code NEVER_OPENED}
   * @param reason why, in words
   * @param person who says so
   */
  record PeriodOrder(
      List<YearMonth> months,
      Optional<Journal> journal,
      PeriodState state,
      String reason,
      String person) {
    public PeriodOrder {
      months = List.copyOf(months);
    }
  }

  /**
   * How a month stands. Immutable.
   *
   * @param month which
   * @param journal only this journal; empty = the whole books
   * @param state how it stands now
   * @param reason why it was set so; empty if nobody ever set it
   * @param person who set it
   * @param at when
   */
  record Period(
      YearMonth month,
      Optional<Journal> journal,
      PeriodState state,
      String reason,
      String person,
      Optional<Instant> at) {}
}
