package org.partida.documents.business;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.PaperImport;
import org.partida.base.archive.Vault;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;

/** Reads a dropped file of business papers. Thread-safe. */
@Component(service = Step.class)
public final class PaperReadStep implements Step {
  /** Key = company/sha256; the payload has the file's name after it. */
  static final String QUEUE = "paper.read";

  private static final int SHOWN = 5;

  private final Vault vault;
  private final PaperImporter importer;

  @Activate
  public PaperReadStep(
      @Reference UnitOfWork books, @Reference Vault vault, @Reference Clock clock) {
    this.vault = vault;
    this.importer = new PaperImporter(books, vault, clock);
  }

  @Override
  public String queue() {
    return QUEUE;
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    String[] key = item.payload().split("/", 3);
    try (InputStream in = vault.open(new Sha256(key[1]))) {
      byte[] bytes = BusinessPapersService.bytes(key[2], in);
      // again after a crash, each paper is there already
      PaperImport done = importer.take(CompanyId.parse(key[0]), key[2], bytes, Progress.SILENT);
      return done.problems().isEmpty()
          ? Outcome.done(Outcome.Effect.NONE)
          : Outcome.rejected(together(done), Outcome.Effect.NONE);
    } catch (PartidaException e) {
      return Outcome.rejected(e.problem(), Outcome.Effect.NONE);
    }
  }

  private static Problem together(PaperImport done) {
    Problem first = done.problems().get(0);
    String all =
        done.problems().stream()
            .limit(SHOWN)
            .map(p -> p.location() + ": " + p.message())
            .collect(Collectors.joining("; "));
    return new Problem(
        first.code(),
        BusinessPapersService.summary(done) + ". " + all,
        first.location(),
        first.fix() + "; then drop the file again: what was taken is not taken twice");
  }
}
