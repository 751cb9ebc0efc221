package org.partida.statements.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.partida.base.paper.XlsxRows;
import org.partida.spi.statement.SheetReader;
import org.partida.spi.statement.StatementHead;
import org.partida.statements.text.SourceText;

/**
 * Workbooks to rows: .xlsx here, others by the readers that are installed. Immutable and
 * thread-safe.
 */
public final class Sheets {
  /** What is there without any other bundle. */
  public static final Sheets BUILT_IN = new Sheets(List.of(new HtmlSheets()));

  private final List<SheetReader> readers;

  public Sheets(List<SheetReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /** The rows of a workbook's first sheet; empty if it is none. */
  Optional<List<Grid.Row>> rows(byte[] bytes, String fileName) throws IOException {
    if (XlsxRows.is(bytes)) {
      return Optional.of(folded(XlsxRows.typed(bytes, fileName)));
    }
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, StatementHead.LIMIT));
    for (SheetReader reader : readers) {
      if (reader.is(head)) {
        return Optional.of(folded(reader.read(bytes, fileName)));
      }
    }
    return Optional.empty();
  }

  private static List<Grid.Row> folded(List<SheetReader.Row> rows) {
    return rows.stream()
        .map(
            r ->
                new Grid.Row(
                    r.line(), r.cells().stream().map(SourceText::fold).toList(), r.numbers()))
        .toList();
  }
}
