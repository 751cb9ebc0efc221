package org.partida.posting.ro;

import java.util.Optional;
import org.partida.posting.rules.Findings;
import org.partida.spi.posting.PostingProfile.PartnerFacts;

/**
 * Whether VAT on cash (TVA la încasare, art. 282(3)-(8), 297(2)-(3)) applies to the taxed lines of
 * a document. Immutable.
 *
 * @param suffix {@code .CASH}, {@code .OWNCASH} or nothing, appended to the treatment's name
 * @param because the reason in words
 */
record CashScheme(String suffix, String because) {
  private static final String PAID_TO_DATE = "432";

  boolean applies() {
    return !suffix.isEmpty();
  }

  static CashScheme of(InvoiceCase c, RoData data, Findings findings) {
    boolean code = c.invoice().header().taxPointCode().filter(PAID_TO_DATE::equals).isPresent();
    boolean said = code || data.phrases().vatOnCash(c.invoice());
    String how = code ? "BT-8 is 432" : "the document says TVA la încasare";
    return c.sale() ? sale(c, said, how, findings) : purchase(c, said, how, findings);
  }

  private static CashScheme sale(InvoiceCase c, boolean said, String how, Findings findings) {
    boolean own = c.profile().vatOnCash();
    if (said && !own) {
      findings.warn(
          "vat.on-cash",
          "The document applies VAT on cash (" + how + "), the company's settings do not",
          "BT-8",
          "correct the company's VAT-on-cash status, or the document");
    }
    return own || said
        ? new CashScheme(".CASH", own ? "the company applies VAT on cash" : how)
        : new CashScheme("", "");
  }

  private static CashScheme purchase(InvoiceCase c, boolean said, String how, Findings findings) {
    Optional<PartnerFacts> facts = c.facts();
    boolean registered = facts.map(PartnerFacts::vatOnCash).orElse(false);
    if (said && facts.isPresent() && !registered) {
      findings.warn(
          "vat.on-cash",
          "The document applies VAT on cash ("
              + how
              + "), the registry says that the supplier does not",
          "BT-8",
          "check the supplier; if it does not, move the VAT from 4428 to 4426");
    }
    if (said || registered) {
      return new CashScheme(
          ".CASH", said ? how : "the registry says that the supplier applies VAT on cash");
    }
    return c.profile().vatOnCash()
        ? new CashScheme(".OWNCASH", "the company applies VAT on cash")
        : new CashScheme("", "");
  }
}
