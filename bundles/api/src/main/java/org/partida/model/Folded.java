package org.partida.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as people search it: without case and without the marks over and under letters. Stateless.
 */
public final class Folded {
  private static final Pattern MARKS = Pattern.compile("\\p{M}");

  private Folded() {}

  /** Whether a text has a part, however both are written: "pârâul" is in "PARAUL RECE SRL". */
  public static boolean has(String text, String part) {
    return fold(text).contains(fold(part));
  }

  private static String fold(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toUpperCase(Locale.ROOT);
  }
}
