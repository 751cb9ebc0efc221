package org.partida.posting.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Comparable forms of what people type. Stateless. */
public final class Text {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
  private static final Pattern NOT_CODE = Pattern.compile("[^0-9A-Z]");

  private Text() {}

  /**
   * Capital letters without diacritics, runs of blanks as one: {@code TVA la încasare} and {@code
   * TVA LA INCASARE} are equal.
   */
  public static String fold(String s) {
    String plain =
        ascii(s) ? s : MARKS.matcher(Normalizer.normalize(s, Normalizer.Form.NFD)).replaceAll("");
    String single = singleBlanks(plain) ? plain : BLANKS.matcher(plain).replaceAll(" ");
    return single.strip().toUpperCase(Locale.ROOT);
  }

  /** Most texts need no expression: every line of every document comes through here. */
  private static boolean singleBlanks(String s) {
    char before = 'x';
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c < ' ' || c == '\u00A0' || c == ' ' && before == ' ') {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static boolean ascii(String s) {
    return s.chars().allMatch(c -> c < 128);
  }

  /**
   * Only letters and digits, folded: for identifiers that are printed with blanks, dots or dashes.
   */
  public static String code(String s) {
    boolean plain = s.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z');
    return plain ? s : NOT_CODE.matcher(fold(s)).replaceAll("");
  }
}
