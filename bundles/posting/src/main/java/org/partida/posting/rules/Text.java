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

  /** Capital letters without diacritics, runs of blanks as one: {@code TVA la încasare} and {@code TVA  LA INCASARE} are equal. */
  public static String fold(String s) {
    String plain = MARKS.matcher(Normalizer.normalize(s, Normalizer.Form.NFD)).replaceAll("");
    return BLANKS.matcher(plain).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
  }

  /** Only letters and digits, folded: for identifiers that are printed with blanks, dots or dashes. */
  public static String code(String s) {
    return NOT_CODE.matcher(fold(s)).replaceAll("");
  }
}
