package org.partida.documents.business;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.BusinessPapers;
import org.partida.api.document.Document;
import org.partida.api.document.PaperImport;
import org.partida.api.document.PaperTie;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.archive.Vault;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.paper.BusinessPaper;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.PaperSettings;

/** Business papers for those who may see and change them. Thread-safe. */
@Component(service = BusinessPapers.class)
public final class BusinessPapersService implements BusinessPapers {
  /** The file is held in memory while it is read. */
  static final int MOST_BYTES = 64 * 1024 * 1024;

  private final UnitOfWork books;
  private final Clock clock;
  private final PaperImporter importer;
  private final RetailMonths months;

  @Activate
  public BusinessPapersService(
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Hosts hosts,
      @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
    this.months = new RetailMonths(books, vault, hosts, clock);
    this.importer = new PaperImporter(books, vault, clock);
  }

  @Override
  public PaperImport take(
      Actor actor, CompanyId company, String fileName, InputStream content, Progress progress)
      throws IOException {
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    PaperImport done = importer.take(company, fileName, bytes(fileName, content), progress);
    books.write(tx -> audit(tx, actor, company, "paper.import", fileName, summary(done)));
    return done;
  }

  static String summary(PaperImport done) {
    return done.count(PaperImport.Outcome.NEW)
        + " new, "
        + done.count(PaperImport.Outcome.SAME)
        + " known, "
        + done.count(PaperImport.Outcome.DIFFERS)
        + " differ, "
        + done.problems().size()
        + " not readable";
  }

  static byte[] bytes(String name, InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new PartidaException(
          new Problem(
              "paper.size",
              "the file is larger than " + MOST_BYTES / (1024 * 1024) + " MB",
              name,
              "split it"));
    }
    return bytes;
  }

  @Override
  public PaperImport discharge(Actor actor, CompanyId company, YearMonth month) {
    actor.require(company, Module.POSTING, Access.WRITE);
    PaperImport done = months.discharge(company, month);
    books.write(
        tx -> audit(tx, actor, company, "retail.discharge", month.toString(), summary(done)));
    return done;
  }

  @Override
  public BusinessPaper content(Actor actor, String document) {
    Document d = document(actor, document, Access.READ);
    return books.read(tx -> tx.papers().find(d.id())).orElseThrow(() -> noPaper(document));
  }

  @Override
  public PaperTie tie(Actor actor, String paper, String invoice, boolean joined) {
    Document p = document(actor, paper, Access.WRITE);
    Document i = document(actor, invoice, Access.WRITE);
    return books.write(
        tx -> {
          if (tx.papers().find(paper).isEmpty()) {
            throw noPaper(paper);
          }
          boolean fits =
              p.company().equals(i.company())
                  && p.direction() == i.direction()
                  && tx.documents().invoice(invoice).isPresent();
          if (!fits) {
            throw refused(
                "paper.tie",
                p.number() + " and " + i.number() + " are not a paper and an invoice of one side",
                invoice,
                "give a paper and an invoice of the same company, both received or both issued");
          }
          if (isBooked(tx, p) && isBooked(tx, i)) {
            throw refused(
                "paper.booked",
                "both " + p.number() + " and " + i.number() + " are in the books",
                invoice,
                "undo one of the entries first");
          }
          PaperTie tie =
              new PaperTie(
                  p.company(),
                  paper,
                  invoice,
                  joined,
                  BigDecimal.ZERO,
                  BigDecimal.ONE,
                  actor.id(),
                  clock.instant());
          tx.papers().putTie(tie);
          for (String d : List.of(paper, invoice)) {
            tx.work().enqueue(WorkOrder.of(Queues.PROPOSE, p.company(), d), clock.instant(), true);
          }
          audit(tx, actor, p.company(), "paper.tie", paper, invoice + (joined ? "" : " not"));
          return tie;
        });
  }

  private static boolean isBooked(Tx tx, Document d) {
    return tx.documents()
        .find(d.id())
        .filter(x -> x.accounting() == AccountingState.POSTED)
        .isPresent();
  }

  @Override
  public List<PaperTie> ties(Actor actor, String document) {
    Document d = document(actor, document, Access.READ);
    return books.read(tx -> tx.papers().ties(d.id()));
  }

  @Override
  public PaperSettings settings(Actor actor, CompanyId company) {
    actor.require(company, Module.COMPANIES, Access.READ);
    return books.read(tx -> tx.papers().settings(company));
  }

  @Override
  public PaperSettings settings(Actor actor, CompanyId company, PaperSettings settings) {
    actor.require(company, Module.COMPANIES, Access.WRITE);
    return books.write(
        tx -> {
          tx.papers().putSettings(company, settings);
          audit(tx, actor, company, "paper.settings", company.value(), settings.toString());
          return settings;
        });
  }

  private Document document(Actor actor, String id, Access access) {
    Document d = books.read(tx -> tx.documents().require(id));
    actor.require(d.company(), Module.DOCUMENTS, access);
    return d;
  }

  private boolean audit(
      Tx tx, Actor actor, CompanyId company, String action, String subject, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(company),
                action,
                subject,
                detail));
    return true;
  }

  private static PartidaException noPaper(String id) {
    return refused(
        "paper.unknown",
        "document " + id + " is no such paper",
        id,
        "an invoice is shown by document-show");
  }

  private static PartidaException refused(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
