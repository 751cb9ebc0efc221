package org.partida.statements.mt940;

import java.util.regex.Pattern;
import org.partida.statements.text.Refusal;

/** SWIFT's way to write amounts: a decimal comma that may have no digits after it. Stateless. */
final class SwiftNumber {
  private static final Pattern FORM = Pattern.compile("\\d+(?:,\\d*)?|\\d+\\.\\d{1,3}");

  private SwiftNumber() {}

  /** The number with a decimal point. A point instead of the comma is accepted, a mix is not. */
  static String plain(String text, int line) {
    if (!FORM.matcher(text).matches()) {
      throw Refusal.at(
          line, "mt940.amount", "not an amount with a decimal comma: " + Refusal.quote(text));
    }
    String plain = text.replace(',', '.');
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
