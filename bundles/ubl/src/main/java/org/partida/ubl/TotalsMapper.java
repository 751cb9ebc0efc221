package org.partida.ubl;

import org.partida.model.invoice.Totals;

/** Document totals (BG-22), as printed. */
final class TotalsMapper {
  private TotalsMapper() {}

  static Totals map(DocumentNode d, TaxTotals taxes, Values values) {
    TotalNode n = d.total;
    if (n == null) {
      throw Values.missing("LegalMonetaryTotal (BG-22)", d);
    }
    return new Totals(
        values.amount(n.lineNet, "LegalMonetaryTotal/LineExtensionAmount (BT-106)", n),
        values.amountOrZero(n.allowances, "LegalMonetaryTotal/AllowanceTotalAmount (BT-107)"),
        values.amountOrZero(n.charges, "LegalMonetaryTotal/ChargeTotalAmount (BT-108)"),
        values.amount(n.net, "LegalMonetaryTotal/TaxExclusiveAmount (BT-109)", n),
        taxes.vat(values),
        taxes.vatInTaxCurrency(values),
        values.amount(n.gross, "LegalMonetaryTotal/TaxInclusiveAmount (BT-112)", n),
        values.amountOrZero(n.prepaid, "LegalMonetaryTotal/PrepaidAmount (BT-113)"),
        values.amountOrZero(n.rounding, "LegalMonetaryTotal/PayableRoundingAmount (BT-114)"),
        values.amount(n.payable, "LegalMonetaryTotal/PayableAmount (BT-115)", n));
  }
}
