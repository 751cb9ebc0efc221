package org.partida.ubl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Payment terms that say nothing but a number of days: "30 zile", "Termen de plată: 30 de zile",
 * "net 30 days".
 */
final class TermDays {
  private static final Pattern TERMS =
      Pattern.compile(
          "(?iu)[\\s\\p{Punct}]*(?:termen(?:ul)?|de|plat[aă]|scaden[tțţ][aă]|payment|terms?|within|net|due|in|în|la|pagamento|entro|a)?"
              + "(?:[\\s\\p{Punct}]+(?:termen(?:ul)?|de|plat[aă]|scaden[tțţ][aă]|payment|terms?|within|net|due|in|în|la|pagamento|entro|a))*"
              + "[\\s\\p{Punct}]*(\\d{1,3})\\s*(?:de\\s+)?(?:zile|days?|giorni|gg)[\\s\\p{Punct}]*");

  private TermDays() {}

  static Optional<Integer> days(String terms) {
    if (terms.length() > 80) {
      return Optional.empty();
    }
    Matcher m = TERMS.matcher(terms);
    return m.matches() ? Optional.of(Integer.valueOf(m.group(1))) : Optional.empty();
  }
}
