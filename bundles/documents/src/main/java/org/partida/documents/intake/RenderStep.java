package org.partida.documents.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.company.Policies;
import org.partida.api.document.Document;
import org.partida.base.archive.Vault;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.model.Problem;
import org.partida.model.invoice.Invoice;
import org.partida.spi.render.InvoiceRenderer;

/** Makes a document's PDF and archives it; then it can be filed. */
@Component(service = Step.class)
public final class RenderStep implements Step {
  private static final String WAITING = "renderer";

  private final Optional<InvoiceRenderer> renderer;
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;

  @Activate
  public RenderStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceRenderer> renderers,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Clock clock) {
    this.renderer =
        renderers.stream().filter(r -> r.mediaType().equals("application/pdf")).findFirst();
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    if (renderer.isPresent()) {
      books.write(tx -> tx.work().wake(WAITING, clock.instant()));
    }
  }

  @Override
  public String queue() {
    return Queues.RENDER;
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    if (renderer.isEmpty()) {
      return Outcome.waiting(
          WAITING,
          new Problem(
              "renderer.missing",
              "no running bundle makes PDFs",
              item.payload(),
              "start partida-render; this goes on by itself then"));
    }
    Document d = books.read(tx -> tx.documents().find(item.payload())).orElseThrow();
    Invoice invoice = books.read(tx -> tx.documents().invoice(item.payload())).orElseThrow();
    Locale language =
        books
            .read(tx -> tx.companies().find(d.company()))
            .map(Company::policies)
            .map(Policies::language)
            .orElse(Locale.ENGLISH);
    Vault.Stored pdf = render(invoice, language);
    ArchiveRow row =
        new ArchiveRow(
            d.company(),
            pdf.id(),
            "PDF",
            d.number() + ".pdf",
            pdf.size(),
            Optional.empty(),
            Optional.empty(),
            clock.instant());
    return Outcome.done(
        tx -> {
          tx.archive().put(row);
          tx.documents()
              .find(d.id())
              .map(now -> now.withPdf(pdf.id()))
              .ifPresent(tx.documents()::update);
          tx.work().enqueue(WorkOrder.of(Queues.FILE, d.company(), d.id()), clock.instant(), true);
        });
  }

  private Vault.Stored render(Invoice invoice, Locale language) throws IOException {
    // PDFBox holds the whole document anyway, so its bytes need no file in between
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    renderer.orElseThrow().render(invoice, language, bytes);
    return vault.store(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
