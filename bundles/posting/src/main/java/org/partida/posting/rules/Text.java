package org.partida.posting.rules;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Comparable forms of what people type. Stateless. */
public final class Text {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
  private static final Pattern NOT_CODE = Pattern.compile("[^0-9A-Z]");

  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}]+");
  private static final Set<String> MONTHS = months();

  private Text() {}

  private static Set<String> months() {
    Set<String> all = new HashSet<>();
    for (String language : List.of("en", "ro", "it")) {
      for (Month m : Month.values()) {
        for (TextStyle style :
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)) {
          String name = fold(m.getDisplayName(style, Locale.forLanguageTag(language)));
          all.add(NOT_WORD.matcher(name).replaceAll(""));
        }
      }
    }
    return Set.copyOf(all);
  }

  /**
   * The words of a name without diacritics, numbers and months: what stays the same from one
   * invoice to the next.
   */
  public static String remembered(String name) {
    return Arrays.stream(NOT_WORD.split(fold(name)))
        .filter(w -> !w.isEmpty() && !MONTHS.contains(w))
        .collect(Collectors.joining(" "));
  }

  /** Whether the pattern is in the text; {@code *} stands for any text between its pieces. */
  public static boolean holds(String text, String pattern) {
    int at = 0;
    for (String piece : pattern.split("\\*")) {
      int found = text.indexOf(piece.strip(), at);
      if (found < 0) {
        return false;
      }
      at = found + piece.strip().length();
    }
    return !pattern.isBlank();
  }

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
