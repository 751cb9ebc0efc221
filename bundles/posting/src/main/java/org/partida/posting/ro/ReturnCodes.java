package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.Percent;
import org.partida.posting.rules.Row;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Validity;

/** The codes of a treatment in D300, D394, D390 and SAF-T by rate and day. Immutable. */
final class ReturnCodes {
  private static final String[] RETURNS = {"d300", "d394", "d390", "saft", "ledger"};

  private record Line(
      String treatment, Optional<Percent> rate, Validity validity, Map<String, String> codes) {}

  private record Family(Percent deductible, String prefix) {}

  private final List<Line> lines;
  private final List<Family> families;

  private ReturnCodes(List<Line> lines, List<Family> families) {
    this.lines = lines;
    this.families = families;
  }

  static ReturnCodes load() {
    Table table =
        Table.resource(
            ReturnCodes.class,
            "return-codes.psv",
            "treatment",
            "rate",
            "validFrom",
            "validTo",
            "d300",
            "d394",
            "d390",
            "saft",
            "ledger");
    List<Line> lines =
        Validity.requireDisjoint(
            table.file(),
            table.map(ReturnCodes::read),
            l -> l.treatment() + " at " + l.rate(),
            Line::validity);
    return new ReturnCodes(
        lines,
        Table.resource(ReturnCodes.class, "deduction-families.psv", "deductible", "family")
            .map(r -> new Family(r.percent("deductible"), r.text("family"))));
  }

  private static Line read(Row r) {
    Map<String, String> codes = new TreeMap<>();
    for (String name : RETURNS) {
      r.optional(name).ifPresent(c -> codes.put(name, c));
    }
    Optional<Percent> rate =
        "*".equals(r.text("rate")) ? Optional.empty() : Optional.of(r.percent("rate"));
    return new Line(r.text("treatment"), rate, r.validity(), codes);
  }

  /** True if the table knows the treatment at all. */
  boolean knows(String treatment) {
    return lines.stream().anyMatch(l -> l.treatment().equals(treatment));
  }

  /** The codes; empty where none is known or none is due. */
  Map<String, String> of(String treatment, Percent rate, LocalDate day, Percent deductible) {
    Map<String, String> codes =
        lines.stream()
            .filter(
                l ->
                    l.treatment().equals(treatment)
                        && l.validity().on(day)
                        && l.rate().map(rate::equals).orElse(true))
            .findFirst()
            .map(Line::codes)
            .orElse(Map.of());
    return treatment.contains(".PURCHASE") ? byDeduction(codes, deductible) : codes;
  }

  /** SAF-T puts the deduction right into the first digits of a purchase code. */
  private Map<String, String> byDeduction(Map<String, String> codes, Percent deductible) {
    String code = codes.get("saft");
    if (code == null || deductible.equals(Percent.HUNDRED) || !code.startsWith("301")) {
      return codes;
    }
    Map<String, String> out = new TreeMap<>(codes);
    out.remove("saft");
    families.stream()
        .filter(f -> f.deductible().equals(deductible))
        .forEach(f -> out.put("saft", f.prefix() + code.substring(f.prefix().length())));
    return out;
  }
}
