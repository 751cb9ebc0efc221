package org.partida.api.statement;

import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;

/**
 * What an import did. Immutable.
 *
 * @param importId stable id; undo goes by it
 * @param format the format found; empty if refused
 * @param added lines that are new
 * @param duplicates lines that were there
 * @param asked lines that may be there under another text; a person decides
 * @param alreadyImported the same file was imported before, or the same movements in another format
 * @param problems why it was refused, or what a person should know
 */
public record ImportResult(
    String importId,
    Optional<String> format,
    int added,
    int duplicates,
    int asked,
    boolean alreadyImported,
    List<Problem> problems) {
  public ImportResult {
    problems = List.copyOf(problems);
  }

  /** Nothing to be asked. */
  public ImportResult(
      String importId,
      Optional<String> format,
      int added,
      int duplicates,
      boolean alreadyImported,
      List<Problem> problems) {
    this(importId, format, added, duplicates, 0, alreadyImported, problems);
  }
}
