package org.partida.posting.ro;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.partida.model.Money;
import org.partida.model.invoice.Totals;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.LedgerLine;

/** What an accountant should know though the document can be posted. One document, one thread. */
final class Advice {
  private final InvoiceCase c;
  private final RoData data;
  private final Findings findings;

  Advice(InvoiceCase c, RoData data, Findings findings) {
    this.c = c;
    this.data = data;
    this.findings = findings;
  }

  void give(List<TaxedLine> taxed, List<LedgerLine> ledger) {
    prepaid();
    for (int i = 0; i < taxed.size(); i++) {
      fixedAsset(taxed.get(i), ledger.get(i));
    }
  }

  /**
   * What was paid before does not change the entry: the payment is an entry of its own, and settles
   * the open item.
   */
  private void prepaid() {
    Totals t = c.invoice().totals();
    if (!t.prepaid().isZero()) {
      findings.warn(
          "totals.prepaid",
          "The document says that "
              + t.prepaid()
              + " of "
              + t.gross()
              + " was paid before; the open item is the whole "
              + t.gross().plus(t.rounding()),
          "BT-113",
          "match the earlier payment or advance with this document");
    }
  }

  private void fixedAsset(TaxedLine line, LedgerLine amounts) {
    LocalDate day = c.dates().rateDay();
    BigDecimal least = data.limits().amount("fixed-asset", day).orElse(BigDecimal.ZERO);
    BigDecimal quantity = line.net().line().quantity().abs().max(BigDecimal.ONE);
    Money net = amounts.ledgerNet();
    boolean small = net.signum() > 0 && net.decimal().compareTo(least.multiply(quantity)) < 0;
    if (!c.sale() && "FIXED_ASSET".equals(line.product().type()) && small) {
      findings.warn(
          "fixed-asset.value",
          "\""
              + line.net().line().item().name()
              + "\" costs less than "
              + least.toPlainString()
              + " "
              + net.currency()
              + ", the least value of a fixed asset on "
              + day,
          "line " + line.net().line().id(),
          "consider the type SMALL_INVENTORY");
    }
  }
}
