package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.partida.model.Percent;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Validity;

/** The legal VAT rates by day (art. 291). Immutable. */
final class VatRates {
  /** A row of the table. */
  record Rate(String kind, Percent rate, Validity validity, Optional<String> only) {}

  private final List<Rate> rates;

  VatRates(List<Rate> rates) {
    this.rates = rates;
  }

  static VatRates load() {
    Table table =
        Table.resource(
            VatRates.class, "vat-rates.psv", "kind", "rate", "validFrom", "validTo", "only");
    List<Rate> rates =
        table.map(
            r -> new Rate(r.text("kind"), r.percent("rate"), r.validity(), r.optional("only")));
    List<Rate> standard = rates.stream().filter(r -> "standard".equals(r.kind())).toList();
    Validity.requireDisjoint(table.file(), standard, Rate::kind, Rate::validity);
    return new VatRates(
        Validity.requireDisjoint(
            table.file(), rates, r -> r.kind() + " " + r.rate(), Rate::validity));
  }

  /** The rates in force on the day. */
  SortedSet<Percent> legal(LocalDate day) {
    SortedSet<Percent> out = new TreeSet<>();
    rates.stream().filter(r -> r.validity().on(day)).forEach(r -> out.add(r.rate()));
    return out;
  }

  /**
   * The row that makes the rate legal on the day; the general one before one with a limited
   * purpose.
   */
  Optional<Rate> row(Percent rate, LocalDate day) {
    List<Rate> fit =
        rates.stream().filter(r -> r.rate().equals(rate) && r.validity().on(day)).toList();
    return fit.stream()
        .filter(r -> r.only().isEmpty())
        .findFirst()
        .or(() -> fit.stream().findFirst());
  }

  /** True if the rate was in force on some day up to this one. */
  boolean everLegal(Percent rate, LocalDate until) {
    return rates.stream().anyMatch(r -> r.rate().equals(rate) && r.validity().heldBy(until));
  }

  /** The standard rate of the day; nothing for a day before the table begins. */
  Optional<Percent> standard(LocalDate day) {
    return rates.stream()
        .filter(r -> "standard".equals(r.kind()) && r.validity().on(day))
        .map(Rate::rate)
        .findFirst();
  }
}
