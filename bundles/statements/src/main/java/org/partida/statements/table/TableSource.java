package org.partida.statements.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.base.paper.XlsxRows;
import org.partida.model.PartidaException;
import org.partida.spi.statement.StatementHead;
import org.partida.statements.text.SourceText;

/**
 * A file as rows: a workbook's first sheet, or text with whichever delimiter shows the headings.
 * Stateless.
 */
final class TableSource {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  private TableSource() {}

  /** Rows and where the headings stand in them. */
  record Found(List<Grid.Row> rows, TableHead head) {}

  /** The headings within the first rows; empty if the file is none of the profile. */
  static Optional<TableHead> look(StatementHead head, TableProfile profile) {
    if (!head.rows().isEmpty()) {
      List<Grid.Row> rows = new ArrayList<>();
      head.rows()
          .forEach(
              r ->
                  rows.add(
                      new Grid.Row(rows.size() + 1, r.stream().map(SourceText::fold).toList())));
      return TableHead.find(top(rows), profile);
    }
    try {
      String text = SourceText.decodeHead(head.bytes());
      for (char d : DELIMITERS) {
        Optional<TableHead> found =
            TableHead.find(Grid.top(text, d, TableHead.SEARCHED_ROWS), profile);
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (PartidaException notText) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The whole file. */
  static Optional<Found> read(byte[] bytes, String fileName, TableProfile profile)
      throws IOException {
    if (XlsxRows.is(bytes)) {
      List<Grid.Row> rows = sheet(bytes, fileName);
      return TableHead.find(top(rows), profile).map(h -> new Found(rows, h));
    }
    String text = SourceText.decode(bytes);
    for (char d : DELIMITERS) {
      Optional<TableHead> head =
          TableHead.find(Grid.top(text, d, TableHead.SEARCHED_ROWS), profile);
      if (head.isPresent()) {
        return Optional.of(new Found(Grid.rows(text, d), head.get()));
      }
    }
    return Optional.empty();
  }

  /** All rows, whatever they are; the delimiter is the one that makes the most cells. */
  static List<Grid.Row> rows(byte[] bytes, String fileName) throws IOException {
    if (XlsxRows.is(bytes)) {
      return sheet(bytes, fileName);
    }
    String text = SourceText.decode(bytes);
    List<Grid.Row> best = List.of();
    for (char d : DELIMITERS) {
      List<Grid.Row> rows = Grid.top(text, d, TableHead.SEARCHED_ROWS);
      if (cells(rows) > cells(best)) {
        best = rows;
      }
    }
    return best;
  }

  private static int cells(List<Grid.Row> rows) {
    return rows.stream().mapToInt(r -> r.cells().size()).sum();
  }

  private static List<Grid.Row> top(List<Grid.Row> rows) {
    return rows.subList(0, Math.min(rows.size(), TableHead.SEARCHED_ROWS));
  }

  private static List<Grid.Row> sheet(byte[] bytes, String fileName) throws IOException {
    List<Grid.Row> rows = new ArrayList<>();
    XlsxRows.read(bytes, fileName)
        .forEach(
            r ->
                rows.add(
                    new Grid.Row(r.line(), r.cells().stream().map(SourceText::fold).toList())));
    return rows;
  }
}
