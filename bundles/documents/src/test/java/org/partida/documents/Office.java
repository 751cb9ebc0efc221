package org.partida.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.security.Actor;
import org.partida.archive.FileStep;
import org.partida.archive.FileVault;
import org.partida.base.archive.Vault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.internal.WakeupHub;
import org.partida.base.work.internal.WorkSettings;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.decide.DocumentsService;
import org.partida.documents.intake.DocumentIntake;
import org.partida.documents.intake.FileReadStep;
import org.partida.documents.intake.ReadStep;
import org.partida.documents.intake.RenderStep;
import org.partida.documents.network.FetchStep;
import org.partida.documents.network.ListStep;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.model.CompanyId;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.PrecedingInvoice;
import org.partida.model.invoice.References;
import org.partida.spi.action.Progress;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.render.InvoiceRenderer;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/**
 * An office in memory and a temporary folder: real store, real workers, real steps; the authority
 * and the format are fakes.
 */
final class Office implements AutoCloseable {
  static final CompanyId COMPANY = Samples.ALFA;

  final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  final TempHome home = new TempHome();
  final FakeNetwork network = new FakeNetwork();
  final UnitOfWork books;
  final Vault vault;
  final DocumentsService documents;
  final WorkerLoop workers;

  private List<Step> steps = List.of();
  private final StoreDatabases databases;
  private final WakeupHub wakeup = new WakeupHub();

  Office(Company company) {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, wakeup);
    vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
    documents = new DocumentsService(books, clock);
    books.write(
        tx -> {
          tx.companies().put(company);
          tx.connections().put(ConnectionRow.fresh("main", "ro.spv", "main").withTokens("x", "y"));
          return null;
        });
    workers =
        new WorkerLoop(
            books,
            clock,
            new WorkSettings(
                3,
                Duration.ofSeconds(60),
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                Duration.ZERO),
            "test",
            "boot");
    wakeup.onWake(workers::wake);
  }

  /** Every step of the journey up to the decision. */
  Office withAllSteps(List<InvoiceReader> readers) {
    steps =
        List.of(
            new ListStep(List.of(network), books, SyncSettings.defaults(), clock),
            new FetchStep(List.of(network), books, vault, home, SyncSettings.defaults(), clock),
            new ReadStep(List.of(network), readers, books, vault, home, clock),
            new RenderStep(List.of(new TextRenderer()), books, vault, clock),
            new FileStep(books, vault, home),
            new FileReadStep(readers, books, vault, clock));
    steps.forEach(workers::add);
    return this;
  }

  /** A file that comes by the inbox or by hand. */
  void file(Actor actor, String text) throws IOException {
    String xml = "<Invoice xmlns='urn:fake'>" + text + "</Invoice>";
    new DocumentIntake(books, vault, clock)
        .take(
            actor,
            Optional.of(COMPANY),
            text + ".xml",
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  /** The format's bundle comes: the step is registered anew with it. */
  void bring(InvoiceReader reader) {
    steps.stream().filter(s -> s.queue().equals(Queues.READ)).forEach(workers::remove);
    workers.add(new ReadStep(List.of(network), List.of(reader), books, vault, home, clock));
  }

  /** A tick, and everything that follows from it. */
  void sync() {
    new NetworkTick(books, SyncSettings.defaults(), clock).all();
    quiet();
  }

  void quiet() {
    workers.awaitQuiet(Optional.empty(), Duration.ofSeconds(30), Progress.SILENT);
  }

  @Override
  public void close() throws IOException {
    workers.close();
    databases.close();
    home.close();
  }

  /** Reads {@code <Invoice xmlns='urn:fake'>NUMBER …}. */
  static final class FakeReader implements InvoiceReader {
    @Override
    public String format() {
      return "fake";
    }

    @Override
    public boolean reads(RootElement root) {
      return root.namespace().equals("urn:fake");
    }

    @Override
    public InvoiceRead read(InputStream source) throws IOException {
      String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
      String[] words = text.replaceAll("<[^>]*>", "").split(" ");
      Invoice invoice = Samples.invoice(words[0]);
      boolean storno = words.length > 2 && words[1].equals("takes");
      return new InvoiceRead(List.of(storno ? storno(invoice, words[2]) : invoice), List.of());
    }

    /** The invoice as a credit note that refers to an earlier one. */
    private static Invoice storno(Invoice i, String earlier) {
      Header h = i.header();
      Header credit =
          new Header(
              h.number(),
              h.issueDate(),
              h.dueDate(),
              h.taxPointDate(),
              h.taxPointCode(),
              h.deliveryDate(),
              h.periodStart(),
              h.periodEnd(),
              "381",
              DocumentKind.CREDIT_NOTE,
              h.currency(),
              h.taxCurrency(),
              h.specification());
      Optional<String> n = Optional.empty();
      References references =
          new References(
              n,
              n,
              n,
              n,
              n,
              n,
              n,
              n,
              n,
              List.of(new PrecedingInvoice(earlier, Optional.empty())),
              List.of());
      return new Invoice(
          credit,
          i.parties(),
          i.lines(),
          i.allowances(),
          i.vat(),
          i.totals(),
          i.payment(),
          references,
          i.notes(),
          i.attachments(),
          i.withholdings(),
          i.stampDuty());
    }
  }

  /** A rendering that is only the number. */
  private static final class TextRenderer implements InvoiceRenderer {
    @Override
    public String mediaType() {
      return "application/pdf";
    }

    @Override
    public void render(Invoice invoice, java.util.Locale language, java.io.OutputStream out)
        throws IOException {
      out.write(invoice.number().getBytes(StandardCharsets.UTF_8));
    }
  }
}
