package org.partida.ubl;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceReadException;

/**
 * Currency codes: one that is none is refused, because an amount without a currency is no amount.
 */
final class Currencies {
  private Currencies() {}

  static Optional<Currency> optional(String printed, String element, Located near) {
    return Texts.text(printed).map(code -> known(code, element, near));
  }

  private static Currency known(String code, String element, Located near) {
    try {
      Currency c = Currency.getInstance(code.toUpperCase(Locale.ROOT));
      if (c.getDefaultFractionDigits() >= 0) {
        return c;
      }
    } catch (IllegalArgumentException e) {
      // said below, as for gold and the other codes that count nothing
    }
    throw new InvoiceReadException(
        new Problem(
            "ubl.currency-code",
            "'" + code + "' is not a currency",
            Values.place(element, near),
            "use an ISO 4217 code such as RON or EUR"));
  }
}
