package org.partida.matching.statement;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.partida.api.notice.Notice;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportRecord.State;
import org.partida.api.statement.ImportResult;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;

/**
 * Keeps what became of files that were handed over. A refusal that nobody was told of stands as a
 * notice until the file is imported. Stateless but for the clock.
 */
final class Register {
  private final Clock clock;

  Register(Clock clock) {
    this.clock = clock;
  }

  /** A file that was handed over. */
  record File(
      String id,
      Optional<CompanyId> company,
      String fileName,
      Sha256 bytes,
      Optional<String> parent,
      ImportOptions options,
      String by) {
    static File of(
        Optional<CompanyId> company,
        String fileName,
        Sha256 bytes,
        Optional<String> parent,
        ImportOptions options,
        String by) {
      return new File(Register.id(company, bytes), company, fileName, bytes, parent, options, by);
    }
  }

  /** The same bytes for the same company are the same import. */
  static String id(Optional<CompanyId> company, Sha256 bytes) {
    String key = company.map(CompanyId::value).orElse("-") + "/" + bytes.hex();
    return "i" + Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 23);
  }

  /** Whether the import is there, and nothing is to be done. */
  static boolean isThere(Tx tx, ImportRecord r) {
    return r.state() == State.DONE
        && !r.result().format().equals(Optional.of(ImportResult.ZIP))
        && !tx.statements().ofImport(r.result().importId()).isEmpty();
  }

  ImportRecord taken(Tx tx, File f) {
    ImportResult none = new ImportResult(f.id(), Optional.empty(), 0, 0, false, List.of());
    return put(tx, f, f.company(), State.TAKEN, none, List.of());
  }

  ImportRecord done(Tx tx, File f, Optional<CompanyId> company, ImportResult r) {
    Optional<ImportRecord> before = tx.imports().find(f.id());
    if (r.alreadyImported() && before.filter(b -> isThere(tx, b)).isPresent()) {
      return before.get();
    }
    tx.notices().clear(key(f.id()));
    return put(tx, f, company, State.DONE, r, List.of());
  }

  /** A container, by the ids of its files. */
  ImportRecord done(Tx tx, File f, ImportResult own, List<String> parts) {
    tx.notices().clear(key(f.id()));
    own.problems().stream().limit(1).forEach(p -> raise(tx, f, p));
    return put(tx, f, f.company(), State.DONE, own, parts);
  }

  ImportRecord refused(Tx tx, File f, Problem why, boolean untold) {
    if (untold) {
      raise(tx, f, why);
    }
    return put(tx, f, f.company(), State.REFUSED, ImportResult.refused(f.id(), why), List.of());
  }

  private void raise(Tx tx, File f, Problem why) {
    tx.notices()
        .raise(
            Notice.of(
                key(f.id()),
                f.company(),
                Notice.Level.WARNING,
                why,
                clock.instant(),
                Optional.empty()));
  }

  ImportRecord cancelled(Tx tx, File f, Problem why) {
    tx.notices().clear(key(f.id()));
    return put(tx, f, f.company(), State.CANCELLED, ImportResult.refused(f.id(), why), List.of());
  }

  /** It was taken back; what it was stays readable. */
  void undone(Tx tx, ImportRecord r) {
    tx.notices().clear(key(r.id()));
    tx.imports()
        .put(
            new ImportRecord(
                r.id(),
                r.company(),
                r.fileName(),
                r.file(),
                State.UNDONE,
                r.result(),
                r.parts(),
                r.parent(),
                r.options(),
                r.by(),
                clock.instant()));
  }

  static File file(ImportRecord r) {
    return new File(r.id(), r.company(), r.fileName(), r.file(), r.parent(), r.options(), r.by());
  }

  private ImportRecord put(
      Tx tx,
      File f,
      Optional<CompanyId> company,
      State state,
      ImportResult result,
      List<String> parts) {
    ImportRecord r =
        new ImportRecord(
            f.id(),
            company,
            f.fileName(),
            f.bytes(),
            state,
            result,
            parts,
            f.parent(),
            f.options(),
            f.by(),
            clock.instant());
    tx.imports().put(r);
    return r;
  }

  private static String key(String id) {
    return "statement-file/" + id;
  }
}
