package org.partida.matching.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.ImportResult.Part;
import org.partida.base.archive.Vault;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/** Imports a file, or each file of a container, while the caller waits. Thread-safe. */
final class DirectImport {
  private final Importer importer;
  private final UnitOfWork books;
  private final Vault vault;
  private final Register register;

  DirectImport(Importer importer, UnitOfWork books, Vault vault, Clock clock) {
    this.importer = importer;
    this.books = books;
    this.vault = vault;
    this.register = new Register(clock);
  }

  ImportResult run(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      ImportOptions options,
      Progress progress)
      throws IOException {
    company.ifPresent(c -> actor.require(c, Module.STATEMENTS, Access.WRITE));
    Vault.Stored stored;
    try {
      stored = Intaking.keep(vault, fileName, content);
    } catch (PartidaException tooLarge) {
      return ImportResult.refused("", tooLarge.problem());
    }
    Register.File file =
        Register.File.of(company, fileName, stored.id(), Optional.empty(), options, actor.id());
    Path path = vault.path(stored.id());
    return StatementZip.is(path, fileName)
        ? container(actor, file, path, progress)
        : one(actor, file, stored.size(), progress);
  }

  private ImportResult one(Actor actor, Register.File file, long size, Progress progress)
      throws IOException {
    try (Importer.Prepared prepared = importer.prepare(file, size, progress)) {
      actor.require(prepared.company(), Module.STATEMENTS, Access.WRITE);
      return books.write(tx -> importer.write(tx, prepared, progress));
    } catch (AccessDeniedException e) {
      throw e;
    } catch (PartidaException e) {
      return refused(file, e.problem());
    }
  }

  private ImportResult container(Actor actor, Register.File zip, Path path, Progress progress)
      throws IOException {
    List<StatementZip.Part> files;
    try {
      files = StatementZip.unpack(path, zip.fileName(), vault, progress);
    } catch (PartidaException e) {
      return refused(zip, e.problem());
    }
    List<Part> parts = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (StatementZip.Part f : files) {
      ImportResult r;
      if (f.stored().isPresent()) {
        Register.File file =
            Register.File.of(
                zip.company(),
                f.name(),
                f.stored().get().id(),
                Optional.of(zip.id()),
                zip.options(),
                zip.by());
        r = one(actor, file, f.stored().get().size(), progress);
        ids.add(file.id());
      } else {
        Problem why = f.problem().orElseThrow();
        problems.add(why);
        r = ImportResult.refused("", why);
      }
      parts.add(new Part(f.name(), r));
    }
    books.write(
        tx ->
            register.done(
                tx, zip, ImportResult.of(zip.id(), List.of(), problems), List.copyOf(ids)));
    return ImportResult.of(zip.id(), parts, List.of());
  }

  /** Whoever stops it knows; a refusal is remembered, the database's own trouble is not. */
  private ImportResult refused(Register.File file, Problem why) {
    if (!why.code().equals(Watched.CANCELLED) && !why.code().startsWith("db.")) {
      books.write(tx -> register.refused(tx, file, why, false));
    }
    return ImportResult.refused("", why);
  }
}
