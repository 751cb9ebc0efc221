package org.partida.posting.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryFacts.Period;

/**
 * What a register says of one matter on a day, and in which stretch of days around it the same
 * holds. A register tells the last stretch of VAT on cash and of inactivity only: before it, it is
 * taken to say no. Immutable.
 *
 * @param yes what it says
 * @param from first day of the stretch; empty if it tells no beginning
 * @param until last day of the stretch; empty while it goes on
 */
public record RegisterWord(boolean yes, Optional<LocalDate> from, Optional<LocalDate> until) {
  private static final RegisterWord ALWAYS =
      new RegisterWord(true, Optional.empty(), Optional.empty());
  private static final RegisterWord NEVER =
      new RegisterWord(false, Optional.empty(), Optional.empty());

  /** Registered for VAT on the day. Periods that contradict the plain word are not believed. */
  public static RegisterWord vat(RegistryFacts f, LocalDate day) {
    List<Period> periods = f.vat().periods();
    boolean then = periods.stream().anyMatch(p -> covers(p, f.asOf()));
    if (periods.isEmpty() || then != f.vat().payer()) {
      return f.vat().payer() ? ALWAYS : NEVER;
    }
    return within(periods, day);
  }

  /** Applies VAT on cash on the day. */
  public static RegisterWord cash(RegistryFacts f, LocalDate day) {
    boolean on = f.vat().onCash();
    Optional<LocalDate> from = f.vat().cashFrom();
    Optional<LocalDate> until = f.vat().cashUntil();
    if (on) {
      Optional<LocalDate> end = until.filter(u -> !u.isBefore(f.asOf()));
      return within(List.of(new Period(from, end, Optional.empty())), day);
    }
    boolean told = from.isPresent() && (until.isPresent() || from.get().isAfter(f.asOf()));
    return told ? within(List.of(new Period(from, until, Optional.empty())), day) : NEVER;
  }

  /** Inactive, or struck off, on the day. */
  public static RegisterWord inactive(RegistryFacts f, LocalDate day) {
    RegistryFacts.Standing s = f.standing();
    if (s.deregistered() && s.deregisteredOn().map(d -> !d.isAfter(day)).orElse(true)) {
      return new RegisterWord(true, s.deregisteredOn(), Optional.empty());
    }
    Optional<LocalDate> last = s.reactivatedOn().map(d -> d.minusDays(1));
    if (s.inactive()) {
      Optional<LocalDate> end = last.filter(u -> !u.isBefore(f.asOf()));
      return within(List.of(new Period(s.inactiveFrom(), end, Optional.empty())), day);
    }
    boolean over =
        s.inactiveFrom().isPresent()
            && last.filter(u -> !u.isBefore(s.inactiveFrom().get())).isPresent();
    return over
        ? within(List.of(new Period(s.inactiveFrom(), last, Optional.empty())), day)
        : NEVER;
  }

  private static RegisterWord within(List<Period> periods, LocalDate day) {
    for (Period p : periods) {
      if (covers(p, day)) {
        return new RegisterWord(true, p.from(), p.until());
      }
    }
    Optional<LocalDate> from =
        periods.stream()
            .flatMap(p -> p.until().stream())
            .filter(u -> u.isBefore(day))
            .max(LocalDate::compareTo)
            .map(u -> u.plusDays(1));
    Optional<LocalDate> until =
        periods.stream()
            .flatMap(p -> p.from().stream())
            .filter(f -> f.isAfter(day))
            .min(LocalDate::compareTo)
            .map(f -> f.minusDays(1));
    return new RegisterWord(false, from, until);
  }

  private static boolean covers(Period p, LocalDate day) {
    return p.from().map(f -> !f.isAfter(day)).orElse(true)
        && p.until().map(u -> !u.isBefore(day)).orElse(true);
  }
}
