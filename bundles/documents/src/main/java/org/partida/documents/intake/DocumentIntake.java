package org.partida.documents.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.archive.Vault;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Intake;
import org.partida.base.work.Received;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Takes documents that come as files, not by a network. */
@Component(service = Intake.class)
public final class DocumentIntake implements Intake {
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;

  @Activate
  public DocumentIntake(
      @Reference UnitOfWork books, @Reference Vault vault, @Reference Clock clock) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "document";
  }

  @Override
  public Received take(
      Actor actor, Optional<CompanyId> company, String fileName, InputStream content)
      throws IOException {
    CompanyId id =
        company.orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "document.company",
                        "it is not said whose document this is",
                        fileName,
                        "name the company")));
    actor.require(id, Module.DOCUMENTS, Access.WRITE);
    Vault.Stored stored = vault.store(content);
    String key = id + "/" + stored.id();
    boolean fresh =
        books.write(
            tx -> {
              tx.archive()
                  .put(
                      new ArchiveRow(
                          id,
                          stored.id(),
                          "PAYLOAD",
                          fileName,
                          stored.size(),
                          Optional.empty(),
                          Optional.empty(),
                          clock.instant()));
              return tx.work()
                  .enqueue(
                      new WorkOrder(FileReadStep.QUEUE, key, Optional.of(id), key),
                      clock.instant(),
                      false);
            });
    return new Received(key, fresh);
  }
}
