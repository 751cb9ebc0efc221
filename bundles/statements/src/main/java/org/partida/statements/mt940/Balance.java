package org.partida.statements.mt940;

import java.time.LocalDate;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.Money;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Refusal;

/** A balance field ({@code :60F:}, {@code :62M:} …): a debit balance is negative. Immutable. */
record Balance(LocalDate date, Money amount, boolean intermediate, int line) {
  // the end of message may be glued to the last field
  private static final Pattern FORM =
      Pattern.compile("([CD])(\\d{6})([A-Z]{3})([\\d.]*,?\\d*)\\s*(?:-\\}?.*)?");

  static Balance of(Field field) {
    Matcher m = FORM.matcher(field.value());
    if (!m.matches()) {
      throw Refusal.at(
          field.line(),
          "mt940.balance",
          "field :"
              + field.tag()
              + ": is not a balance (C or D, date, currency, amount): "
              + Refusal.quote(field.value()));
    }
    Currency currency =
        Amounts.currency(m.group(3))
            .orElseThrow(
                () -> Refusal.at(field.line(), "mt940.currency", "unknown currency " + m.group(3)));
    Money amount =
        Amounts.exact(SwiftNumber.plain(m.group(4), field.line()), currency, field.line());
    return new Balance(
        SwiftDate.of(m.group(2), field.line()),
        m.group(1).equals("D") ? amount.negate() : amount,
        field.tag().endsWith("M"),
        field.line());
  }
}
