package org.partida.statements.ofx;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.Money;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Refusal;

/** Dates and amounts as OFX writes them. Immutable. */
final class OfxValues {
  private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:\\d.*|\\[.*)?");
  private static final Pattern NUMBER = Pattern.compile("([+-]?)([\\d.,]*\\d)[.,]?");
  private final char decimal;

  private OfxValues(char decimal) {
    this.decimal = decimal;
  }

  /**
   * The standard allows a point or a comma before the decimals and nothing between thousands; files
   * with marks between thousands are there all the same, so all amounts tell the style together.
   */
  static OfxValues of(List<String> amounts, int line) {
    boolean point = false;
    boolean comma = false;
    for (String a : amounts) {
      int p = a.lastIndexOf('.');
      int c = a.lastIndexOf(',');
      point |= p > c;
      comma |= c > p;
    }
    if (point && comma) {
      throw Refusal.at(
          line, "ofx.amount", "some amounts have a point before the decimals, others a comma");
    }
    return new OfxValues(comma ? ',' : '.');
  }

  Money amount(String text, Currency currency, int line) {
    Matcher m = NUMBER.matcher(text.replace(" ", ""));
    String digits = m.matches() ? m.group(2) : "";
    int at = digits.indexOf(decimal);
    String whole = at < 0 ? digits : digits.substring(0, at);
    String rest = at < 0 ? "" : digits.substring(at + 1);
    char group = decimal == '.' ? ',' : '.';
    boolean grouped = whole.indexOf(group) >= 0;
    boolean good =
        m.matches()
            && rest.chars().allMatch(Character::isDigit)
            && (!grouped || whole.matches("\\d{1,3}(?:[.,]\\d{3})+"));
    if (!good) {
      throw Refusal.at(line, "ofx.amount", "not an amount: " + Refusal.quote(text));
    }
    String plain = whole.replace(String.valueOf(group), "").replaceFirst("^0+(?=\\d)", "");
    String tail = rest.replaceFirst("0+$", "");
    String sign = m.group(1).equals("-") ? "-" : "";
    return Amounts.exact(
        sign + (plain.isEmpty() ? "0" : plain) + (tail.isEmpty() ? "" : "." + tail),
        currency,
        line);
  }

  /** The day as printed: a time zone must not move it. */
  static LocalDate day(String text, int line) {
    Matcher m = DATE.matcher(text.strip());
    try {
      if (m.matches()) {
        return LocalDate.of(
            Integer.parseInt(m.group(1)),
            Integer.parseInt(m.group(2)),
            Integer.parseInt(m.group(3)));
      }
    } catch (DateTimeException e) {
      throw Refusal.at(line, "ofx.date", "no such day: " + Refusal.quote(text));
    }
    throw Refusal.at(line, "ofx.date", "not a date (YYYYMMDD): " + Refusal.quote(text));
  }
}
