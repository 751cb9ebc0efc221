package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.model.Percent;
import org.partida.model.invoice.VatCategory;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.NetLine;
import org.partida.posting.rules.VatRates;

/**
 * Is the printed rate one that the law had on the day that decides? An old rate is right on what
 * takes back or corrects an older document (art. 291(6)); anything else is asked, never mapped to
 * another rate. One document, one thread.
 */
final class RateCheck {
  private static final String CORRECTED_INVOICE = "384";

  private final InvoiceCase c;
  private final VatRates rates;
  private final Findings findings;

  RateCheck(InvoiceCase c, RoData data, Findings findings) {
    this.c = c;
    this.rates = data.rates();
    this.findings = findings;
  }

  void check(NetLine line, Region region) {
    Percent rate = line.rate();
    if (line.category() != VatCategory.S) {
      if (!rate.isZero()) {
        ask(
            line,
            "Category "
                + line.category()
                + " goes without VAT, but the line has the rate "
                + rate
                + " %: which is right?");
      }
      return;
    }
    if (!c.sale() && region != Region.RO) {
      return; // a foreign rate, which is not ours to judge
    }
    LocalDate day = c.dates().rateDay();
    Optional<VatRates.Rate> row = rates.row(rate, day);
    row.flatMap(VatRates.Rate::only)
        .ifPresent(
            only ->
                findings.warn(
                    "vat.rate-limited",
                    rate + " % on " + day + " is only for " + only,
                    at(line),
                    "check the line"));
    if (row.isEmpty() && !corrects(line)) {
      String legal = rates.legal(day).stream().map(r -> r + " %").collect(Collectors.joining(", "));
      ask(
          line,
          "VAT rate "
              + rate
              + " % is not legal on "
              + day
              + "; legal: "
              + (legal.isEmpty() ? "none known" : legal));
    }
  }

  /**
   * An old rate on a line that takes back, or on a corrected invoice, that names the document it is
   * about.
   */
  private boolean corrects(NetLine line) {
    boolean kind =
        line.net().signum() < 0
            || c.invoice().isStorno()
            || CORRECTED_INVOICE.equals(c.invoice().header().typeCode());
    if (!kind) {
      return false;
    }
    return c.invoice().references().preceding().stream()
        .anyMatch(
            p ->
                p.date()
                    .map(d -> rates.row(line.rate(), d).isPresent())
                    .orElseGet(() -> rates.everLegal(line.rate(), c.dates().rateDay())));
  }

  /** The standard rate of the tax point, or of the document that is taken back. */
  Percent reverseCharge(NetLine line) {
    LocalDate day =
        c.invoice().isStorno()
            ? c.dates().earlier().orElse(c.dates().taxPoint())
            : c.dates().taxPoint();
    Optional<Percent> rate = rates.standard(day);
    if (rate.isEmpty()) {
      ask(
          line,
          "No standard VAT rate is known on "
              + day
              + ", which reverse charge needs: correct the date, or add the rate");
    }
    return rate.orElse(Percent.ZERO);
  }

  private void ask(NetLine line, String text) {
    String subject =
        "document="
            + c.invoice().number()
            + ";"
            + c.sellerKey()
            + ";category="
            + line.category()
            + ";rate="
            + line.rate();
    List<String> choices =
        rates.legal(c.dates().rateDay()).stream().map(Percent::toString).toList();
    findings.ask("vat.rate", subject, text, at(line), choices);
  }

  private static String at(NetLine line) {
    return "line " + line.line().id();
  }
}
