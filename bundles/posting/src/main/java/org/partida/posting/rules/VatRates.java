package org.partida.posting.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.partida.model.Percent;
import org.partida.spi.posting.LegalRate;

/** The legal VAT rates of a country by day. Immutable. */
public final class VatRates {
  /**
   * A row of the table. Immutable.
   *
   * @param kind {@code standard} or another word
   * @param only what it is limited to
   */
  public record Rate(String kind, Percent rate, Validity validity, Optional<String> only) {}

  private final List<Rate> rates;

  private VatRates(List<Rate> rates) {
    this.rates = rates;
  }

  /** Reads {@code vat-rates.psv} beside a class. */
  public static VatRates load(Class<?> beside) {
    Table table =
        Table.resource(beside, "vat-rates.psv", "kind", "rate", "validFrom", "validTo", "only");
    List<Rate> rates =
        table.map(
            r -> new Rate(r.text("kind"), r.percent("rate"), r.validity(), r.optional("only")));
    List<Rate> standard = rates.stream().filter(r -> "standard".equals(r.kind())).toList();
    Validity.requireDisjoint(table.file(), standard, Rate::kind, Rate::validity);
    return new VatRates(
        Validity.requireDisjoint(
            table.file(), rates, r -> r.kind() + " " + r.rate(), Rate::validity));
  }

  /** All rows. */
  public List<Rate> rows() {
    return rates;
  }

  /** The rates in force on the day, the standard one first, then the higher before the lower. */
  public List<LegalRate> inForce(LocalDate day) {
    return rates.stream()
        .filter(r -> r.validity().on(day))
        .sorted(
            Comparator.comparing((Rate r) -> !"standard".equals(r.kind()))
                .thenComparing(Rate::rate, Comparator.reverseOrder()))
        .map(r -> new LegalRate(r.kind(), r.rate(), r.only()))
        .toList();
  }

  /** The rates in force on the day. */
  public SortedSet<Percent> legal(LocalDate day) {
    SortedSet<Percent> out = new TreeSet<>();
    rates.stream().filter(r -> r.validity().on(day)).forEach(r -> out.add(r.rate()));
    return out;
  }

  /**
   * The row that makes the rate legal on the day; the general one before one with a limited
   * purpose.
   */
  public Optional<Rate> row(Percent rate, LocalDate day) {
    List<Rate> fit =
        rates.stream().filter(r -> r.rate().equals(rate) && r.validity().on(day)).toList();
    return fit.stream()
        .filter(r -> r.only().isEmpty())
        .findFirst()
        .or(() -> fit.stream().findFirst());
  }

  /** True if the rate was in force on some day up to this one. */
  public boolean everLegal(Percent rate, LocalDate until) {
    return rates.stream().anyMatch(r -> r.rate().equals(rate) && r.validity().heldBy(until));
  }

  /** The standard rate of the day; nothing for a day before the table begins. */
  public Optional<Percent> standard(LocalDate day) {
    return rates.stream()
        .filter(r -> "standard".equals(r.kind()) && r.validity().on(day))
        .map(Rate::rate)
        .findFirst();
  }
}
