package org.partida.model.voucher;

import java.util.Optional;
import org.partida.model.invoice.Party;

/**
 * The customer or supplier on a line, as the document named it. Immutable.
 *
 * @param name registered name
 * @param country ISO 3166 code
 * @param taxId fiscal code with or without country prefix, capital letters, no blanks
 */
public record PartnerRef(String name, Optional<String> country, Optional<String> taxId) {

  /** The party of an invoice as partner. */
  public static PartnerRef of(Party party) {
    return new PartnerRef(party.name(), party.address().country(), party.taxId());
  }

  /**
   * What tells two partners apart: the fiscal code without a Romanian prefix, else the name in
   * capitals.
   */
  public String key() {
    return taxId
        .map(t -> t.startsWith("RO") ? t.substring(2) : t)
        .orElseGet(() -> name.toUpperCase(java.util.Locale.ROOT).strip());
  }
}
