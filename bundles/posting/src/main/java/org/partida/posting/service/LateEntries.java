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
import org.partida.spi.posting.PeriodRules.LateOrder;

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

  /** The host that is asked. */
  Hosts hosts() {
    return hosts;
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

  /** A voucher, and how it got into a later period than its own. */
  public record Placed(Voucher voucher, Optional<LateOrder> late) {}

  /**
   * The vouchers of a document that arrived on a day: as they are while their period takes them,
   * else in the period of arrival or the first open one after it. Without a host or rules nothing
   * is changed: the host refuses then, with the next open day.
   */
  List<Placed> placed(Company company, List<Voucher> vouchers, LocalDate arrived) {
    List<Placed> asTheyAre = vouchers.stream().map(LateEntries::here).toList();
    Optional<PeriodRules> mine = rules(company);
    if (vouchers.isEmpty() || mine.isEmpty() || !hosts.available()) {
      return asTheyAre;
    }
    try (HostSession session = hosts.open(company)) {
      List<Placed> placed = new ArrayList<>();
      for (Voucher v : vouchers) {
        placed.add(placed(session.periods(), mine.get(), v, arrived));
      }
      return placed;
    } catch (HostException e) {
      return asTheyAre;
    }
  }

  private static Placed here(Voucher v) {
    return new Placed(v, Optional.empty());
  }

  private static Placed placed(Periods periods, PeriodRules rules, Voucher v, LocalDate arrived)
      throws HostException {
    boolean here = day(periods, v, v.date()).filter(v.date()::equals).isPresent();
    if (here || periods.state(v.date()) == PeriodState.NEVER_OPENED) {
      return here(v);
    }
    LocalDate from = arrived.isAfter(v.date()) ? arrived : v.date();
    Optional<LocalDate> day = day(periods, v, from);
    return day.isEmpty() ? here(v) : late(periods, rules, v, day.get(), false);
  }

  /**
   * The voucher on another day.
   *
   * @throws org.partida.model.PartidaException if an error of a year is declared that is not over
   */
  public static Placed late(
      Periods periods, PeriodRules rules, Voucher v, LocalDate day, boolean priorYearError)
      throws HostException {
    YearMonth deduction =
        v.lines().stream()
            .flatMap(l -> l.tax().flatMap(TaxFacts::deductionPeriod).stream())
            .min(YearMonth::compareTo)
            .orElse(YearMonth.from(day));
    Optional<YearMonth> open =
        periods
            .firstOpenOnOrAfter(deduction.atDay(1), v.journal(), true)
            .map(YearMonth::from)
            .filter(deduction::isBefore);
    String because = "booked on " + day + " because " + YearMonth.from(v.date()) + " is closed";
    LateOrder order = new LateOrder(day, open.orElse(deduction), priorYearError, because);
    return new Placed(rules.late(v, order), Optional.of(order));
  }

  /** The rules of the company's country. */
  public Optional<PeriodRules> rules(Company company) {
    return rules.stream().filter(r -> r.country().equals(company.id().country())).findFirst();
  }
}
