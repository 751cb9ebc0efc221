package org.partida.matching.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.partida.base.archive.Vault;
import org.partida.base.file.SafeZip;
import org.partida.base.file.ZipLimits;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/**
 * A ZIP of statement files, as banks send a month of daily statements. Workbooks, which are ZIPs
 * too, stay whole. Stateless.
 */
final class StatementZip {
  /** A year of daily statements of two accounts; none larger than one alone may be. */
  static final ZipLimits LIMITS = new ZipLimits(1000, Intaking.LARGEST, 5 * Intaking.LARGEST, 200);

  /** What makes a ZIP one document: Office Open XML, OpenDocument. */
  private static final Set<String> ONE = Set.of("[Content_Types].xml", "mimetype");

  private static final Set<String> OF_THE_SYSTEM = Set.of(".ds_store", "thumbs.db", "desktop.ini");

  private StatementZip() {}

  /**
   * A file of it: kept, or why not. Immutable.
   *
   * @param name as the ZIP names it
   * @param stored its bytes, unless it was refused
   * @param problem why it was
   */
  record Part(String name, Optional<Vault.Stored> stored, Optional<Problem> problem) {
    private static Part refused(String name, Problem why) {
      return new Part(name, Optional.empty(), Optional.of(why));
    }
  }

  /**
   * Whether the file is a ZIP of files. One that is damaged counts, so that this is what is told.
   */
  static boolean is(Path file, String fileName) throws IOException {
    if (!begins(file)) {
      return false;
    }
    try (SafeZip zip = SafeZip.open(file, new ZipLimits(100_000, 1, 1, 1))) {
      return zip.entries().stream().noneMatch(e -> ONE.contains(e.name()));
    } catch (PartidaException damaged) {
      return !fileName.toLowerCase(Locale.ROOT).matches(".*\\.(xlsx|xlsm|ods)");
    }
  }

  private static boolean begins(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(4);
    }
    return head.length == 4
        && head[0] == 'P'
        && head[1] == 'K'
        && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
  }

  /**
   * Keeps each file of it; what is wrong with one does not touch the others.
   *
   * @throws PartidaException if it cannot be opened, has too many files or none, or was cancelled
   */
  static List<Part> unpack(Path file, String fileName, Vault vault, Progress progress)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    try (SafeZip zip = SafeZip.open(file, LIMITS)) {
      for (SafeZip.Entry e : zip.entries()) {
        Watched.go(progress, fileName);
        progress.update(parts.size(), zip.entries().size(), "files unpacked");
        if (!isOfTheSystem(e.name())) {
          parts.add(part(zip, e, fileName, vault));
        }
      }
    }
    if (parts.isEmpty()) {
      throw new PartidaException(
          new Problem(
              "statement.empty", "the ZIP holds no file", fileName, "export the statement again"));
    }
    return parts;
  }

  private static Part part(SafeZip zip, SafeZip.Entry e, String fileName, Vault vault)
      throws IOException {
    String where = fileName + ", " + e.name();
    try (InputStream in = zip.read(e)) {
      Vault.Stored stored = vault.store(in);
      Path kept = vault.path(stored.id());
      if (begins(kept) && is(kept, e.name())) {
        return Part.refused(
            e.name(),
            new Problem(
                "statement.zip-nested",
                "a ZIP inside the ZIP is not opened",
                where,
                "import the inner ZIP by itself"));
      }
      return new Part(e.name(), Optional.of(stored), Optional.empty());
    } catch (PartidaException refused) {
      Problem p = refused.problem();
      return Part.refused(e.name(), new Problem(p.code(), p.message(), where, p.fix()));
    }
  }

  /** What macOS and Windows put beside people's files. */
  private static boolean isOfTheSystem(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.startsWith("__MACOSX/") || OF_THE_SYSTEM.contains(last);
  }
}
