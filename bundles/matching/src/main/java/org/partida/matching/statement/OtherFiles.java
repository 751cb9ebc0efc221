package org.partida.matching.statement;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.StatementSummary;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;

/**
 * Files that an undo needs once more, as they were read when they came. Used by one thread, until
 * closed.
 *
 * @param byImport by the id of their import
 */
record OtherFiles(Map<String, Importer.Prepared> byImport) implements Closeable {
  /**
   * Reads those of the statements.
   *
   * @param files their bytes, by import
   * @param options what was said beyond them, by import
   * @throws PartidaException {@code undo.other-file}
   */
  static OtherFiles read(
      Importer importer,
      CompanyId company,
      List<StatementSummary> statements,
      Map<String, Sha256> files,
      Map<String, ImportOptions> options)
      throws IOException {
    OtherFiles read = new OtherFiles(new LinkedHashMap<>());
    boolean whole = false;
    try {
      for (StatementSummary s : statements) {
        if (!read.byImport().containsKey(s.importId())) {
          Register.File file =
              new Register.File(
                  s.importId(),
                  Optional.of(company),
                  s.fileName(),
                  files.get(s.importId()),
                  Optional.empty(),
                  options.get(s.importId()),
                  "");
          read.byImport().put(s.importId(), read(importer, file));
        }
      }
      whole = true;
      return read;
    } finally {
      if (!whole) {
        read.close();
      }
    }
  }

  private static Importer.Prepared read(Importer importer, Register.File file) throws IOException {
    try {
      return importer.prepare(file, 0, Progress.SILENT);
    } catch (PartidaException e) {
      throw new PartidaException(
          new Problem(
              "undo.other-file",
              "a file of the same days cannot be read again: " + e.problem().message(),
              file.fileName(),
              e.problem().fix()));
    }
  }

  @Override
  public void close() throws IOException {
    for (Importer.Prepared p : byImport.values()) {
      p.close();
    }
  }
}
