package org.partida.statements.text;

/**
 * A date as three numbers: {@code 2026-03-06}, {@code 6/3/2026}, {@code 06.03.26}. Told by a loop,
 * since it is asked of every row. Immutable.
 *
 * @param first of one to four digits, as the third; the second has one or two
 * @param separator between the first two
 * @param other between the last two
 */
public record DateParts(
    int first,
    int firstDigits,
    char separator,
    int second,
    int secondDigits,
    char other,
    int third,
    int thirdDigits) {
  /** The text is something else, or there is more in it. */
  public static final DateParts NONE = new DateParts(0, 0, ' ', 0, 0, ' ', 0, 0);

  /** The three numbers if the text is nothing else; they need not be a day of the calendar. */
  public static DateParts of(String text) {
    int a = Shapes.digits(text, 0);
    if (a == 0 || a > 4 || !separates(text, a)) {
      return NONE;
    }
    int b = Shapes.digits(text, a + 1);
    int end = a + 1 + b;
    if (b == 0 || b > 2 || !separates(text, end)) {
      return NONE;
    }
    int c = Shapes.digits(text, end + 1);
    if (c == 0 || c > 4 || end + 1 + c != text.length()) {
      return NONE;
    }
    return new DateParts(
        Shapes.number(text, 0, a),
        a,
        text.charAt(a),
        Shapes.number(text, a + 1, end),
        b,
        text.charAt(end),
        Shapes.number(text, end + 1, text.length()),
        c);
  }

  private static boolean separates(String text, int at) {
    return at < text.length()
        && (text.charAt(at) == '-' || text.charAt(at) == '/' || text.charAt(at) == '.');
  }

  /** Whether the text is three numbers. */
  public boolean found() {
    return firstDigits > 0;
  }

  /** Whether both separators are this one. */
  public boolean isSeparatedBy(char c) {
    return separator == c && other == c;
  }

  /** Whether the year stands first. */
  public boolean yearFirst() {
    return firstDigits == 4 && thirdDigits <= 2;
  }

  /** Whether the year stands last, with or without its century. */
  public boolean yearLast() {
    return firstDigits <= 2 && firstDigits > 0 && (thirdDigits == 4 || thirdDigits == 2);
  }
}
