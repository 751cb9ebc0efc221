package org.partida.documents.business;

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

/** Takes files of business papers from folders and routes ({@code partida:inbox/paper}). */
@Component(service = Intake.class)
public final class PaperIntake implements Intake {
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;

  @Activate
  public PaperIntake(@Reference UnitOfWork books, @Reference Vault vault, @Reference Clock clock) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "paper";
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
                        "it is not said whose papers these are",
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
                      new WorkOrder(
                          PaperReadStep.QUEUE, key, Optional.of(id), key + "/" + fileName),
                      clock.instant(),
                      false);
            });
    return new Received(key, fresh);
  }
}
