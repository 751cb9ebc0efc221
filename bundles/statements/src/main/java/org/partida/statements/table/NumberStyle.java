package org.partida.statements.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partida.statements.text.Refusal;

/**
 * How a file writes amounts: {@code 1,234.50} or {@code 1.234,50}. The same bank writes both in its
 * two layouts, so the style is told from all amounts of the file together and never from one value.
 * Immutable.
 */
public enum NumberStyle {
  POINT('.', ','),
  COMMA(',', '.');

  private final char decimal;
  private final Pattern form;

  NumberStyle(char decimal, char group) {
    this.decimal = decimal;
    String g = Pattern.quote(String.valueOf(group));
    String d = Pattern.quote(String.valueOf(decimal));
    this.form = Pattern.compile("[+-]?(?:\\d{1,3}(?:" + g + "\\d{3})+|\\d+)(?:" + d + "\\d*)?");
  }

  /**
   * The one style that all values have.
   *
   * @param line where the table begins, for the refusal
   */
  public static NumberStyle of(List<String> values, int line) {
    boolean point = values.stream().allMatch(v -> POINT.form.matcher(clean(v)).matches());
    boolean comma = values.stream().allMatch(v -> COMMA.form.matcher(clean(v)).matches());
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
      Optional<String> odd =
          values.stream().filter(v -> !POINT.form.matcher(clean(v)).matches()).findFirst();
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
    StringBuilder plain = new StringBuilder();
    for (char c : clean(value).toCharArray()) {
      if (c == decimal) {
        plain.append('.');
      } else if (Character.isDigit(c) || c == '-') {
        plain.append(c);
      }
    }
    int last = plain.length() - 1;
    return last >= 0 && plain.charAt(last) == '.' ? plain.substring(0, last) : plain.toString();
  }

  /** Blanks out, the typographic minus to the plain one, a minus behind the number to its front. */
  private static String clean(String value) {
    String v = value.replaceAll("[\\s\u00a0\u202f]", "").replace('\u2212', '-');
    return v.endsWith("-") ? "-" + v.substring(0, v.length() - 1) : v;
  }
}
