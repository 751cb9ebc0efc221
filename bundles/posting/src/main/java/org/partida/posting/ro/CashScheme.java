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

  /** What was accepted of the register counts more than the paper, in both directions. */
  private static CashScheme purchase(InvoiceCase c, boolean said, String how, Findings findings) {
    Optional<Boolean> told = c.told().vatOnCash();
    Optional<Boolean> settings = c.facts().map(PartnerFacts::vatOnCash);
    if (told.isPresent()) {
      return told.get()
          ? supplier("the register says that the supplier applies VAT on cash")
          : own(c);
    }
    if (said && settings.isPresent() && !settings.get()) {
      findings.warn(
          "vat.on-cash",
          "The document applies VAT on cash ("
              + how
              + "), the partner's settings say that the supplier does not",
          "BT-8",
          "verify the partner; if the register says so too, the VAT moves from 4428 to 4426");
    }
    if (said || settings.orElse(false)) {
      return supplier(
          said ? how : "the partner's settings say that the supplier applies VAT on cash");
    }
    return own(c);
  }

  private static CashScheme supplier(String because) {
    return new CashScheme(".CASH", because);
  }

  private static CashScheme own(InvoiceCase c) {
    return c.profile().vatOnCash()
        ? new CashScheme(".OWNCASH", "the company applies VAT on cash")
        : new CashScheme("", "");
  }
}
