package org.partida.posting.ro;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.document.Direction;
import org.partida.model.invoice.VatCategory;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.NetLine;

/**
 * The conditions of domestic reverse charge (taxare inversă, art. 331): the operation must be on
 * the list on the day, and D394 wants its product code. One document, one thread.
 */
final class DomesticReverseCharge {
  private final InvoiceCase c;
  private final RoData data;
  private final Findings findings;

  DomesticReverseCharge(InvoiceCase c, RoData data, Findings findings) {
    this.c = c;
    this.data = data;
    this.findings = findings;
  }

  void check(NetLine line, Treatment t, Optional<String> code, Region region) {
    Optional<ReverseChargeGoods.Operation> operation = code.flatMap(data.art331()::of);
    String at = "line " + line.line().id();
    if (region == Region.RO && line.category() == VatCategory.AE) {
      onList(line, operation, code, at);
    }
    boolean charged = t.vat() == VatMode.CHARGED && c.request().direction() == Direction.RECEIVED;
    operation
        .filter(o -> charged && o.validity().on(c.dates().rateDay()) && reachesMinimum(o))
        .ifPresent(
            o ->
                findings.warn(
                    "art331.charged",
                    "The supplier charges VAT on "
                        + o.what()
                        + ", which is under reverse charge (art. 331)",
                    at,
                    "ask for a corrected invoice: the deduction can be refused"));
  }

  private void onList(
      NetLine line,
      Optional<ReverseChargeGoods.Operation> operation,
      Optional<String> code,
      String at) {
    if (operation.isEmpty()) {
      findings.warn(
          "art331.product-code",
          "D394 needs the product code of \""
              + line.line().item().name()
              + "\" under reverse charge"
              + code.map(k -> "; " + k + " is not one").orElse(""),
          at,
          "give the NC or codPR code in the product rule");
      return;
    }
    ReverseChargeGoods.Operation o = operation.get();
    LocalDate day =
        c.dates().corrects()
            ? c.dates().earlier().orElse(c.dates().rateDay())
            : c.dates().rateDay();
    if (!o.validity().on(day)) {
      String text =
          "Reverse charge on "
              + o.what()
              + " (art. 331, code "
              + o.code()
              + ") is not in force on "
              + day
              + o.validity().to().map(e -> "; it ended on " + e).orElse("")
              + ": is the document right?";
      findings.ask("treatment", "art331=" + o.code() + ";day=" + day, text, at, List.of());
    } else if (!reachesMinimum(o)) {
      findings.warn(
          "art331.minimum",
          "Reverse charge on "
              + o.what()
              + " needs a net value of the invoice that this one does not reach",
          at,
          "check with the supplier whether VAT should be charged");
    }
  }

  private boolean reachesMinimum(ReverseChargeGoods.Operation o) {
    BigDecimal least =
        o.minimum()
            .flatMap(m -> data.limits().amount(m, c.dates().rateDay()))
            .orElse(BigDecimal.ZERO);
    boolean ledgerCurrency = c.invoice().header().currency().equals(c.profile().currency());
    return !ledgerCurrency || c.invoice().totals().net().decimal().abs().compareTo(least) >= 0;
  }
}
