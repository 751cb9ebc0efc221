package org.partida.documents.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.archive.Vault;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Received;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Archives files that come by themselves and has them read, each once. Thread-safe. */
public final class FileInbox {
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;

  /** Over the archive and the queues. */
  public FileInbox(UnitOfWork books, Vault vault, Clock clock) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
  }

  /** What a kind of file becomes: a row of a queue, from its key and its name. */
  @FunctionalInterface
  public interface Reading {
    WorkOrder order(String key, CompanyId company, String fileName);
  }

  /**
   * Keeps the bytes, then the row.
   *
   * @param what in words, for the message if no company is named
   */
  public Received take(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      String what,
      Reading reading)
      throws IOException {
    CompanyId id =
        company.orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "document.company",
                        "it is not said whose " + what,
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
              return tx.work().enqueue(reading.order(key, id, fileName), clock.instant(), false);
            });
    return new Received(key, fresh);
  }
}
