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
 * @param parts the files of a container, each an import of its own; the figures are their sums
 */
public record ImportResult(
    String importId,
    Optional<String> format,
    int added,
    int duplicates,
    int asked,
    boolean alreadyImported,
    List<Problem> problems,
    List<Part> parts) {
  /** Format of a container of several files. */
  public static final String ZIP = "zip";

  public ImportResult {
    problems = List.copyOf(problems);
    parts = List.copyOf(parts);
  }

  /** Of one file. */
  public ImportResult(
      String importId,
      Optional<String> format,
      int added,
      int duplicates,
      int asked,
      boolean alreadyImported,
      List<Problem> problems) {
    this(importId, format, added, duplicates, asked, alreadyImported, problems, List.of());
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

  /** Nothing was kept. */
  public static ImportResult refused(String importId, Problem why) {
    return new ImportResult(importId, Optional.empty(), 0, 0, false, List.of(why));
  }

  /** The container of these; {@code problems} are its own. */
  public static ImportResult of(String importId, List<Part> parts, List<Problem> problems) {
    return new ImportResult(
        importId,
        Optional.of(ZIP),
        parts.stream().mapToInt(p -> p.result().added()).sum(),
        parts.stream().mapToInt(p -> p.result().duplicates()).sum(),
        parts.stream().mapToInt(p -> p.result().asked()).sum(),
        !parts.isEmpty() && parts.stream().allMatch(p -> p.result().alreadyImported()),
        problems,
        parts);
  }

  /** Nothing of it was refused. */
  public boolean whole() {
    return format.isPresent() && parts.stream().allMatch(p -> p.result().whole());
  }

  /**
   * A file of a container. Immutable.
   *
   * @param fileName as the container names it
   * @param result its own
   */
  public record Part(String fileName, ImportResult result) {}
}
