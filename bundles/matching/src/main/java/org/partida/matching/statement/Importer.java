package org.partida.matching.statement;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.statement.ImportResult;
import org.partida.base.archive.Vault;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.statement.StatementFormats;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Chain;
import org.partida.spi.action.Progress;
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementSource;

/** Imports an archived statement file: the whole of it or nothing, and once. Thread-safe. */
final class Importer {
  private final StatementFormats formats;
  private final UnitOfWork books;
  private final Vault vault;
  private final Path folder;
  private final Clock clock;
  private final Register register;

  /**
   * @param folder of temporary files
   */
  Importer(StatementFormats formats, UnitOfWork books, Vault vault, Path folder, Clock clock) {
    this.formats = formats;
    this.books = books;
    this.vault = vault;
    this.folder = folder;
    this.clock = clock;
    this.register = new Register(clock);
  }

  /**
   * What was read and is ready to be written, until it is closed.
   *
   * @param corrects a courier's: a waybill is there once for each transfer, so another amount is a
   *     correction
   */
  record Prepared(
      Register.File file,
      CompanyId company,
      long size,
      String format,
      List<Spooled> statements,
      boolean corrects,
      List<Problem> warnings,
      Spool spool)
      implements Closeable {
    String fileName() {
      return file.fileName();
    }

    /** How many. */
    int lines() {
      return statements.stream().mapToInt(Spooled::count).sum();
    }

    @Override
    public void close() throws IOException {
      spool.close();
    }
  }

  /** The archived file, read under somebody's eyes. */
  private record Archived(Path path, String fileName, Progress progress)
      implements StatementSource {
    @Override
    public InputStream open() throws IOException {
      return new Watched(Files.newInputStream(path), fileName, Files.size(path), progress);
    }
  }

  /**
   * Reads the file, outside any transaction; its lines lie in a temporary file if they are many.
   *
   * @throws PartidaException if the format is unknown, the file is broken, its account is not the
   *     company's, or somebody stopped it
   */
  Prepared prepare(Register.File file, long size, Progress progress) throws IOException {
    Spool spool = new Spool(folder);
    boolean kept = false;
    try {
      Prepared prepared = prepare(file, size, progress, spool);
      kept = true;
      return prepared;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      if (!kept) {
        spool.close();
      }
    }
  }

  private Prepared prepare(Register.File file, long size, Progress progress, Spool spool)
      throws IOException {
    Path path = vault.path(file.bytes());
    String fileName = file.fileName();
    Watched.go(progress, fileName);
    StatementReader reader = formats.detect(path, fileName);
    StatementRead read = reader.read(new Archived(path, fileName, progress), spool);
    Watched.go(progress, fileName);
    requireTrust(reader, fileName);
    Owner.Owned owned =
        books.read(
            tx ->
                new Owner(tx, file.company(), reader.facts(), fileName, file.options())
                    .of(spool.statements().stream().map(Spooled::head).toList()));
    List<Problem> warnings = new ArrayList<>(read.warnings());
    warnings.addAll(owned.warnings());
    List<Spooled> mine = new ArrayList<>();
    for (int i = 0; i < owned.statements().size(); i++) {
      Spooled s = spool.statements().get(i).under(owned.statements().get(i));
      mine.add(s);
      if (s.chain() == Chain.BROKEN) {
        warnings.add(
            new Problem(
                "statement.chain-broken",
                "opening balance plus movements is not the closing balance",
                fileName
                    + ", account "
                    + s.head().account()
                    + s.head().number().map(n -> ", statement " + n).orElse(""),
                "compare the last line with the bank's own page; a page may be missing"));
      }
    }
    boolean courier = reader.facts().source() == FormatFacts.Source.COURIER;
    return new Prepared(
        file, owned.company(), size, reader.format(), mine, courier, warnings, spool);
  }

  /** A format that nobody has seen a file of is believed after a person has compared one. */
  private void requireTrust(StatementReader reader, String fileName) {
    String format = reader.format();
    if (!reader.facts().proven() && !books.<Boolean>read(tx -> tx.statements().isTrusted(format))) {
      throw new PartidaException(
          new Problem(
              "statement.unproven",
              "no real file of "
                  + reader.facts().name()
                  + " has been read yet ("
                  + reader.facts().evidence()
                  + ")",
              fileName,
              "compare statement-read with the file; if it is right, format-trust "
                  + format
                  + ", then import again"));
    }
  }

  /**
   * Writes what was prepared, inside a transaction; lines that are there already are left alone.
   *
   * @throws PartidaException if somebody stopped it; the transaction must be rolled back
   */
  ImportResult write(Tx tx, Prepared p, Progress progress) {
    Optional<String> before = tx.statements().importOf(p.company(), p.file().bytes());
    ImportResult result;
    if (before.isPresent()) {
      result =
          new ImportResult(before.get(), Optional.of(p.format()), 0, p.lines(), true, p.warnings());
    } else {
      tx.archive()
          .put(
              new ArchiveRow(
                  p.company(),
                  p.file().bytes(),
                  "STATEMENT",
                  p.fileName(),
                  p.size(),
                  Optional.empty(),
                  Optional.empty(),
                  clock.instant()));
      result = new Entry(tx, p, clock, progress).write();
    }
    register.done(tx, p.file(), Optional.of(p.company()), result);
    return result;
  }
}
