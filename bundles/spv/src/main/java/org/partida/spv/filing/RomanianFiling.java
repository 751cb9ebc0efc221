package org.partida.spv.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.partida.base.json.Json;
import org.partida.model.CompanyId;
import org.partida.spi.network.FilingRule;
import org.partida.spi.network.FilingTerm;

/**
 * By when an invoice must be in RO e-Factura (OUG 120/2021 with its changes, dated in {@code
 * terms.json}). An invoice to a buyer abroad without a Romanian VAT id need not be filed.
 */
@Component(service = FilingRule.class)
public final class RomanianFiling implements FilingRule {
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private final WorkingDays days = WorkingDays.load();
  private final List<Term> terms;

  /** What the days of a term are. */
  enum Unit {
    WORKING,
    CALENDAR
  }

  /**
   * Row of the data file.
   *
   * @param from first date of issue that it holds for
   * @param days how many
   * @param unit of what
   * @param moves a last day on which nobody works moves to the next working day
   * @param consumers first date of issue from which invoices to consumers must be filed
   * @param rule in words with its source
   * @param consequence in words
   */
  record Term(
      LocalDate from,
      int days,
      Unit unit,
      boolean moves,
      LocalDate consumers,
      String rule,
      String consequence) {}

  @Activate
  public RomanianFiling() {
    terms =
        Json.readList(FilingData.text("terms.json"), Term.class).stream()
            .sorted(Comparator.comparing(Term::from).reversed())
            .toList();
  }

  @Override
  public String country() {
    return "RO";
  }

  @Override
  public Optional<FilingTerm> term(
      CompanyId seller, LocalDate issued, Optional<String> buyerTaxId) {
    if (!seller.country().equals(country())) {
      return Optional.empty();
    }
    return terms.stream()
        .filter(t -> !issued.isBefore(t.from()))
        .findFirst()
        .filter(t -> mustBeFiled(t, issued, buyerTaxId))
        .map(t -> term(t, issued));
  }

  private static boolean mustBeFiled(Term t, LocalDate issued, Optional<String> buyerTaxId) {
    String id = buyerTaxId.map(b -> b.replaceAll("\\s", "").toUpperCase(Locale.ROOT)).orElse("");
    if (id.isEmpty() || id.matches("\\d{13}")) {
      return !issued.isBefore(t.consumers());
    }
    return id.startsWith("RO") || id.matches("\\d+");
  }

  private FilingTerm term(Term t, LocalDate issued) {
    LocalDate end =
        t.unit() == Unit.WORKING ? days.plus(issued, t.days()) : issued.plusDays(t.days());
    LocalDate last = t.moves() ? days.orNext(end) : end;
    return new FilingTerm(
        last, last.plusDays(1).atStartOfDay(ZONE).toInstant(), t.rule(), t.consequence());
  }

  @Override
  public int workingDaysLeft(Instant now, LocalDate lastDay) {
    return days.between(LocalDate.ofInstant(now, ZONE), lastDay);
  }
}
