package org.partida.matching.engine;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Folding and cutting of text. Stateless. */
public final class Text {
  private static final char[] LATIN = table();

  private Text() {}

  /**
   * A piece of letters only or digits only.
   *
   * @param word capital letters without accents; digits without leading zeros
   * @param digits whether it is a number
   * @param run number of the run of letters and digits that it is part of
   * @param start where it begins in the folded text
   * @param end where it ends
   */
  record Token(String word, boolean digits, int run, int start, int end) {
    int length() {
      return end - start;
    }
  }

  /**
   * Capital letters without accents; both Romanian ways to write ș and ț become S and T. The length
   * stays the same.
   */
  public static String fold(String text) {
    char[] folded = new char[text.length()];
    for (int i = 0; i < folded.length; i++) {
      char c = text.charAt(i);
      folded[i] = c < LATIN.length ? LATIN[c] : ' ';
    }
    return new String(folded);
  }

  /** Cuts folded text at everything that is no letter or digit, and between letters and digits. */
  static List<Token> tokens(String folded) {
    List<Token> tokens = new ArrayList<>();
    int run = 0;
    int i = 0;
    while (i < folded.length()) {
      if (!isWord(folded.charAt(i))) {
        run++;
        i++;
        continue;
      }
      boolean digits = isDigit(folded.charAt(i));
      int start = i;
      while (i < folded.length()
          && isWord(folded.charAt(i))
          && isDigit(folded.charAt(i)) == digits) {
        i++;
      }
      String word = folded.substring(start, i);
      tokens.add(new Token(digits ? withoutZeros(word) : word, digits, run, start, i));
    }
    return tokens;
  }

  /** Letters and digits only. */
  public static String compact(String text) {
    String folded = fold(text);
    StringBuilder b = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      if (isWord(folded.charAt(i))) {
        b.append(folded.charAt(i));
      }
    }
    return b.toString();
  }

  static String withoutZeros(String digits) {
    int i = 0;
    while (i < digits.length() - 1 && digits.charAt(i) == '0') {
      i++;
    }
    return digits.substring(i);
  }

  /** A hash of 64 bits; equal texts of equal kind give equal keys. */
  static long key(long seed, String word) {
    long h = seed ^ 0x9E3779B97F4A7C15L;
    for (int i = 0; i < word.length(); i++) {
      h = (h ^ word.charAt(i)) * 0x100000001B3L;
    }
    h ^= h >>> 32;
    h *= 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 29);
  }

  private static boolean isWord(char c) {
    return (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char[] table() {
    char[] table = new char[0x250];
    for (char c = 0; c < table.length; c++) {
      String base =
          Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
      char first = base.isEmpty() ? ' ' : base.charAt(0);
      table[c] = first < 128 ? first : ' ';
    }
    return table;
  }
}
