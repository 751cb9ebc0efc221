package org.partida.ubl;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceReadException;

/**
 * Turns printed text into values: what cannot be understood and matters is refused, what is odd but
 * clear is read and noted.
 */
final class Values {
  /**
   * Longer than any amount; keeps a hostile file from making us compute with millions of digits.
   */
  private static final int MAX_DIGITS = 40;

  private final Currency currency;
  private final Warnings warnings;

  Values(Currency currency, Warnings warnings) {
    this.currency = currency;
    this.warnings = warnings;
  }

  Currency currency() {
    return currency;
  }

  Warnings warnings() {
    return warnings;
  }

  Money amount(AmountNode node, String element, Located near) {
    return optionalAmount(node, element).orElseThrow(() -> missing(element, near));
  }

  Money amountOrZero(AmountNode node, String element) {
    return optionalAmount(node, element).orElseGet(() -> Money.zero(currency));
  }

  Optional<Money> optionalAmount(AmountNode node, String element) {
    if (node != null) {
      Texts.text(node.currency)
          .filter(c -> !c.equalsIgnoreCase(currency.getCurrencyCode()))
          .ifPresent(c -> foreign(c, element, node));
    }
    return amountIn(currency, node, element);
  }

  /** The amount as one of the given currency, whatever currency it names. */
  Optional<Money> amountIn(Currency of, AmountNode node, String element) {
    if (node == null) {
      return Optional.empty();
    }
    return decimal(node.value, element, node).map(d -> money(of, d, element, node));
  }

  Optional<BigDecimal> decimal(String printed, String element, Located near) {
    return Texts.text(printed).map(s -> number(s, element, near));
  }

  Optional<Percent> percent(String printed, String element, Located near) {
    return decimal(printed, element, near).map(Percent::new);
  }

  LocalDate requiredDate(String printed, String element, Located near) {
    String s = Texts.text(printed).orElseThrow(() -> missing(element, near));
    return parse(s, element, near)
        .orElseThrow(
            () ->
                new InvoiceReadException(
                    new Problem(
                        "ubl.date",
                        "'" + s + "' is not a date",
                        place(element, near),
                        "write it as 2026-03-31")));
  }

  Optional<LocalDate> date(String printed, String element, Located near) {
    Optional<String> text = Texts.text(printed);
    Optional<LocalDate> date = text.flatMap(s -> parse(s, element, near));
    if (text.isPresent() && date.isEmpty()) {
      warn(
          "ubl.date",
          "'" + text.get() + "' is not a date and was left out",
          element,
          near,
          "look at the original; a date is written as 2026-03-31");
    }
    return date;
  }

  void warn(String code, String message, String element, Located near, String fix) {
    warnings.add(element, new Problem(code, message, place(element, near), fix));
  }

  static InvoiceReadException missing(String element, Located near) {
    return new InvoiceReadException(
        new Problem(
            "ubl.missing",
            element + " is missing",
            place(element, near),
            "ask the issuer for a complete invoice"));
  }

  static String place(String element, Located near) {
    return near == null || near.line <= 0
        ? element
        : element + ", line " + near.line + ", column " + near.column;
  }

  private Money money(Currency of, BigDecimal d, String element, Located near) {
    try {
      if (d.signum() != 0 && d.stripTrailingZeros().scale() > of.getDefaultFractionDigits()) {
        Money rounded = Money.round(d, of);
        String decimals = "more than the " + of.getDefaultFractionDigits() + " decimals of " + of;
        warn(
            "ubl.decimals",
            d.toPlainString() + " has " + decimals + "; read as " + rounded,
            element,
            near,
            "compare the total with the original");
        return rounded;
      }
      return Money.of(d, of);
    } catch (ArithmeticException e) {
      throw new InvoiceReadException(
          new Problem(
              "ubl.amount",
              d.toPlainString() + " is too large",
              place(element, near),
              "check the original"),
          e);
    }
  }

  private void foreign(String code, String element, Located near) {
    String message =
        "the amount says "
            + code
            + " in an invoice in "
            + currency
            + "; it was read as "
            + currency;
    warn("ubl.currency", message, element, near, "ask the issuer which currency is meant");
  }

  private Optional<LocalDate> parse(String s, String element, Located near) {
    if (s.length() < 10) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(s.substring(0, 10));
      String rest = s.substring(10);
      if (!rest.isEmpty()) {
        if (!rest.matches("(T[0-9:.]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?")) {
          return Optional.empty();
        }
        warn(
            "ubl.date-suffix",
            "'" + s + "' has a time or zone, which was dropped",
            element,
            near,
            "nothing, unless the day is in doubt");
      }
      return Optional.of(date);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static BigDecimal number(String s, String element, Located near) {
    if (!isDecimal(s)) {
      String shown = s.length() > MAX_DIGITS ? s.substring(0, MAX_DIGITS) + "…" : s;
      throw new InvoiceReadException(
          new Problem(
              "ubl.number",
              "'" + shown + "' is not a number",
              place(element, near),
              "write it as 1234.56, without separators or letters"));
    }
    return new BigDecimal(s);
  }

  /** xsd:decimal and nothing more: BigDecimal alone would take 1E999999999. */
  private static boolean isDecimal(String s) {
    int start = s.charAt(0) == '-' || s.charAt(0) == '+' ? 1 : 0;
    int digits = 0;
    int points = 0;
    for (int i = start; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        points++;
      } else {
        return false;
      }
    }
    return digits > 0 && points <= 1 && s.length() <= MAX_DIGITS;
  }
}
