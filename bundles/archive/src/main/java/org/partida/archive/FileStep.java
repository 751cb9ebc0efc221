package org.partida.archive;

import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.Document;
import org.partida.base.archive.Vault;
import org.partida.base.file.DurableFiles;
import org.partida.base.home.Home;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.document.ArchiveState;

/** Files a document by name once its rendering is there. */
@Component(service = Step.class)
public final class FileStep implements Step {
  private final UnitOfWork books;
  private final Filing filing;

  @Activate
  public FileStep(@Reference UnitOfWork books, @Reference Vault vault, @Reference Home home) {
    this.books = books;
    this.filing =
        new Filing(home.books().resolve("filed"), vault, new DurableFiles(new ViewFiles()));
  }

  @Override
  public String queue() {
    return Queues.FILE;
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    Optional<Document> document = books.read(tx -> tx.documents().find(item.payload()));
    if (document.isEmpty()) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    filing.file(document.get(), books.read(tx -> tx.links().papers(document.get().id())));
    return Outcome.done(
        tx ->
            tx.documents()
                .find(item.payload())
                .map(FileStep::filed)
                .ifPresent(tx.documents()::update));
  }

  /** A broken seal stays visible; what is whole is now filed. */
  private static Document filed(Document d) {
    return d.archive() == ArchiveState.SEAL_BROKEN ? d : d.with(ArchiveState.FILED);
  }
}
