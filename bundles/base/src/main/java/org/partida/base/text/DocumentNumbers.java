package org.partida.base.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of documents as different people write them: {@code FCT 0001001}, {@code fct-1001} and
 * {@code 1001} may be one. Stateless.
 */
public final class DocumentNumbers {
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\d]");
  private static final Pattern ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d)");

  private DocumentNumbers() {}

  /** Letters in capitals and digits alone, each run of digits without zeros before it. */
  public static String plain(String number) {
    return OTHER.matcher(parted(number)).replaceAll("");
  }

  private static String parted(String number) {
    return ZEROS.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
  }

  /**
   * What two writings of one number have in common whatever series somebody left out: the last run
   * of digits; of a number without digits all of it. Empty if there is no number.
   */
  public static String tail(String number) {
    String last = plain(number);
    Matcher m = DIGITS.matcher(parted(number));
    while (m.find()) {
      last = m.group();
    }
    return last;
  }

  /** The same in full, or one of the two is the other's last digits alone. */
  public static boolean same(String a, String b) {
    String x = plain(a);
    String y = plain(b);
    return !x.isEmpty() && (x.equals(y) || x.equals(tail(b)) || y.equals(tail(a)));
  }
}
