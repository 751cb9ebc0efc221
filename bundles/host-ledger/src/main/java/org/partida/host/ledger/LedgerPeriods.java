package org.partida.host.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.model.voucher.Journal;
import org.partida.spi.host.HostException;
import org.partida.spi.host.Periods;

/** The periods of one book. A closed year is opened as a whole or not at all. */
final class LedgerPeriods implements Periods {
  private static final int MONTHS = 12;

  private final Access access;

  LedgerPeriods(Access access) {
    this.access = access;
  }

  @Override
  public PeriodState state(LocalDate date) throws HostException {
    return access.read(sql -> access.periods(sql).state(date));
  }

  @Override
  public Optional<LocalDate> firstOpenOnOrAfter(LocalDate date) throws HostException {
    return access.read(sql -> access.periods(sql).firstOpenOnOrAfter(date));
  }

  @Override
  public Optional<LocalDate> firstOpenOnOrAfter(LocalDate date, Journal journal, boolean vat)
      throws HostException {
    return access.read(sql -> access.periods(sql).firstOpenOnOrAfter(date, journal, vat));
  }

  @Override
  public List<Period> list(YearMonth from, YearMonth to) throws HostException {
    return access.read(sql -> access.periods(sql).list(from, to));
  }

  @Override
  public List<Period> set(PeriodOrder order) throws HostException {
    return access.write(
        tx -> {
          PeriodRows now = access.periods(tx.sql);
          Optional<Problem> refusal = refusal(now, order);
          if (refusal.isPresent()) {
            throw new org.partida.model.PartidaException(refusal.get());
          }
          now.put(tx, order);
          return access.periods(tx.sql).list(first(order), last(order)).stream()
              .filter(p -> order.months().contains(p.month()))
              .filter(p -> p.journal().equals(order.journal()))
              .toList();
        });
  }

  private static YearMonth first(PeriodOrder order) {
    return order.months().stream().min(YearMonth::compareTo).orElseThrow();
  }

  private static YearMonth last(PeriodOrder order) {
    return order.months().stream().max(YearMonth::compareTo).orElseThrow();
  }

  private static Optional<Problem> refusal(PeriodRows now, PeriodOrder order) {
    if (order.months().isEmpty() || order.state() == PeriodState.NEVER_OPENED) {
      return Optional.of(
          Problems.of(
              "host.period-order",
              "no month, or no state that can be set",
              order.months().toString(),
              "name at least one month and one of OPEN, SOFT_CLOSED, CLOSED, YEAR_CLOSED"));
    }
    boolean year =
        order.journal().isEmpty()
            && order.months().stream().distinct().count() % MONTHS == 0
            && first(order).getMonthValue() == 1
            && last(order).getMonthValue() == MONTHS;
    for (YearMonth m : order.months()) {
      PeriodState state = now.state(m.atEndOfMonth());
      if (state == PeriodState.NEVER_OPENED) {
        return Optional.of(
            Problems.of(
                "host.period-outside",
                m + " is outside the books",
                m.toString(),
                "the books begin with their first day and go to the end of next year"));
      }
      boolean yearly = state == PeriodState.YEAR_CLOSED || order.state() == PeriodState.YEAR_CLOSED;
      if (yearly && !year && state != order.state()) {
        return Optional.of(
            Problems.of(
                "host.year-closed",
                m.getYear() + " is closed or opened as a whole year",
                m.toString(),
                "name the year (--year " + m.getYear() + ") instead of the month"));
      }
    }
    return Optional.empty();
  }
}
