package org.partida.statements.camt;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementSink;
import org.partida.spi.statement.StatementSource;
import org.partida.statements.text.Gathered;
import org.partida.statements.text.Refusal;

/**
 * Reads ISO 20022 camt.052, 053 and 054 of any version: elements go by local name, since files with
 * an old, a wrong or no namespace are in daily use. Immutable and thread-safe.
 */
final class CamtFile {
  private final CamtKind kind;

  CamtFile(CamtKind kind) {
    this.kind = kind;
  }

  StatementRead read(InputStream source, String fileName) throws IOException {
    return Gathered.read(sink -> read(source, fileName, sink));
  }

  StatementRead read(StatementSource source, StatementSink sink) throws IOException {
    try (InputStream in = source.open()) {
      return read(in, source.fileName(), sink);
    }
  }

  /** The statements without their lines, which the sink gets. */
  private StatementRead read(InputStream source, String fileName, StatementSink sink) {
    Cursor cursor = new Cursor(source);
    List<Statement> statements = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    Entries entries = new Entries(warnings);
    Optional<String> bank = Optional.empty();
    // an envelope may stand around the message; what follows it must be well-formed too, or the
    // file was cut
    while (cursor.find(kind::isRoot)) {
      while (cursor.nextChild()) {
        if (cursor.name().equals(kind.part())) {
          StatementPart part = StatementPart.read(cursor, entries, sink);
          bank = bank.or(part::bank);
          part.statement(warnings)
              .ifPresent(
                  s -> {
                    sink.end(s);
                    statements.add(s);
                  });
        } else {
          cursor.skip();
        }
      }
    }
    if (cursor.entries() != entries.count()) {
      throw Refusal.file(
          fileName,
          "camt.outside",
          (cursor.entries() - entries.count())
              + " entries (Ntry) stand where no entry of a statement does",
          "Export the statement again from the bank and import the unchanged file.");
    }
    if (statements.isEmpty() && warnings.isEmpty()) {
      throw Refusal.file(
          fileName,
          "camt.no-statement",
          "no " + kind.part() + " was found inside " + kind.root(),
          "Export the statement as " + kind.format() + " XML and import the unchanged file.");
    }
    return new StatementRead(bank, statements, warnings);
  }
}
