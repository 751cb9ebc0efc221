package org.partida.matching.statement;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.job.Job;
import org.partida.api.job.Jobs;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportRecord.State;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.StatementImports;
import org.partida.base.archive.Vault;
import org.partida.base.home.Home;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.statement.StatementFormats;
import org.partida.base.work.Queues;
import org.partida.matching.action.ImportAction;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;

/** Imports in the background for those who may import. */
@Component(service = StatementImports.class)
public final class ImportsService implements StatementImports {
  /** How often it is looked whether another node has ended an import. */
  private static final long LOOK_MILLIS = 300;

  private final UnitOfWork books;
  private final Clock clock;
  private final ImportRuns runs;
  private final Jobs jobs;
  private final Intaking intaking;
  private final Register register;
  private final Removal removal;

  @Activate
  public ImportsService(
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
      @Reference Home home,
      @Reference ImportRuns runs,
      @Reference Jobs jobs,
      @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
    this.runs = runs;
    this.jobs = jobs;
    this.intaking = new Intaking(books, vault, clock);
    this.register = new Register(clock);
    StatementFormats formats = new StatementFormats(readers, more);
    this.removal =
        new Removal(new Importer(formats, books, vault, home.spool(), clock), books, clock);
  }

  @Override
  public ImportRecord take(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      ImportOptions options)
      throws IOException {
    return known(intaking.take(actor, company, fileName, content, options).record());
  }

  /** What was imported before brings nothing now. */
  private static ImportRecord known(ImportRecord r) {
    if (r.state() != State.DONE) {
      return r;
    }
    ImportResult was = r.result();
    ImportResult now =
        new ImportResult(
            was.importId(),
            was.format(),
            0,
            was.added() + was.duplicates() + was.asked(),
            true,
            was.problems());
    return with(r, now);
  }

  private static ImportRecord with(ImportRecord r, ImportResult result) {
    return new ImportRecord(
        r.id(),
        r.company(),
        r.fileName(),
        r.file(),
        r.state(),
        result,
        r.parts(),
        r.parent(),
        r.options(),
        r.by(),
        r.at());
  }

  @Override
  public Job background(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      ImportOptions options,
      Locale language)
      throws IOException {
    ImportRecord r = take(actor, company, fileName, content, options);
    String title = ImportAction.WORDS.get(language, "title") + " " + fileName;
    return jobs.start(
        actor,
        title,
        company,
        progress ->
            ImportAction.ended(
                r.state() == State.DONE ? r : await(actor, r.id(), progress), language));
  }

  @Override
  public ImportRecord await(Actor actor, String id, Progress progress) throws InterruptedException {
    require(actor, id, Access.READ);
    while (true) {
      List<ImportRecord> all = books.read(tx -> family(tx, id));
      List<ImportRecord> open = all.stream().filter(r -> r.state() == State.TAKEN).toList();
      if (open.isEmpty()) {
        return whole(all);
      }
      show(all, open, progress);
      if (progress.cancelled()) {
        // again and again: a worker may take it between two looks
        cancel(actor, id);
      }
      runs.awaitChange(LOOK_MILLIS);
    }
  }

  private void show(List<ImportRecord> all, List<ImportRecord> open, Progress progress) {
    String ended =
        all.size() == 1 ? "" : (all.size() - open.size()) + "/" + all.size() + " files, ";
    Optional<ImportRuns.Told> told =
        open.stream().flatMap(r -> runs.told(r.id()).stream()).findFirst();
    if (told.isPresent()) {
      progress.update(told.get().done(), told.get().total(), ended + told.get().message());
    } else {
      progress.update(0, 0, ended + "waiting");
    }
  }

  /** The file, and those in it. */
  private static List<ImportRecord> family(Tx tx, String id) {
    List<ImportRecord> all = new ArrayList<>();
    tx.imports().find(id).ifPresent(all::add);
    if (!all.isEmpty()) {
      for (String part : all.get(0).parts()) {
        tx.imports().find(part).ifPresent(all::add);
      }
    }
    return all;
  }

  /** A container with the results of its files. */
  private static ImportRecord whole(List<ImportRecord> all) {
    ImportRecord r = all.get(0);
    if (r.parts().isEmpty()) {
      return r;
    }
    List<ImportResult.Part> parts =
        all.stream().skip(1).map(p -> new ImportResult.Part(p.fileName(), p.result())).toList();
    return with(r, ImportResult.of(r.id(), parts, r.result().problems()));
  }

  @Override
  public ImportRecord cancel(Actor actor, String id) {
    require(actor, id, Access.WRITE);
    // first what is in work here: it may hold the transaction that the others wait for
    books.read(tx -> family(tx, id)).forEach(r -> runs.cancel(r.id()));
    ImportRecord now =
        books.write(
            tx -> {
              for (ImportRecord r : family(tx, id)) {
                if (r.state() == State.TAKEN) {
                  stop(tx, actor, r);
                }
              }
              return whole(family(tx, id));
            });
    // and what began meanwhile; it ends by itself, and says so
    books.read(tx -> family(tx, id)).forEach(r -> runs.cancel(r.id()));
    return now;
  }

  private void stop(Tx tx, Actor actor, ImportRecord r) {
    Problem why =
        new Problem(
            Watched.CANCELLED,
            "the import was stopped; no line and no statement of the file was kept",
            r.fileName(),
            "import the file again if it is wanted after all");
    String key = Intaking.key(r.company(), r.file().hex());
    if (tx.work().cancel(Queues.STATEMENT, key, why)) {
      register.cancelled(tx, Register.file(r), why);
      audit(tx, actor, "statement.cancel", r);
    }
  }

  private void audit(Tx tx, Actor actor, String what, ImportRecord r) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                r.company(),
                what,
                r.id(),
                r.fileName()));
  }

  @Override
  public List<ImportRecord> list(
      Actor actor, Optional<CompanyId> company, boolean problems, int limit) {
    company.ifPresent(c -> actor.require(c, Module.STATEMENTS, Access.READ));
    List<CompanyId> visible =
        company
            .map(List::of)
            .orElseGet(
                () -> books.read(tx -> tx.companies().list()).stream().map(Company::id).toList())
            .stream()
            .filter(c -> actor.may(c, Module.STATEMENTS, Access.READ))
            .toList();
    boolean nobodys = company.isEmpty() && actor.mayAll(Module.STATEMENTS, Access.READ);
    return books.read(tx -> tx.imports().list(visible, nobodys, problems, limit));
  }

  @Override
  public Removed plan(Actor actor, String id) throws IOException {
    return removal.run(actor, id, Optional.empty());
  }

  @Override
  public Removed remove(Actor actor, String id, String reason) throws IOException {
    return removal.run(actor, id, Optional.of(reason));
  }

  private void require(Actor actor, String id, Access access) {
    ImportRecord r =
        books
            .read(tx -> tx.imports().find(id))
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "import.unknown",
                            "no statement file was taken in as " + id,
                            id,
                            "statement-imports shows the ids")));
    if (r.company().isPresent()) {
      actor.require(r.company().get(), Module.STATEMENTS, access);
    } else {
      actor.requireAll(Module.STATEMENTS, access);
    }
  }
}
