package org.partida.statements.mt940;

import java.util.Optional;
import org.partida.statements.text.Shapes;

/**
 * The parts of a {@code :61:} as they are written: {@code 6!n[4!n]2a[1!a]15d} and what stands
 * behind them. Walked over once, since there is one for every movement. Immutable.
 *
 * @param value YYMMDD
 * @param entry MMDD, or nothing
 * @param mark C, D, RC, RD, EC or ED
 * @param letter third letter of the currency
 * @param amount digits with at most one comma or point
 * @param rest type and references
 */
record MovementParts(
    String value,
    String entry,
    String mark,
    Optional<Character> letter,
    String amount,
    String rest) {
  private static final int VALUE = 6;
  private static final int WITH_ENTRY = 10;

  /** The parts; null if the row is no movement. */
  static MovementParts of(String row) {
    int dates = Shapes.digits(row, 0);
    int mark = blanks(row, dates);
    int afterMark = mark(row, mark);
    if (dates != VALUE && dates != WITH_ENTRY || afterMark < 0) {
      return null;
    }
    boolean letter = afterMark < row.length() && isLetter(row.charAt(afterMark));
    int amount = letter ? afterMark + 1 : afterMark;
    int end = amount + Shapes.digits(row, amount);
    if (end == amount) {
      return null;
    }
    if (end < row.length() && (row.charAt(end) == ',' || row.charAt(end) == '.')) {
      end += 1 + Shapes.digits(row, end + 1);
    }
    return new MovementParts(
        row.substring(0, VALUE),
        row.substring(VALUE, dates),
        row.substring(mark, afterMark),
        letter ? Optional.of(row.charAt(afterMark)) : Optional.empty(),
        row.substring(amount, end),
        row.substring(end));
  }

  private static int blanks(String row, int from) {
    int i = from;
    while (i < row.length() && (row.charAt(i) == ' ' || isTabOrEnd(row.charAt(i)))) {
      i++;
    }
    return i;
  }

  private static boolean isTabOrEnd(char c) {
    return c >= '\t' && c <= '\r';
  }

  /** Where the mark ends; -1 if there is none. */
  private static int mark(String row, int from) {
    int side =
        from < row.length() && (row.charAt(from) == 'R' || row.charAt(from) == 'E')
            ? from + 1
            : from;
    return side < row.length() && (row.charAt(side) == 'C' || row.charAt(side) == 'D')
        ? side + 1
        : -1;
  }

  /** Whether N, S or F and three letters, digits, or at last a blank, stand behind the amount. */
  boolean startsWithType() {
    return rest.length() >= 4
        && (rest.charAt(0) == 'N' || rest.charAt(0) == 'S' || rest.charAt(0) == 'F')
        && isCode(rest.charAt(1))
        && isCode(rest.charAt(2))
        && (isCode(rest.charAt(3)) || rest.charAt(3) == ' ');
  }

  private static boolean isCode(char c) {
    return isLetter(c) || Shapes.isDigit(c);
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
