package org.partida.render;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.partida.model.Money;
import org.partida.model.Percent;

/**
 * Numbers and dates as the language writes them, the same on every machine whatever its locale
 * data. Immutable.
 */
final class Formats {
  private static final int GROUP = 3;
  private static final int PRICE_DECIMALS = 2;

  private final String group;
  private final String decimal;
  private final DateTimeFormatter date;

  Formats(Labels labels) {
    group = labels.get("format.group");
    decimal = labels.get("format.decimal");
    date = DateTimeFormatter.ofPattern(labels.get("format.date"), Locale.ENGLISH);
  }

  String amount(Money money) {
    return number(money.decimal());
  }

  String money(Money money) {
    return amount(money) + " " + money.currency().getCurrencyCode();
  }

  /** A number with its own decimals. */
  String decimal(BigDecimal n) {
    return number(n);
  }

  /** A quantity: no trailing zeros. */
  String quantity(BigDecimal n) {
    BigDecimal plain = n.signum() == 0 ? BigDecimal.ZERO : n.stripTrailingZeros();
    return number(plain.scale() < 0 ? plain.setScale(0) : plain);
  }

  /** A price: at least two decimals, more where they mean something. */
  String price(BigDecimal n) {
    BigDecimal plain = n.signum() == 0 ? BigDecimal.ZERO : n.stripTrailingZeros();
    return number(plain.scale() < PRICE_DECIMALS ? plain.setScale(PRICE_DECIMALS) : plain);
  }

  String percent(Percent p) {
    return quantity(p.value()) + "%";
  }

  String date(LocalDate d) {
    return date.format(d);
  }

  private String number(BigDecimal n) {
    String s = n.abs().toPlainString();
    int point = s.indexOf('.');
    int end = point < 0 ? s.length() : point;
    StringBuilder out = new StringBuilder(s.length() + 8);
    if (n.signum() < 0) {
      out.append('-');
    }
    for (int i = 0; i < end; i++) {
      if (i > 0 && (end - i) % GROUP == 0) {
        out.append(group);
      }
      out.append(s.charAt(i));
    }
    if (point >= 0) {
      out.append(decimal).append(s, point + 1, s.length());
    }
    return out.toString();
  }
}
