package org.partida.posting.ro;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.posting.rules.Conversion;
import org.partida.posting.rules.Findings;

/**
 * The exchange rate of the tax point (art. 290), and the VAT that the seller printed in the
 * ledger's currency (BT-111). Stateless.
 */
final class Exchange {
  private Exchange() {}

  /** The conversion; empty if the rate is missing and was asked for. */
  static Optional<Conversion> of(InvoiceCase c, Findings findings) {
    Currency ledger = c.profile().currency();
    Currency document = c.invoice().header().currency();
    if (ledger.equals(document)) {
      return Optional.of(new Conversion(ledger, document, BigDecimal.ONE));
    }
    LocalDate day = c.dates().taxPoint();
    Optional<BigDecimal> rate = c.profile().rates().on(document, day);
    if (rate.isEmpty()) {
      String hint =
          implied(c)
              .map(
                  r ->
                      " (the document's own VAT in "
                          + ledger
                          + " implies about "
                          + r.toPlainString()
                          + ")")
              .orElse("");
      findings.ask(
          "exchange.rate",
          "currency=" + document + ";day=" + day,
          "What is the exchange rate of " + document + " on " + day + "?" + hint,
          "BT-5",
          List.of());
    }
    return rate.map(r -> new Conversion(ledger, document, r));
  }

  /**
   * BT-111 with its economic sign, if the document is in a foreign currency and prints it; asks if
   * it is far from the day's rate.
   */
  static Optional<Money> printedVat(
      InvoiceCase c, RoData data, Conversion conversion, Findings findings) {
    Optional<Money> printed =
        c.invoice()
            .totals()
            .vatInTaxCurrency()
            .filter(m -> conversion.foreign() && m.currency().equals(conversion.ledger()));
    if (printed.isEmpty()) {
      return printed;
    }
    Money expected = conversion.money(c.invoice().totals().vat());
    BigDecimal percent =
        data.limits().amount("tax-currency-percent", c.dates().taxPoint()).orElse(BigDecimal.ZERO);
    BigDecimal most =
        expected.decimal().abs().multiply(percent).movePointLeft(2).add(BigDecimal.ONE);
    if (printed.get().minus(expected).decimal().abs().compareTo(most) > 0) {
      String text =
          "The document prints "
              + printed.get()
              + " of VAT (BT-111), at the rate "
              + conversion.rate().toPlainString()
              + " it would be "
              + expected
              + ": which is right?";
      findings.ask(
          "totals",
          "document=" + c.invoice().number() + ";" + c.sellerKey() + ";term=BT-111",
          text,
          "BT-111",
          List.of());
    }
    return printed.map(c.invoice()::effective);
  }

  private static Optional<BigDecimal> implied(InvoiceCase c) {
    Money vat = c.invoice().totals().vat();
    return c.invoice()
        .totals()
        .vatInTaxCurrency()
        .filter(m -> m.currency().equals(c.profile().currency()) && vat.signum() != 0)
        .map(m -> m.decimal().divide(vat.decimal(), new MathContext(5)));
  }
}
