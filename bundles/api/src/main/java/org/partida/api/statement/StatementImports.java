package org.partida.api.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.job.Job;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;

/**
 * Imports that go on in the background, what became of each file, and taking imports back.
 * Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface StatementImports {
  /**
   * Takes a file in; when this returns it is safe, and it will be imported even after a crash. A
   * file that was imported and is still there changes nothing; it is answered as {@code DONE}.
   *
   * @param company whose; empty = told by the account in the file, for which the right in all
   *     companies is needed
   * @param options what is known beyond the file
   * @throws org.partida.model.PartidaException {@code statement.too-large}
   */
  ImportRecord take(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      ImportOptions options)
      throws IOException;

  /**
   * Takes a file in, and starts a job that waits for its end. Cancelling the job cancels the
   * import; the job goes with this node, the import does not.
   *
   * @param company whose, as for {@link #take}
   * @param options what is known beyond the file
   * @param language of the job's summary
   * @throws org.partida.model.PartidaException {@code statement.too-large}
   */
  Job background(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      ImportOptions options,
      Locale language)
      throws IOException;

  /**
   * Waits until a file that was taken in, with all files in it, is no longer {@link
   * ImportRecord.State#TAKEN}, and says meanwhile how many bytes are read and lines are stored. If
   * the progress is cancelled, so is the import; nothing of it is kept then.
   *
   * @return the record; of a container the result has its parts
   * @throws org.partida.model.PartidaException {@code import.unknown}
   */
  ImportRecord await(Actor actor, String id, Progress progress) throws InterruptedException;

  /**
   * Stops an import that has not ended; no line and no statement of it is kept. One that has ended
   * stays as it is.
   *
   * @throws org.partida.model.PartidaException {@code import.unknown}
   */
  ImportRecord cancel(Actor actor, String id);

  /**
   * Files that were handed over, newest first.
   *
   * @param company whose; empty = all that the actor may see
   * @param problems only those with something to know: refused, or imported with warnings
   */
  List<ImportRecord> list(Actor actor, Optional<CompanyId> company, boolean problems, int limit);

  /**
   * What taking an import back would do; nothing is changed.
   *
   * @param id of an import, of a statement of it, or of a container
   * @throws org.partida.model.PartidaException {@code import.unknown}, {@code undo.other-file}
   */
  Removed plan(Actor actor, String id) throws IOException;

  /**
   * Takes an import back as if its file had never come: its lines go, those that another file of
   * the same days has are given to that, and the file can be imported again. If any of its lines is
   * confirmed, nothing is changed and the answer names them.
   *
   * @throws org.partida.model.PartidaException {@code import.unknown}, {@code undo.other-file},
   *     {@code undo.reason}
   */
  Removed remove(Actor actor, String id, String reason) throws IOException;

  /**
   * What an import's going does. Immutable.
   *
   * @param id of the import
   * @param company whose
   * @param done it was done; false for a plan, and if lines are confirmed
   * @param lines how many lines go
   * @param given how many lines come from other files in their place
   * @param confirmed lines that are confirmed and stand in the way
   */
  record Removed(
      String id,
      CompanyId company,
      boolean done,
      int lines,
      int given,
      List<LineRecord> confirmed) {
    public Removed {
      confirmed = List.copyOf(confirmed);
    }
  }
}
