package org.partida.matching.statement;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.statement.ImportResult;
import org.partida.base.archive.Vault;
import org.partida.base.home.Home;
import org.partida.base.json.Json;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.statement.StatementFormats;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;

/**
 * Imports a statement file that was taken in. The import is a transaction of its own, because
 * somebody may stop it in the middle; done again after a crash, it finds itself done.
 */
@Component(service = Step.class)
public final class StatementStep implements Step {
  private static final String WAITING = "statement-format";

  private final StatementFormats formats;
  private final Importer importer;
  private final UnitOfWork books;
  private final Vault vault;
  private final ImportRuns runs;
  private final Register register;
  private final Intaking intaking;

  @Activate
  public StatementStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<StatementReader> readers,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<StatementReaders> more,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference ImportRuns runs,
      @Reference Home home,
      @Reference Clock clock) {
    this.formats = new StatementFormats(readers, more);
    this.importer = new Importer(formats, books, vault, home.spool(), clock);
    this.books = books;
    this.vault = vault;
    this.runs = runs;
    this.register = new Register(clock);
    this.intaking = new Intaking(books, vault, clock);
    if (!formats.none()) {
      books.write(tx -> tx.work().wake(WAITING, clock.instant()));
    }
  }

  @Override
  public String queue() {
    return Queues.STATEMENT;
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    Intaking.Payload taken = Json.read(item.payload(), Intaking.Payload.class);
    if (formats.none()) {
      return Outcome.waiting(
          WAITING,
          new Problem(
              "format.missing",
              "no bundle that reads statements is running",
              taken.fileName(),
              "start partida-statements; this goes on by itself then"));
    }
    Register.File file =
        Register.File.of(
            taken.company().map(CompanyId::parse),
            taken.fileName(),
            new Sha256(taken.sha256()),
            taken.parent(),
            taken.options(),
            taken.by().orElse("system:worker"));
    try (ImportRuns.Run run = runs.begin(file.id())) {
      return imported(file, taken.size(), run);
    }
  }

  private Outcome imported(Register.File file, long size, ImportRuns.Run run) throws IOException {
    try {
      Path path = vault.path(file.bytes());
      if (StatementZip.is(path, file.fileName())) {
        List<StatementZip.Part> parts = StatementZip.unpack(path, file.fileName(), vault, run);
        books.write(tx -> hand(tx, file, parts));
      } else {
        try (Importer.Prepared p = importer.prepare(file, size, run)) {
          books.write(tx -> importer.write(tx, p, run));
        }
      }
      return Outcome.done(Outcome.Effect.NONE);
    } catch (PartidaException e) {
      return refused(file, e.problem());
    }
  }

  /** The database's own trouble passes, and the file is tried again. */
  private Outcome refused(Register.File file, Problem why) {
    if (why.code().startsWith("db.")) {
      throw new PartidaException(why);
    }
    boolean stopped = why.code().equals(Watched.CANCELLED);
    // written before the row ends, so that whoever waits for it is not told too early
    books.write(
        tx -> stopped ? register.cancelled(tx, file, why) : register.refused(tx, file, why, true));
    return Outcome.rejected(why, Outcome.Effect.NONE);
  }

  /** Each file of a container is work of its own. */
  private ImportResult hand(Tx tx, Register.File zip, List<StatementZip.Part> parts) {
    List<String> ids = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (StatementZip.Part p : parts) {
      p.problem().ifPresent(problems::add);
      p.stored()
          .ifPresent(
              s -> {
                Register.File f =
                    Register.File.of(
                        zip.company(),
                        p.name(),
                        s.id(),
                        Optional.of(zip.id()),
                        zip.options(),
                        zip.by());
                ids.add(intaking.enqueue(tx, f, s.size()).record().id());
              });
    }
    ImportResult own = ImportResult.of(zip.id(), List.of(), problems);
    register.done(tx, zip, own, ids);
    return own;
  }
}
