package org.partida.posting.service;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.base.host.Hosts;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Periods;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.spi.posting.PeriodRules;

/**
 * Documents that reach the books when their period is closed: their vouchers go into a period that
 * is open. Thread-safe.
 */
@Component(service = LateEntries.class)
public final class LateEntries {
  private final Hosts hosts;
  private final List<PeriodRules> rules;

  @Activate
  public LateEntries(
      @Reference Hosts hosts,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PeriodRules> rules) {
    this.hosts = hosts;
    this.rules = List.copyOf(rules);
  }

  /** Whether the VAT return is made of it. */
  public static boolean isVat(Voucher v) {
    return v.lines().stream()
        .anyMatch(l -> l.tax().isPresent() || l.account().synthetic().startsWith("442"));
  }

  /** The first day on or after one that takes such a voucher. */
  static Optional<LocalDate> day(Periods periods, Voucher v, LocalDate from) throws HostException {
    return periods.firstOpenOnOrAfter(from, v.journal(), isVat(v));
  }

  /**
   * The vouchers of a document that arrived on a day: as they are while their period takes them,
   * else in the period of arrival or the first open one after it. Without a host or rules nothing
   * is changed: the host refuses then, with the next open day.
   */
  List<Voucher> placed(Company company, List<Voucher> vouchers, LocalDate arrived) {
    Optional<PeriodRules> mine = rules(company);
    if (vouchers.isEmpty() || mine.isEmpty() || !hosts.available()) {
      return vouchers;
    }
    try (HostSession session = hosts.open(company)) {
      List<Voucher> placed = new ArrayList<>();
      for (Voucher v : vouchers) {
        placed.add(placed(session.periods(), mine.get(), v, arrived));
      }
      return placed;
    } catch (HostException e) {
      return vouchers;
    }
  }

  private static Voucher placed(Periods periods, PeriodRules rules, Voucher v, LocalDate arrived)
      throws HostException {
    PeriodState state = periods.state(v.date());
    boolean here = day(periods, v, v.date()).filter(v.date()::equals).isPresent();
    if (here || state == PeriodState.NEVER_OPENED) {
      return v;
    }
    LocalDate from = arrived.isAfter(v.date()) ? arrived : v.date();
    Optional<LocalDate> day = day(periods, v, from);
    return day.isEmpty() ? v : late(periods, rules, v, day.get(), false);
  }

  /**
   * The voucher on another day.
   *
   * @throws org.partida.model.PartidaException if an error of a year is declared that is not over
   */
  public static Voucher late(
      Periods periods, PeriodRules rules, Voucher v, LocalDate day, boolean priorYearError)
      throws HostException {
    Optional<YearMonth> deducted =
        v.lines().stream()
            .flatMap(l -> l.tax().flatMap(TaxFacts::deductionPeriod).stream())
            .min(YearMonth::compareTo);
    YearMonth month = YearMonth.from(day);
    YearMonth deduction = deducted.orElse(month);
    Optional<LocalDate> open = periods.firstOpenOnOrAfter(deduction.atDay(1), v.journal(), true);
    deduction = open.map(YearMonth::from).filter(deduction::isBefore).orElse(deduction);
    String because = "booked on " + day + " because " + YearMonth.from(v.date()) + " is closed";
    return rules.late(v, new PeriodRules.LateOrder(day, deduction, priorYearError, because));
  }

  /** The rules of the company's country. */
  public Optional<PeriodRules> rules(Company company) {
    return rules.stream().filter(r -> r.country().equals(company.id().country())).findFirst();
  }
}
