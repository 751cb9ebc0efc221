package org.partida.documents.intake;

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
import org.partida.model.CompanyId;

/** Takes documents that come as files, not by a network. */
@Component(service = Intake.class)
public final class DocumentIntake implements Intake {
  private final FileInbox inbox;

  @Activate
  public DocumentIntake(
      @Reference UnitOfWork books, @Reference Vault vault, @Reference Clock clock) {
    this.inbox = new FileInbox(books, vault, clock);
  }

  @Override
  public String kind() {
    return "document";
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
        "document this is",
        (key, id, name) -> new WorkOrder(FileReadStep.QUEUE, key, Optional.of(id), key));
  }
}
