package org.partida.statements.table;

import java.util.List;
import java.util.Optional;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.Shapes;

/**
 * How a file writes amounts: {@code 1,234.50} or {@code 1.234,50}. The same bank writes both in its
 * two layouts, so the style is told from all amounts of the file together and never from one value.
 * Immutable.
 */
public enum NumberStyle {
  POINT('.', ','),
  COMMA(',', '.');

  private final char decimal;
  private final char group;

  NumberStyle(char decimal, char group) {
    this.decimal = decimal;
    this.group = group;
  }

  /**
   * A sign, digits in groups of three or in none, decimals. A loop, since it is asked of every
   * amount.
   */
  private boolean fits(String v) {
    int i = v.startsWith("-") || v.startsWith("+") ? 1 : 0;
    int start = i;
    boolean grouped = false;
    int run = 0;
    for (; i < v.length() && v.charAt(i) != decimal; i++) {
      char c = v.charAt(i);
      if (c == group) {
        if (run == 0 || run > 3 || grouped && run != 3) {
          return false;
        }
        grouped = true;
        run = 0;
      } else if (c >= '0' && c <= '9') {
        run++;
      } else {
        return false;
      }
    }
    if (i == start || grouped && run != 3) {
      return false;
    }
    for (i++; i < v.length(); i++) {
      if (v.charAt(i) < '0' || v.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * The one style that all values have.
   *
   * @param line where the table begins, for the refusal
   */
  public static NumberStyle of(List<String> values, int line) {
    boolean point = true;
    boolean comma = true;
    for (String value : values) {
      String clean = clean(value);
      point = point && POINT.fits(clean);
      comma = comma && COMMA.fits(clean);
    }
    if (point
        && comma
        && values.stream().anyMatch(v -> v.indexOf('.') >= 0 || v.indexOf(',') >= 0)) {
      throw Refusal.at(
          line,
          "csv.number-style",
          "it cannot be told whether a point or a comma separates the decimals: "
              + Refusal.quote(values.get(0)),
          "Export a longer period, so that an amount with decimals is in the file.");
    }
    if (!point && !comma) {
      Optional<String> odd = values.stream().filter(v -> !POINT.fits(clean(v))).findFirst();
      throw Refusal.at(
          line,
          "csv.number-style",
          "the amounts of the table are not written in one way, for instance "
              + Refusal.quote(odd.orElse("")));
    }
    return point ? POINT : COMMA;
  }

  /** The value with a decimal point and nothing else but sign and digits. */
  public String plain(String value) {
    String clean = clean(value);
    StringBuilder plain = new StringBuilder(clean.length());
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c == decimal) {
        plain.append('.');
      } else if (Character.isDigit(c) || c == '-') {
        plain.append(c);
      }
    }
    int last = plain.length() - 1;
    return last >= 0 && plain.charAt(last) == '.' ? plain.substring(0, last) : plain.toString();
  }

  private static boolean isClean(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Shapes.isDigit(c) && c != '.' && c != ',' && (c != '-' || i > 0)) {
        return false;
      }
    }
    return !value.equals("-");
  }

  /** Blanks out, the typographic minus to the plain one, a minus behind the number to its front. */
  private static String clean(String value) {
    if (isClean(value)) {
      return value;
    }
    StringBuilder v = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\u2212') {
        v.append('-');
      } else if (!(c == ' ' || c >= '\t' && c <= '\r' || c == '\u00a0' || c == '\u202f')) {
        v.append(c);
      }
    }
    int last = v.length() - 1;
    if (last >= 0 && v.charAt(last) == '-') {
      v.setLength(last);
      v.insert(0, '-');
    }
    return v.toString();
  }
}
