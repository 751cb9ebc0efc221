package org.partida.posting.ro;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.posting.rules.Table;

/** The kind of exemption that a VATEX code stands for. */
enum Exemption {
  CREDIT,
  NO_CREDIT,
  MARGIN,
  SMALL,
  UNKNOWN;

  /** A row of {@code exemptions.psv}. */
  record Prefix(String prefix, Exemption kind) {}

  static List<Prefix> load() {
    return Table.resource(Exemption.class, "exemptions.psv", "prefix", "kind")
        .map(r -> new Prefix(r.text("prefix"), valueOf(r.text("kind"))));
  }

  static Exemption of(Optional<String> vatex, List<Prefix> prefixes) {
    String code = vatex.map(v -> v.strip().toUpperCase(Locale.ROOT)).orElse("");
    return prefixes.stream()
        .filter(p -> code.startsWith(p.prefix()))
        .max(Comparator.comparing(p -> p.prefix().length()))
        .map(Prefix::kind)
        .orElse(UNKNOWN);
  }
}
