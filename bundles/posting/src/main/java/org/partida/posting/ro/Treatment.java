package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.Direction;
import org.partida.model.invoice.VatCategory;
import org.partida.posting.rules.Row;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Validity;

/**
 * A row of the table that leads from the seller's description of the tax to our treatment.
 * Immutable. An empty list means any.
 *
 * @param at file and line
 * @param validity when the row holds
 * @param name name of the treatment, such as {@code RO.S.PURCHASE}; empty for a question
 * @param vat what happens to the VAT
 * @param law the provision
 * @param say a warning, or the question
 */
record Treatment(
    String at,
    Validity validity,
    Direction direction,
    Optional<Boolean> own,
    List<VatCategory> categories,
    List<Region> partners,
    List<Nature> natures,
    List<Exemption> exemptions,
    String name,
    VatMode vat,
    String law,
    Optional<String> say) {

  /** What is looked up. */
  record Situation(
      Direction direction,
      boolean ownPayer,
      VatCategory category,
      Region partner,
      Nature nature,
      Exemption exemption,
      LocalDate day) {}

  static List<Treatment> load() {
    List<Treatment> all =
        Table.resource(
                Treatment.class,
                "treatments.psv",
                "validFrom",
                "validTo",
                "direction",
                "own",
                "category",
                "partner",
                "nature",
                "exemption",
                "treatment",
                "vat",
                "law",
                "say")
            .map(Treatment::read);
    requireComplete(all);
    return all;
  }

  /** The first row that fits; nothing only for a day before the table begins. */
  static Optional<Treatment> find(List<Treatment> all, Situation s) {
    return all.stream().filter(t -> t.fits(s)).findFirst();
  }

  private boolean fits(Situation s) {
    return direction == s.direction()
        && validity.on(s.day())
        && own.map(o -> o == s.ownPayer()).orElse(true)
        && any(categories, s.category())
        && any(partners, s.partner())
        && any(natures, s.nature())
        && any(exemptions, s.exemption());
  }

  private static <T> boolean any(List<T> list, T value) {
    return list.isEmpty() || list.contains(value);
  }

  private static Treatment read(Row r) {
    VatMode vat = VatMode.valueOf(r.text("vat"));
    if ((vat == VatMode.ASK) == r.optional("treatment").isPresent()) {
      throw new IllegalArgumentException("a row asks, or it has a treatment");
    }
    if (vat == VatMode.ASK) {
      r.text("say");
    }
    return new Treatment(
        r.at(),
        r.validity(),
        Direction.valueOf(r.text("direction")),
        star(r, "own").stream().map("YES"::equals).findFirst(),
        star(r, "category").stream().map(VatCategory::valueOf).toList(),
        star(r, "partner").stream().map(Region::valueOf).toList(),
        star(r, "nature").stream().map(Nature::valueOf).toList(),
        star(r, "exemption").stream().map(Exemption::valueOf).toList(),
        r.optional("treatment").orElse(""),
        vat,
        r.optional("law").orElse(""),
        r.optional("say"));
  }

  private static List<String> star(Row r, String column) {
    List<String> values = r.list(column);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "column " + column + " may not be empty; * stands for any");
    }
    return values.contains("*") ? List.of() : values;
  }

  /**
   * A situation without a row must fail at start, not on somebody's document; every day on which a
   * row begins or ends is tried.
   */
  private static void requireComplete(List<Treatment> all) {
    SortedSet<LocalDate> days = new TreeSet<>();
    all.forEach(t -> days.add(t.validity().from()));
    all.forEach(t -> t.validity().to().ifPresent(to -> days.add(to.plusDays(1))));
    for (LocalDate day : days) {
      for (Direction d : Direction.values()) {
        for (VatCategory c : VatCategory.values()) {
          for (Region p : Region.values()) {
            for (Nature n : Nature.values()) {
              for (Exemption e : Exemption.values()) {
                require(all, new Situation(d, true, c, p, n, e, day));
                require(all, new Situation(d, false, c, p, n, e, day));
              }
            }
          }
        }
      }
    }
  }

  private static void require(List<Treatment> all, Situation s) {
    if (find(all, s).isEmpty()) {
      throw new PartidaException(
          new Problem(
              "data.bad-row", "no treatment for " + s, "treatments.psv", "add a row for it"));
    }
  }
}
