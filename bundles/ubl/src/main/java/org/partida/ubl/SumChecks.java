package org.partida.ubl;

import java.util.List;
import java.util.function.Function;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Totals;
import org.partida.model.invoice.VatBreakdown;
import org.partida.spi.invoice.InvoiceReadException;

/**
 * Whether the totals are the sums they claim to be (BR-CO-10 to BR-CO-16). Where not, both figures
 * are shown and none is changed.
 */
final class SumChecks {
  private final TotalNode near;
  private final Values values;

  private SumChecks(TotalNode near, Values values) {
    this.near = near;
    this.values = values;
  }

  static void check(Invoice invoice, TotalNode near, Values values) {
    try {
      new SumChecks(near, values).all(invoice);
    } catch (ArithmeticException e) {
      throw new InvoiceReadException(
          new Problem(
              "ubl.amount",
              "the amounts are too large to be added",
              Values.place("LegalMonetaryTotal (BG-22)", near),
              "check the original"),
          e);
    }
  }

  private void all(Invoice i) {
    Totals t = i.totals();
    if (!i.lines().isEmpty()) {
      same(
          "invoice.sum-lines",
          "the lines sum to",
          sum(i.lines(), InvoiceLine::netAmount),
          "LineExtensionAmount (BT-106)",
          t.lineNet());
    }
    List<AllowanceCharge> allowances = i.allowances().stream().filter(a -> !a.charge()).toList();
    List<AllowanceCharge> charges =
        i.allowances().stream().filter(AllowanceCharge::charge).toList();
    same(
        "invoice.sum-allowances",
        "the allowances sum to",
        sum(allowances, AllowanceCharge::amount),
        "AllowanceTotalAmount (BT-107)",
        t.allowances());
    same(
        "invoice.sum-charges",
        "the charges sum to",
        sum(charges, AllowanceCharge::amount),
        "ChargeTotalAmount (BT-108)",
        t.charges());
    Money net = t.lineNet().minus(t.allowances()).plus(t.charges());
    same(
        "invoice.sum-net",
        "BT-106 - BT-107 + BT-108 is",
        net,
        "TaxExclusiveAmount (BT-109)",
        t.net());
    same(
        "invoice.sum-gross",
        "BT-109 + BT-110 is",
        t.net().plus(t.vat()),
        "TaxInclusiveAmount (BT-112)",
        t.gross());
    Money payable = t.gross().minus(t.prepaid()).plus(t.rounding());
    same(
        "invoice.sum-payable",
        "BT-112 - BT-113 + BT-114 is",
        payable,
        "PayableAmount (BT-115)",
        t.payable());
    same(
        "invoice.sum-vat",
        "the VAT breakdown sums to",
        sum(i.vat(), VatBreakdown::amount),
        "TaxTotal/TaxAmount (BT-110)",
        t.vat());
    if (!i.vat().isEmpty()) {
      same(
          "invoice.sum-taxable",
          "the taxable amounts sum to",
          sum(i.vat(), VatBreakdown::taxable),
          "TaxExclusiveAmount (BT-109)",
          t.net());
    }
  }

  private <T> Money sum(List<T> rows, Function<T, Money> amount) {
    Money total = Money.zero(values.currency());
    for (T row : rows) {
      total = total.plus(amount.apply(row));
    }
    return total;
  }

  private void same(String code, String what, Money computed, String element, Money printed) {
    if (!computed.equals(printed)) {
      String message = what + " " + computed + ", but " + printed + " is printed";
      values.warn(
          code,
          message,
          element,
          near,
          "ask the issuer for a corrected document, or approve it as it is");
    }
  }
}
