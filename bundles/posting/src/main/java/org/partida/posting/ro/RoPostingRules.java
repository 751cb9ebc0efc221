package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.partida.model.Money;
import org.partida.model.voucher.Voucher;
import org.partida.posting.rules.Compensations;
import org.partida.posting.rules.CounterEntry;
import org.partida.posting.rules.Payments;
import org.partida.spi.posting.Delivery;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.LawEnd;
import org.partida.spi.posting.LegalRate;
import org.partida.spi.posting.OpeningState;
import org.partida.spi.posting.PaperPosting;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.ReversalOrder;

/**
 * The posting rules of Romania (OMFP 1802/2014, Fiscal Code). Pure functions over dated tables,
 * safe for several threads at once; a bad row in a table fails the construction with file and line.
 */
@Component(service = PostingRules.class, property = "country=RO")
public final class RoPostingRules implements PostingRules {
  static final String VERSION = "ro-2026.1";

  private final RoData data;
  private final InvoiceRules invoices;
  private final PaperRules papers;
  private final Payments payments;
  private final OpeningRules opening;

  /** Reads the tables. */
  @Activate
  public RoPostingRules() {
    this.data = RoData.load();
    this.invoices = new InvoiceRules(data, VERSION);
    this.opening = new OpeningRules(data, VERSION);
    this.payments =
        new Payments(
            "ro.payment/" + VERSION,
            new CashRelease(data, VERSION)::lines,
            (day, gain) ->
                data.accounts()
                    .of(gain ? Accounts.Role.EXCHANGE_GAIN : Accounts.Role.EXCHANGE_LOSS, day));
    this.papers = new PaperRules(data, invoices, new Compensations(payments, VERSION), VERSION);
  }

  @Override
  public String country() {
    return "RO";
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

  @Override
  public Proposal propose(InvoicePosting request, List<Delivery> deliveries) {
    return invoices.propose(request, deliveries);
  }

  @Override
  public Proposal propose(PaperPosting request) {
    return papers.propose(request);
  }

  @Override
  public Voucher pay(PaymentPosting request) {
    return payments.voucher(request);
  }

  @Override
  public Proposal open(OpeningState state) {
    return opening.propose(state);
  }

  @Override
  public List<String> accountingTypes(LocalDate day) {
    return AccountingType.on(data.types(), day).stream().map(AccountingType::name).toList();
  }

  @Override
  public Voucher reverse(Voucher original, ReversalOrder order) {
    return CounterEntry.of(original, order, "ro.reversal/" + VERSION);
  }

  @Override
  public Optional<Money> owed(Voucher entry) {
    return DocumentEntries.owed(data.limits(), entry);
  }

  @Override
  public List<String> lawOf(Voucher voucher) {
    return DatedLaw.of(data, voucher);
  }

  @Override
  public List<LawEnd> lawEnds() {
    return DatedLaw.ends(data);
  }
}
