package org.partida.matching.statement;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.base.archive.Vault;
import org.partida.base.file.LimitedInput;
import org.partida.base.json.Json;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Takes statement files in: bytes first, a row second, nothing else. Thread-safe. */
final class Intaking {
  static final String TOO_LARGE = "statement.too-large";

  /** No bank sends a statement beyond this. */
  static final long LARGEST = 100L << 20;

  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;
  private final Register register;

  Intaking(UnitOfWork books, Vault vault, Clock clock) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    this.register = new Register(clock);
  }

  /** The payload of the row. */
  record Payload(
      Optional<String> company,
      String sha256,
      long size,
      String fileName,
      Optional<String> parent,
      ImportOptions options,
      Optional<String> by) {
    Payload {
      // rows of before have none of these
      parent = parent == null ? Optional.empty() : parent;
      options = options == null ? ImportOptions.NONE : options;
      by = by == null ? Optional.empty() : by;
    }
  }

  /**
   * Keeps the bytes.
   *
   * @throws PartidaException {@code statement.too-large}; nothing is kept then
   */
  static Vault.Stored keep(Vault vault, String fileName, InputStream content) throws IOException {
    return vault.store(
        new LimitedInput(
            content,
            LARGEST,
            () ->
                new PartidaException(
                    new Problem(
                        TOO_LARGE,
                        "the file is larger than 100 MB",
                        fileName,
                        "export a shorter period, a month for instance"))));
  }

  static String key(Optional<CompanyId> company, String sha256) {
    return company.map(CompanyId::value).orElse("-") + "/" + sha256;
  }

  static void require(Actor actor, Optional<CompanyId> company) {
    if (company.isPresent()) {
      actor.require(company.get(), Module.STATEMENTS, Access.WRITE);
    } else {
      actor.requireAll(Module.STATEMENTS, Access.WRITE);
    }
  }

  /** What was taken: its record, and whether there is something to do. */
  record Taken(ImportRecord record, boolean fresh) {}

  Taken take(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      ImportOptions options)
      throws IOException {
    require(actor, company);
    Vault.Stored stored = keep(vault, fileName, content);
    Register.File f =
        Register.File.of(company, fileName, stored.id(), Optional.empty(), options, actor.id());
    return books.write(tx -> enqueue(tx, f, stored.size()));
  }

  /** Notes the file and has it imported, unless it is imported already or about to be. */
  Taken enqueue(Tx tx, Register.File f, long size) {
    Optional<ImportRecord> before = tx.imports().find(f.id());
    if (before.isPresent() && Register.isThere(tx, before.get())) {
      return new Taken(before.get(), false);
    }
    boolean waits = before.filter(b -> b.state() == ImportRecord.State.TAKEN).isPresent();
    Payload payload =
        new Payload(
            f.company().map(CompanyId::value),
            f.bytes().hex(),
            size,
            f.fileName(),
            f.parent(),
            f.options(),
            Optional.of(f.by()));
    tx.work()
        .enqueue(
            new WorkOrder(
                Queues.STATEMENT,
                key(f.company(), f.bytes().hex()),
                f.company(),
                Json.write(payload)),
            clock.instant(),
            !waits);
    return new Taken(waits ? before.get() : register.taken(tx, f), !waits);
  }
}
