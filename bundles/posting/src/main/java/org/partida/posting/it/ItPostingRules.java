package org.partida.posting.it;

import java.time.LocalDate;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.partida.model.paper.PaperKind;
import org.partida.model.voucher.Voucher;
import org.partida.posting.rules.Compensations;
import org.partida.posting.rules.CounterEntry;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.Payments;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.LegalRate;
import org.partida.spi.posting.PaperPosting;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.ReversalOrder;

/**
 * The posting rules of Italy: sales and purchases with IVA, split payment, withholdings and pension
 * funds of professionals, reverse charge by self-invoices. What they do not know is asked. Pure
 * functions over dated tables, safe for several threads at once; a bad row in a table fails the
 * construction with file and line.
 */
@Component(service = PostingRules.class, property = "country=IT")
public final class ItPostingRules implements PostingRules {
  static final String VERSION = "it-2026.1";

  private final ItData data;
  private final ItInvoice invoices;
  private final Payments payments;

  /** Reads the tables. */
  @Activate
  public ItPostingRules() {
    this.data = ItData.load();
    this.invoices = new ItInvoice(data, VERSION);
    this.payments =
        new Payments(
            "it.payment/" + VERSION,
            new Withheld(data, VERSION)::lines,
            (day, gain) ->
                data.account(gain ? ItData.Role.EXCHANGE_GAIN : ItData.Role.EXCHANGE_LOSS, day));
  }

  @Override
  public String country() {
    return "IT";
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public List<LegalRate> vatRates(LocalDate day) {
    return data.rates().inForce(day);
  }

  @Override
  public Proposal propose(InvoicePosting request) {
    return invoices.propose(request);
  }

  /** Compensations; other papers are asked about. */
  @Override
  public Proposal propose(PaperPosting request) {
    if (request.paper().kind() == PaperKind.COMPENSATION) {
      return new Compensations(payments, VERSION).propose(request);
    }
    Findings findings = new Findings();
    findings.ask(
        "paper.kind",
        "document=" + request.paper().number() + ";kind=" + request.paper().kind(),
        "The rules of Italy do not know papers of the kind "
            + request.paper().kind()
            + ": book "
            + request.paper().number()
            + " by hand",
        "kind",
        List.of());
    return findings.proposal(List.of());
  }

  @Override
  public Voucher pay(PaymentPosting request) {
    return payments.voucher(request);
  }

  @Override
  public List<String> accountingTypes(LocalDate day) {
    return data.types(day).stream().map(ItData.LineType::name).toList();
  }

  @Override
  public Voucher reverse(Voucher original, ReversalOrder order) {
    return CounterEntry.of(original, order, "it.reversal/" + VERSION);
  }
}
