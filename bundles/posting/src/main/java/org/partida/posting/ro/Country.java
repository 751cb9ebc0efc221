package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A country and its place in the EU's VAT territory. Immutable.
 *
 * @param code ISO 3166 code; XI for Northern Ireland
 * @param euFrom first day in the EU
 * @param euTo last day in the EU
 * @param goodsOnly in the EU for goods only
 * @param vatPrefix prefix of its VAT identifiers
 * @param names names and spellings
 */
record Country(
    String code,
    Optional<LocalDate> euFrom,
    Optional<LocalDate> euTo,
    boolean goodsOnly,
    String vatPrefix,
    List<String> names) {

  Region region(Nature nature, LocalDate day) {
    if ("RO".equals(code)) {
      return Region.RO;
    }
    boolean inside =
        euFrom.map(f -> !day.isBefore(f)).orElse(false)
            && euTo.map(t -> !day.isAfter(t)).orElse(true);
    return inside && (!goodsOnly || nature == Nature.GOODS) ? Region.EU : Region.NONEU;
  }
}
