package org.partida.statements.mt940;

import org.partida.statements.text.Refusal;
import org.partida.statements.text.Shapes;

/** SWIFT's way to write amounts: a decimal comma that may have no digits after it. Stateless. */
final class SwiftNumber {
  private SwiftNumber() {}

  /** The number with a decimal point. A point instead of the comma is accepted, a mix is not. */
  static String plain(String text, int line) {
    if (!isNumber(text)) {
      throw Refusal.at(
          line, "mt940.amount", "not an amount with a decimal comma: " + Refusal.quote(text));
    }
    String plain = text.replace(',', '.');
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** Digits; behind them a comma with any number of decimals, or a point with one to three. */
  private static boolean isNumber(String text) {
    int whole = Shapes.digits(text, 0);
    if (whole == 0 || whole == text.length()) {
      return whole > 0;
    }
    int decimals = Shapes.digits(text, whole + 1);
    return whole + 1 + decimals == text.length()
        && (text.charAt(whole) == ','
            || text.charAt(whole) == '.' && decimals > 0 && decimals <= 3);
  }
}
