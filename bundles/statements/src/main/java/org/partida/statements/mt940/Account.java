package org.partida.statements.mt940;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.statements.text.Amounts;

/**
 * An account field ({@code :25:}): some banks put a slash before the account and glue the currency
 * behind it. Immutable.
 *
 * @param id blanks removed
 * @param currency as glued to the account
 */
record Account(String id, Optional<Currency> currency) {
  private static final Pattern WITH_CURRENCY = Pattern.compile("(.*\\d)([A-Z]{3})");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
  private static final Pattern BIC_FIRST =
      Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?/.+");
  // a Romanian IBAN may itself end with RON, so the length decides
  private static final Map<String, Integer> IBAN_LENGTH =
      Map.ofEntries(
          Map.entry("RO", 24),
          Map.entry("IT", 27),
          Map.entry("DE", 22),
          Map.entry("NL", 18),
          Map.entry("FR", 27),
          Map.entry("AT", 20),
          Map.entry("BE", 16),
          Map.entry("CH", 21),
          Map.entry("ES", 24),
          Map.entry("GB", 22),
          Map.entry("HU", 28),
          Map.entry("BG", 22),
          Map.entry("PL", 28),
          Map.entry("CZ", 24),
          Map.entry("MD", 24));

  static Account of(String text) {
    String id = text.replaceAll("\\s", "");
    id = id.startsWith("/") ? id.substring(1) : id;
    Matcher glued = WITH_CURRENCY.matcher(id);
    if (glued.matches()) {
      Optional<Currency> currency = Amounts.currency(glued.group(2));
      if (currency.isPresent() && !isIban(id)) {
        return new Account(glued.group(1), currency);
      }
    }
    return new Account(id, Optional.empty());
  }

  /**
   * The bank: four letters of an IBAN after its check digits, or the beginning of a BIC before a
   * slash.
   */
  Optional<String> bankCode() {
    if (BIC_FIRST.matcher(id).matches()) {
      return Optional.of(id.substring(0, 4));
    }
    return isIban(id) && id.substring(4, 8).chars().allMatch(Character::isLetter)
        ? Optional.of(id.substring(4, 8))
        : Optional.empty();
  }

  private static boolean isIban(String id) {
    Integer length = IBAN.matcher(id).matches() ? IBAN_LENGTH.get(id.substring(0, 2)) : null;
    return length != null && length == id.length();
  }
}
