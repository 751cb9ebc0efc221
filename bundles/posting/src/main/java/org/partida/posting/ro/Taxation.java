package org.partida.posting.ro;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Percent;
import org.partida.model.document.Direction;
import org.partida.model.invoice.VatCategory;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.NetLine;
import org.partida.posting.rules.VatGroup;
import org.partida.posting.rules.VatKey;

/**
 * Computes our treatment of a line from the seller's description, where the parties are, their VAT
 * status and the kind of product; the seller's treatment is never copied. One document, one thread.
 */
final class Taxation {
  private final InvoiceCase c;
  private final RoData data;
  private final Findings findings;
  private final Country country;
  private final CashScheme cash;
  private final RateCheck rates;
  private final DomesticReverseCharge reverseCharge;

  Taxation(InvoiceCase c, RoData data, Findings findings, Country country, CashScheme cash) {
    this.c = c;
    this.data = data;
    this.findings = findings;
    this.country = country;
    this.cash = cash;
    this.rates = new RateCheck(c, data, findings);
    this.reverseCharge = new DomesticReverseCharge(c, data, findings);
  }

  /** The line's treatment; empty if something was asked. */
  Optional<TaxedLine> of(NetLine line, Product product, Map<VatKey, VatGroup> groups) {
    Region region = country.region(product.nature(), c.dates().taxPoint());
    Exemption exemption =
        Exemption.of(
            Optional.ofNullable(groups.get(line.key())).flatMap(VatGroup::exemption),
            data.exemptions());
    Treatment.Situation situation =
        new Treatment.Situation(
            c.request().direction(),
            c.profile().vatPayer(),
            unregistered(line, region) ? VatCategory.O : line.category(),
            region,
            product.nature(),
            exemption,
            c.dates().rateDay());
    Optional<Treatment> found = Treatment.find(data.treatments(), situation);
    String at = "line " + line.line().id();
    if (found.isEmpty() || found.get().vat() == VatMode.ASK) {
      String text =
          found
              .flatMap(Treatment::say)
              .orElse(
                  "No VAT treatment is known for a document of "
                      + c.dates().rateDay()
                      + ": is the date right?");
      findings.ask("treatment", subject(line, product), text, at, List.of());
      return Optional.empty();
    }
    Treatment t = found.get();
    t.say()
        .ifPresent(
            s -> findings.warn("vat.treatment", s, at, "check the line; posted as " + t.name()));
    rates.check(line, region);
    partnerStatus(line, region);
    Optional<String> code = data.art331().code(product.ncCode(), line.line());
    reverseCharge.check(line, t, code, region);
    return Optional.of(taxed(line, product, t, code));
  }

  private TaxedLine taxed(NetLine line, Product product, Treatment t, Optional<String> code) {
    if (unregistered(line, country.region(product.nature(), c.dates().taxPoint()))) {
      return new TaxedLine(
          line, product, VatMode.COST, t.name(), line.rate(), code, t.law() + ", 297");
    }
    boolean onCash = t.vat() == VatMode.CHARGED && cash.applies();
    String law = onCash ? t.law() + ", 282(3); " + cash.because() : t.law();
    String name = onCash ? t.name() + cash.suffix() : t.name();
    Percent rate = t.vat() == VatMode.SELF ? rates.reverseCharge(line) : line.rate();
    return new TaxedLine(line, product, t.vat(), name, rate, code, law);
  }

  /**
   * The supplier charges VAT, but was accepted not to be registered for it: there is no right to
   * deduct what it charges, so it is cost.
   */
  private boolean unregistered(NetLine line, Region region) {
    return c.request().direction() == Direction.RECEIVED
        && region == Region.RO
        && line.category() == VatCategory.S
        && c.profile().vatPayer()
        && c.told().vatPayer().filter(payer -> !payer).isPresent();
  }

  /** What the register or the settings say against what the document says. */
  private void partnerStatus(NetLine line, Region region) {
    boolean received = c.request().direction() == Direction.RECEIVED;
    Optional<Boolean> payer = c.partnerPaysVat();
    String who = c.partner().name();
    if (unregistered(line, region)) {
      findings.warn(
          "partner.vat",
          "The register says that "
              + who
              + " is not registered for VAT: what it charges is not deducted",
          "line " + line.line().id(),
          "ask it for an invoice without VAT");
      return;
    }
    if (region == Region.RO && payer.isPresent()) {
      if (!payer.get()
          && (received ? line.category() == VatCategory.S : line.category() == VatCategory.AE)) {
        String text =
            received
                ? "The registry says that "
                    + who
                    + " is not registered for VAT, but the document charges VAT: which is right?"
                : "Reverse charge (art. 331) needs a customer registered for VAT, but the registry says that "
                    + who
                    + " is not: which is right?";
        findings.ask(
            "partner.vat",
            c.partnerKey(),
            text,
            "line " + line.line().id(),
            List.of("registered", "not registered"));
      }
      if (payer.get() && received && line.category() == VatCategory.O) {
        findings.warn(
            "partner.vat",
            who + " is registered for VAT, but the document is outside VAT",
            "line " + line.line().id(),
            "check that the line is outside the scope of VAT");
      }
    }
    if (!received
        && region == Region.EU
        && c.partner().vatId().isEmpty()
        && (line.category() == VatCategory.K || line.category() == VatCategory.AE)) {
      findings.warn(
          "partner.vat-id",
          "An exempt supply to the EU needs the customer's VAT identifier, and the document has none",
          "BT-48",
          "get the VAT identifier and check it in VIES");
    }
  }

  private String subject(NetLine line, Product product) {
    return c.partnerKey()
        + ";direction="
        + c.request().direction()
        + ";category="
        + line.category()
        + ";nature="
        + product.nature();
  }
}
