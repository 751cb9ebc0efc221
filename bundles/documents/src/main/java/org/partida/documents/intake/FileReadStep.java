package org.partida.documents.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.document.Paper;
import org.partida.base.archive.Vault;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Sha256;
import org.partida.model.invoice.Invoice;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.RootElement;

/** Reads a document that came as a file. */
@Component(service = Step.class)
public final class FileReadStep implements Step {
  /** Files wait apart from messages; key = company/sha256. */
  static final String QUEUE = "file.read";

  private final Formats formats;
  private final Vault vault;
  private final NewDocuments documents;

  @Activate
  public FileReadStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceReader> readers,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Clock clock) {
    this.formats = new Formats(readers);
    this.vault = vault;
    this.documents = new NewDocuments(clock);
    Formats.wake(books, List.of(), readers, clock);
  }

  @Override
  public String queue() {
    return QUEUE;
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    String[] key = item.payload().split("/", 2);
    CompanyId company = CompanyId.parse(key[0]);
    Sha256 original = new Sha256(key[1]);
    try {
      RootElement root = Formats.root(vault.path(original));
      Optional<InvoiceReader> reader = formats.find(root);
      return reader.isEmpty() ? Formats.missing(root) : read(company, original, reader.get());
    } catch (PartidaException e) {
      return Outcome.rejected(e.problem(), Outcome.Effect.NONE);
    }
  }

  private Outcome read(CompanyId company, Sha256 original, InvoiceReader reader)
      throws IOException {
    InvoiceRead read = Formats.read(reader, vault.path(original));
    return Outcome.done(
        tx -> {
          for (Invoice i : read.invoices()) {
            documents.add(tx, company, i, read.warnings(), reader.format(), original, Paper.FILE);
          }
        });
  }
}
