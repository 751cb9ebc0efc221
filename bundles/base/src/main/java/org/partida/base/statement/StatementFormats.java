package org.partida.base.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.base.paper.XlsxRows;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.statement.SheetReader;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;

/** The statement formats that can be read now; detection never guesses. Immutable. */
public final class StatementFormats {
  private static final int ROWS = 40;
  private static final Set<String> ATTACKS = Set.of("zip.bomb", "zip.tooLarge", "zip.entries");

  /** How the containers of Excel 97 and before begin, as Latin-1. */
  private static final String OLD_WORKBOOK = "\u00d0\u00cf\u0011\u00e0";

  private final List<StatementReader> readers;
  private final List<StatementReaders> more;

  public StatementFormats(List<StatementReader> readers, List<StatementReaders> more) {
    this.readers = List.copyOf(readers);
    this.more = List.copyOf(more);
  }

  /** Those that are there now, by name. */
  public List<StatementReader> all() {
    return Stream.concat(readers.stream(), more.stream().flatMap(m -> m.readers().stream()))
        .sorted(Comparator.comparing(StatementReader::format))
        .toList();
  }

  public boolean none() {
    return readers.isEmpty() && more.isEmpty();
  }

  /**
   * What formats are told by: the first bytes, of a workbook its first rows.
   *
   * @throws PartidaException if it is a workbook that cannot be read
   */
  private StatementHead head(Path file, String fileName) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(StatementHead.LIMIT);
    }
    for (SheetReader sheet : sheets()) {
      if (sheet.is(head)) {
        byte[] bytes = Files.readAllBytes(file);
        return new StatementHead(fileName, head, top(sheet.read(bytes, fileName)));
      }
    }
    return XlsxRows.is(head)
        ? new StatementHead(fileName, head, rows(file, fileName))
        : new StatementHead(fileName, head);
  }

  private List<SheetReader> sheets() {
    return more.stream().flatMap(m -> m.sheets().stream()).distinct().toList();
  }

  /** A container that is no workbook has none. */
  private static List<List<String>> rows(Path file, String fileName) throws IOException {
    try {
      return top(XlsxRows.typed(Files.readAllBytes(file), fileName));
    } catch (PartidaException noWorkbook) {
      if (ATTACKS.contains(noWorkbook.problem().code())) {
        throw noWorkbook;
      }
      return List.of();
    }
  }

  private static List<List<String>> top(List<SheetReader.Row> rows) {
    return rows.stream().limit(ROWS).map(SheetReader.Row::cells).toList();
  }

  /**
   * The one reader whose format this is; none or several is a refusal that says what was looked
   * for.
   */
  public StatementReader detect(Path file, String fileName) throws IOException {
    StatementHead start = head(file, fileName);
    List<StatementReader> yes = all().stream().filter(r -> r.detect(start).yes()).toList();
    if (yes.size() == 1) {
      return yes.get(0);
    }
    throw new PartidaException(yes.isEmpty() ? unknown(start) : ambiguous(yes, fileName));
  }

  public static StatementRead read(StatementReader reader, Path file, String fileName)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return reader.read(in, fileName);
    }
  }

  private Problem unknown(StatementHead head) {
    if (head.rows().isEmpty() && head.ascii().startsWith(OLD_WORKBOOK)) {
      return new Problem(
          "statement.old-workbook",
          "the file is an old workbook (.xls) that no installed reader knows",
          head.fileName(),
          "install the feature partida-statements-xls, or save the file as .xlsx");
    }
    return new Problem(
        "statement.format-unknown",
        "the file is of no known format"
            + begins(head)
            + "; looked for "
            + all().stream().map(StatementReader::format).collect(Collectors.joining(", ")),
        head.fileName(),
        "export the statement again in one of these formats, unchanged (formats tells what each is"
            + " known by); a table can be made known: statement-look");
  }

  private static String begins(StatementHead head) {
    String first =
        head.rows().isEmpty()
            ? head.ascii().lines().filter(l -> !l.isBlank()).findFirst().orElse("")
            : String.join(" | ", head.rows().get(0));
    String shown = first.replaceAll("[^\\x20-\\x7e]", "?").strip();
    return shown.isEmpty()
        ? ""
        : "; it begins \"" + (shown.length() > 80 ? shown.substring(0, 80) + "…" : shown) + "\"";
  }

  private static Problem ambiguous(List<StatementReader> yes, String fileName) {
    return new Problem(
        "statement.format-ambiguous",
        "several formats claim the file: " + yes.stream().map(StatementReader::format).toList(),
        fileName,
        "export the statement in another format and report this file");
  }
}
