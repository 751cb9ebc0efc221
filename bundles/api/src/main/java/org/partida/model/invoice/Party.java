package org.partida.model.invoice;

import java.util.Locale;
import java.util.Optional;

/**
 * A seller, buyer, payee or tax representative (BG-4, BG-7, BG-10, BG-11). Immutable; identifiers
 * as printed, trimmed.
 *
 * @param name registered name (BT-27, BT-44, BT-59, BT-62)
 * @param tradingName BT-28, BT-45
 * @param vatId VAT identifier with its country prefix (BT-31, BT-48, BT-63)
 * @param taxRegistration local tax registration that is not a VAT identifier (BT-32)
 * @param legalId legal registration identifier (BT-30, BT-47, BT-61)
 * @param address BG-5 and its kin
 * @param contactName BT-41, BT-56
 * @param phone BT-42, BT-57
 * @param email BT-43, BT-58
 */
public record Party(
    String name,
    Optional<String> tradingName,
    Optional<String> vatId,
    Optional<String> taxRegistration,
    Optional<String> legalId,
    Address address,
    Optional<String> contactName,
    Optional<String> phone,
    Optional<String> email) {

  /** A party known by name and fiscal identifiers only. */
  public static Party of(
      String name, Optional<String> vatId, Optional<String> legalId, Address address) {
    Optional<String> none = Optional.empty();
    return new Party(name, none, vatId, none, legalId, address, none, none, none);
  }

  /**
   * The fiscal code that identifies the party: the VAT identifier, else the tax registration, else
   * the legal identifier; blanks removed, capital letters.
   */
  public Optional<String> taxId() {
    return vatId
        .or(() -> taxRegistration)
        .or(() -> legalId)
        .map(Party::normal)
        .filter(s -> !s.isEmpty());
  }

  private static String normal(String id) {
    boolean plain = id.chars().noneMatch(c -> c <= ' ' || c == '.' || c == '-');
    return (plain ? id : id.replaceAll("[\\s.\\-]", "")).toUpperCase(Locale.ROOT);
  }
}
