package org.partida.portfolio.contact;

import java.util.Map;
import java.util.Optional;

/** Telephone numbers in international form. Stateless. */
final class Phones {
  /** Prefix by country; where a zero before the number is dropped abroad, it ends in one. */
  private static final Map<String, String> PREFIX =
      Map.of("RO", "40/0", "MD", "373/0", "IT", "39/", "DE", "49/0", "FR", "33/0", "BG", "359/0");

  private Phones() {}

  /** The number such as {@code +40722123456}; empty if it is none. */
  static Optional<String> international(String country, String text) {
    String bare = text.replace("(0)", "").replaceAll("[\\s\\u00A0().\\-/]", "");
    String all = bare.startsWith("00") ? "+" + bare.substring(2) : bare;
    String prefix = PREFIX.getOrDefault(country, "");
    if (!all.startsWith("+") && !prefix.isEmpty()) {
      all = home(all, prefix.split("/", -1));
    }
    // +40 0722…: the zero is for calls inside the country
    String number = all.replaceFirst("^\\+400(?=\\d{9}$)", "+40");
    boolean right =
        number.startsWith("+40")
            ? number.matches("\\+40[2-9]\\d{8}")
            : number.matches("\\+[1-9]\\d{7,14}");
    return right ? Optional.of(number) : Optional.empty();
  }

  private static String home(String number, String[] prefix) {
    boolean trunk = number.startsWith("0");
    String abroad = trunk && !prefix[1].isEmpty() ? number.substring(1) : number;
    boolean written = !trunk && number.startsWith(prefix[0]) && number.length() > 10;
    return written ? "+" + number : "+" + prefix[0] + abroad;
  }
}
