package org.partida.matching.statement;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportOptions;
import org.partida.base.archive.Vault;
import org.partida.base.json.Json;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Intake;
import org.partida.base.work.Queues;
import org.partida.base.work.Received;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;

/**
 * Takes statement files that are dropped, mailed or fetched: bytes first, a row second, nothing
 * else.
 */
@Component(service = Intake.class)
public final class StatementIntake implements Intake {
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;

  @Activate
  public StatementIntake(
      @Reference UnitOfWork books, @Reference Vault vault, @Reference Clock clock) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "statement";
  }

  @Override
  public Received take(
      Actor actor, Optional<CompanyId> company, String fileName, InputStream content)
      throws IOException {
    return take(actor, company, fileName, Map.of(), content);
  }

  @Override
  public Received take(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      Map<String, String> told,
      InputStream content)
      throws IOException {
    if (company.isPresent()) {
      actor.require(company.get(), Module.STATEMENTS, Access.WRITE);
    } else {
      actor.requireAll(Module.STATEMENTS, Access.WRITE);
    }
    Vault.Stored stored = vault.store(content);
    String key = company.map(CompanyId::value).orElse("-") + "/" + stored.id();
    String payload =
        Json.write(
            new Taken(
                company.map(CompanyId::value),
                stored.id().hex(),
                stored.size(),
                fileName,
                options(told)));
    boolean fresh =
        books.write(
            tx ->
                tx.work()
                    .enqueue(
                        new WorkOrder(Queues.STATEMENT, key, company, payload),
                        clock.instant(),
                        false));
    return new Received(key, fresh);
  }

  private static ImportOptions options(Map<String, String> told) {
    return new ImportOptions(
        Optional.ofNullable(told.get("account")),
        Optional.empty(),
        Optional.ofNullable(told.get("number")),
        Optional.ofNullable(told.get("sender")));
  }

  /** The payload of the row. */
  record Taken(
      Optional<String> company, String sha256, long size, String fileName, ImportOptions options) {
    Taken {
      // rows of before have none
      options = options == null ? ImportOptions.NONE : options;
    }
  }
}
