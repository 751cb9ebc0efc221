package org.partida.ubl;

import static org.partida.ubl.Texts.text;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.invoice.VatBreakdown;

/**
 * Which TaxTotal is which: the one in the invoice currency has BT-110 and the breakdown, one in
 * another currency is BT-111.
 *
 * @param own in the invoice currency
 * @param other in the accounting currency
 */
record TaxTotals(Optional<TaxTotalNode> own, Optional<TaxTotalNode> other) {

  static TaxTotals choose(List<TaxTotalNode> nodes, Currency currency, Values values) {
    List<TaxTotalNode> own = nodes.stream().filter(n -> isIn(n, currency)).toList();
    Optional<TaxTotalNode> main =
        own.stream()
            .filter(n -> !n.subtotals.isEmpty())
            .findFirst()
            .or(() -> own.stream().findFirst());
    if (own.size() > 1) {
      String message =
          "the document has "
              + own.size()
              + " VAT totals in "
              + currency
              + "; the first with a breakdown was taken";
      values.warn(
          "ubl.tax-totals",
          message,
          "TaxTotal (BT-110)",
          own.get(1),
          "compare the VAT with the original");
    }
    return new TaxTotals(main, nodes.stream().filter(n -> !isIn(n, currency)).findFirst());
  }

  Money vat(Values values) {
    return own.map(n -> values.amountOrZero(n.tax, "TaxTotal/TaxAmount (BT-110)"))
        .orElseGet(() -> Money.zero(values.currency()));
  }

  Optional<Money> vatInTaxCurrency(Values values) {
    String element = "TaxTotal/TaxAmount (BT-111)";
    return other.flatMap(
        n ->
            Currencies.optional(n.tax.currency, element, n.tax)
                .flatMap(c -> values.amountIn(c, n.tax, element)));
  }

  List<VatBreakdown> breakdown(Values values) {
    return own.stream().flatMap(n -> n.subtotals.stream()).map(n -> row(n, values)).toList();
  }

  private static VatBreakdown row(SubtotalNode n, Values values) {
    CategoryNode c = n.category;
    return new VatBreakdown(
        Categories.required(c, "TaxSubtotal/TaxCategory (BT-118)", n),
        values.percent(c.percent, "TaxSubtotal/TaxCategory/Percent (BT-119)", c),
        values.amount(n.taxable, "TaxSubtotal/TaxableAmount (BT-116)", n),
        values.amount(n.tax, "TaxSubtotal/TaxAmount (BT-117)", n),
        text(c.exemptionCode),
        Texts.joined(c.exemptionReasons));
  }

  private static boolean isIn(TaxTotalNode n, Currency currency) {
    String code = code(n);
    return code.isEmpty() || code.equalsIgnoreCase(currency.getCurrencyCode());
  }

  private static String code(TaxTotalNode n) {
    return n.tax == null ? "" : text(n.tax.currency).orElse("");
  }
}
