package org.partida.matching.statement;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.base.archive.Vault;
import org.partida.base.json.Json;
import org.partida.base.port.UnitOfWork;
import org.partida.base.statement.StatementFormats;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.matching.statement.StatementIntake.Taken;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;

/** Imports a statement file that was taken in. */
@Component(service = Step.class)
public final class StatementStep implements Step {
  private static final String WAITING = "statement-format";

  private final StatementFormats formats;
  private final Importer importer;

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
      @Reference Clock clock) {
    this.formats = new StatementFormats(readers, more);
    this.importer = new Importer(formats, books, vault, clock);
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
    Taken taken = Json.read(item.payload(), Taken.class);
    if (formats.none()) {
      return Outcome.waiting(
          WAITING,
          new Problem(
              "format.missing",
              "no bundle that reads statements is running",
              taken.fileName(),
              "start partida-statements; this goes on by itself then"));
    }
    try {
      Vault.Stored file = new Vault.Stored(new Sha256(taken.sha256()), taken.size());
      Importer.Prepared p =
          importer.prepare(
              taken.company().map(CompanyId::parse), file, taken.fileName(), taken.options());
      return Outcome.done(tx -> importer.write(tx, p));
    } catch (PartidaException e) {
      return Outcome.rejected(e.problem(), Outcome.Effect.NONE);
    }
  }
}
