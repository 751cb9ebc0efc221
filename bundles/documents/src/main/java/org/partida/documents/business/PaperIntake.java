package org.partida.documents.business;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Actor;
import org.partida.base.archive.Vault;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Intake;
import org.partida.base.work.Received;
import org.partida.base.work.WorkOrder;
import org.partida.documents.intake.FileInbox;
import org.partida.model.CompanyId;

/** Takes files of business papers from folders and routes ({@code partida:inbox/paper}). */
@Component(service = Intake.class)
public final class PaperIntake implements Intake {
  private final FileInbox inbox;

  @Activate
  public PaperIntake(@Reference UnitOfWork books, @Reference Vault vault, @Reference Clock clock) {
    this.inbox = new FileInbox(books, vault, clock);
  }

  @Override
  public String kind() {
    return "paper";
  }

  @Override
  public Received take(
      Actor actor, Optional<CompanyId> company, String fileName, InputStream content)
      throws IOException {
    return inbox.take(
        actor,
        company,
        fileName,
        content,
        "papers these are",
        (key, id, name) ->
            new WorkOrder(PaperReadStep.QUEUE, key, Optional.of(id), key + "/" + name));
  }
}
