package org.partida.matching.statement;

import java.io.IOException;
import java.io.InputStream;
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
import org.partida.model.statement.Statement;
import org.partida.spi.action.Progress;
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/** Imports an archived statement file: the whole of it or nothing, and once. Thread-safe. */
final class Importer {
  private final StatementFormats formats;
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;
  private final Register register;

  Importer(StatementFormats formats, UnitOfWork books, Vault vault, Clock clock) {
    this.formats = formats;
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    this.register = new Register(clock);
  }

  /**
   * What was read and is ready to be written.
   *
   * @param corrects a courier's: a waybill is there once for each transfer, so another amount is a
   *     correction
   */
  record Prepared(
      Register.File file,
      CompanyId company,
      long size,
      String format,
      StatementRead read,
      boolean corrects,
      List<Problem> warnings) {
    String fileName() {
      return file.fileName();
    }
  }

  /**
   * Reads the file, outside any transaction.
   *
   * @throws PartidaException if the format is unknown, the file is broken, its account is not the
   *     company's, or somebody stopped it
   */
  Prepared prepare(Register.File file, long size, Progress progress) throws IOException {
    Path path = vault.path(file.bytes());
    String fileName = file.fileName();
    Watched.go(progress, fileName);
    StatementReader reader = formats.detect(path, fileName);
    StatementRead read;
    try (InputStream in =
        new Watched(Files.newInputStream(path), fileName, Files.size(path), progress)) {
      read = reader.read(in, fileName);
    }
    Watched.go(progress, fileName);
    requireTrust(reader, fileName);
    Owner.Owned owned =
        books.read(
            tx ->
                new Owner(tx, file.company(), reader.facts(), fileName, file.options())
                    .of(read.statements()));
    List<Problem> warnings = new ArrayList<>(read.warnings());
    warnings.addAll(owned.warnings());
    for (Statement s : owned.statements()) {
      if (s.chain() == Chain.BROKEN) {
        warnings.add(
            new Problem(
                "statement.chain-broken",
                "opening balance plus movements is not the closing balance",
                fileName
                    + ", account "
                    + s.account()
                    + s.number().map(n -> ", statement " + n).orElse(""),
                "compare the last line with the bank's own page; a page may be missing"));
      }
    }
    boolean courier = reader.facts().source() == FormatFacts.Source.COURIER;
    StatementRead mine = new StatementRead(read.bank(), owned.statements(), read.warnings());
    return new Prepared(file, owned.company(), size, reader.format(), mine, courier, warnings);
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
      int all = p.read().statements().stream().mapToInt(s -> s.lines().size()).sum();
      result = new ImportResult(before.get(), Optional.of(p.format()), 0, all, true, p.warnings());
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
