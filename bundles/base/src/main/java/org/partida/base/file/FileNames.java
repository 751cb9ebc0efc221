package org.partida.base.file;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * The one rule for file names made from what a document says: partner, number. ASCII, so that every
 * file system, ZIP tool and mail program agrees; not empty, not hidden, no path, no name that
 * Windows keeps for itself. Thread-safe.
 */
public final class FileNames {
  /**
   * Longest part; three of them and an extension stay far below what ZIP tools and Windows take.
   */
  public static final int MAX = 60;

  private static final Set<String> RESERVED =
      Set.of(
          "CON", "PRN", "AUX", "NUL", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6",
          "COM7", "COM8", "COM9", "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7",
          "LPT8", "LPT9");

  private FileNames() {}

  /**
   * The text as part of a file name: {@code "S.C. Țărm & Co. SRL"} becomes {@code
   * S.C.-Tarm-Co.-SRL}.
   */
  public static String safe(String text) {
    StringBuilder b = new StringBuilder();
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    plain.codePoints().forEach(c -> append(b, c));
    String name = trim(b.toString());
    if (name.isEmpty()) {
      return "x";
    }
    // Windows looks at what stands before the first dot
    String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    return RESERVED.contains(stem.toUpperCase(Locale.ROOT)) ? trim("x-" + name) : name;
  }

  /** The name, without ending, of the files of a paper: {@code 2026-11-02_Alfa-SRL_F-1}. */
  public static String paper(LocalDate day, String partner, String number) {
    return day + "_" + safe(partner) + "_" + safe(number);
  }

  private static void append(StringBuilder b, int c) {
    if (c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_')) {
      b.append((char) c);
    } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
      return;
    } else if (Character.isLetter(c)) {
      b.append(latin(c));
    } else if (b.length() > 0 && b.charAt(b.length() - 1) != '-') {
      b.append('-');
    }
  }

  /**
   * Letters that do not fall apart into a base and a mark; what is not Latin becomes its code, so
   * that two names stay two.
   */
  private static String latin(int c) {
    return switch (c) {
      case 'đ', 'ð' -> "d";
      case 'Đ', 'Ð' -> "D";
      case 'ł' -> "l";
      case 'Ł' -> "L";
      case 'ø' -> "o";
      case 'Ø' -> "O";
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'Æ' -> "AE";
      case 'œ' -> "oe";
      case 'Œ' -> "OE";
      case 'ı' -> "i";
      case 'þ' -> "th";
      case 'Þ' -> "Th";
      default -> "u" + Integer.toHexString(c);
    };
  }

  private static String trim(String s) {
    int from = 0;
    while (from < s.length() && edge(s.charAt(from))) {
      from++;
    }
    int to = Math.min(s.length(), from + MAX);
    while (to > from && edge(s.charAt(to - 1))) {
      to--;
    }
    return s.substring(from, to);
  }

  private static boolean edge(char c) {
    return c == '.' || c == '-';
  }
}
