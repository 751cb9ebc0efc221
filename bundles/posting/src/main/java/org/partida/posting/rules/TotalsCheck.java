package org.partida.posting.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.partida.model.Money;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Totals;
import org.partida.model.invoice.VatBreakdown;
import org.partida.model.invoice.VatCategory;
import org.partida.model.invoice.Withholding;

/**
 * Do the printed totals follow from the lines? A cent for each line is rounding (Order 978/2005);
 * more is a question, because nobody can tell from the document which of the figures is the right
 * one. One document, one thread.
 */
final class TotalsCheck {
  private final Invoice invoice;
  private final Findings findings;
  private final Money roundingLimit;
  private final Money vatLimit;

  TotalsCheck(Invoice invoice, Findings findings, Money roundingLimit, Money vatLimit) {
    this.invoice = invoice;
    this.findings = findings;
    this.roundingLimit = roundingLimit;
    this.vatLimit = vatLimit;
  }

  void check(List<NetLine> lines, Map<VatKey, VatGroup> groups, Money residue) {
    Totals t = invoice.totals();
    Set<VatKey> keys = new TreeSet<>(groups.keySet());
    lines.forEach(l -> keys.add(l.key()));
    Money vat = zero();
    for (VatKey key : keys) {
      group(key, lines.stream().filter(l -> l.key().equals(key)).toList(), groups.get(key));
      vat = groups.containsKey(key) ? vat.plus(groups.get(key).vat()) : vat;
    }
    near("BT-110", "the VAT total", invoice.effective(t.vat()), vat, Math.max(1, keys.size()));
    near("BT-112", "the total with VAT", t.gross(), t.net().plus(t.vat()), 1);
    payable(t);
    if (t.rounding().abs().compareTo(roundingLimit) > 0) {
      ask(
          "BT-114",
          "The printed rounding "
              + t.rounding()
              + " is more than "
              + roundingLimit
              + ": what is it?");
    }
    Money gross = invoice.effective(t.gross());
    Money fromLines = gross.minus(residue).plus(invoice.effective(t.rounding()));
    near("BT-112 lines", "the total with VAT", gross, fromLines, allowed(lines.size()));
  }

  /**
   * Where the buyer pays a part to the State instead (withheld tax, split payment in Italy), the
   * amount due may be printed with or without it.
   */
  private void payable(Totals t) {
    Money full = t.gross().minus(t.prepaid()).plus(t.rounding());
    Money less = full;
    for (Withholding w : invoice.withholdings()) {
      less = less.minus(w.amount());
    }
    for (VatBreakdown b : invoice.vat()) {
      less = b.category() == VatCategory.B ? less.minus(b.amount()) : less;
    }
    if (t.payable().minus(less).abs().minor() > 1) {
      near("BT-115", "the amount due", t.payable(), full, 1);
    }
  }

  private void group(VatKey key, List<NetLine> lines, VatGroup group) {
    Money net = lines.stream().map(NetLine::net).reduce(zero(), Money::plus);
    if (group == null) {
      if (!net.isZero()) {
        ask(
            "BG-23 " + key,
            "Lines of "
                + net
                + " are at "
                + key
                + ", but the VAT breakdown has no such row: which is right?");
      }
      return;
    }
    int cents = allowed(lines.size());
    near("BT-116 " + key, "the taxable amount at " + key, group.taxable(), net, cents);
    vat(key, group, cents);
  }

  /**
   * Validation lets the printed VAT be up to a unit away (BR-S-09): it is posted as printed,
   * because that is what is declared.
   */
  private void vat(VatKey key, VatGroup group, int cents) {
    Money computed = group.taxable().percent(key.rate());
    long off = group.vat().minus(computed).abs().minor();
    boolean taxed = !key.rate().isZero();
    if (taxed && off > cents && off <= vatLimit.minor()) {
      findings.warn(
          "totals.vat",
          "The VAT at " + key + " is printed as " + group.vat() + ", the rate gives " + computed,
          "BT-117 " + key,
          "posted as printed; ask the seller if it matters");
    } else {
      near("BT-117 " + key, "the VAT at " + key, group.vat(), computed, cents);
    }
  }

  private int allowed(int lines) {
    return Math.max(1, lines + invoice.allowances().size());
  }

  private void near(String term, String what, Money printed, Money expected, int cents) {
    if (printed.minus(expected).abs().minor() > cents) {
      ask(
          term,
          "The document says "
              + printed
              + " for "
              + what
              + ", but it follows from the rest that it is "
              + expected
              + ": which is right?");
    }
  }

  private void ask(String term, String text) {
    String seller = invoice.parties().seller().taxId().orElse(invoice.parties().seller().name());
    findings.ask(
        "totals",
        "document=" + invoice.number() + ";seller=" + seller + ";term=" + term,
        text,
        term,
        List.of());
  }

  private Money zero() {
    return Money.zero(invoice.header().currency());
  }
}
