package org.partida.documents.business;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.partida.api.document.PaperImport;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.Receipts;
import org.partida.base.port.Tx;
import org.partida.base.statement.ReceiptLines;
import org.partida.documents.intake.DocumentMaker;
import org.partida.documents.intake.NewDocuments;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.invoice.Invoice;

/** Makes documents of what came in the neutral form, each once. Inside a transaction. */
public final class NeutralWriter {
  private final Clock clock;
  private final PaperWriter papers;
  private final NewDocuments invoices;

  /** Over a clock. */
  public NeutralWriter(Clock clock) {
    this.clock = clock;
    this.papers = new PaperWriter(clock);
    this.invoices = new NewDocuments(clock);
  }

  /**
   * Writes it, or sees that it is there.
   *
   * @param door the way it came by, as in {@link org.partida.api.document.Paper}
   * @throws org.partida.model.PartidaException {@code source.notBookable} for money on a bank
   *     account; cash and cards become lines of a register
   */
  public PaperImport.Item write(
      Tx tx, CompanyId company, Neutral what, String format, Sha256 original, String door) {
    if (what instanceof Neutral.OfPaper p) {
      return papers.write(tx, company, p.paper(), format, original, door);
    }
    if (what instanceof Neutral.OfInvoice i) {
      for (Receipts.Receipt paid : i.paid()) {
        ReceiptLines.write(tx, tx.companies().require(company), paid, clock.instant());
      }
      return write(tx, company, i.invoice(), List.of(), format, original, door);
    }
    Neutral.OfMoney money = (Neutral.OfMoney) what;
    Receipts.Receipt receipt =
        money
            .receipt()
            .orElseThrow(
                () -> new org.partida.model.PartidaException(Neutral.notBookable(money.number())));
    LineRecord line =
        ReceiptLines.write(tx, tx.companies().require(company), receipt, clock.instant());
    return new PaperImport.Item(line.id(), money.kind(), money.number(), PaperImport.Outcome.NEW);
  }

  /** Writes an invoice; one that is there gets the bytes as a paper more. */
  public PaperImport.Item write(
      Tx tx,
      CompanyId company,
      Invoice invoice,
      List<Problem> warnings,
      String format,
      Sha256 original,
      String door) {
    String identity = DocumentMaker.id(company, DocumentMaker.identity(invoice));
    Optional<Invoice> there = tx.documents().invoice(identity);
    String id = invoices.add(tx, company, invoice, warnings, format, original, door);
    PaperImport.Outcome outcome =
        there
            .map(
                i ->
                    i.totals().gross().equals(invoice.totals().gross())
                        ? PaperImport.Outcome.SAME
                        : PaperImport.Outcome.DIFFERS)
            .orElse(PaperImport.Outcome.NEW);
    return new PaperImport.Item(id, invoice.header().kind().name(), invoice.number(), outcome);
  }
}
