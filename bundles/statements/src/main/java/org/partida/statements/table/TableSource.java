package org.partida.statements.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.spi.statement.StatementHead;
import org.partida.statements.text.SourceText;

/**
 * A file as rows: a workbook's first sheet, or text with whichever delimiter shows the headings.
 * Immutable and thread-safe.
 */
final class TableSource {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  private final Sheets sheets;

  TableSource(Sheets sheets) {
    this.sheets = sheets;
  }

  /** Rows and where the headings stand in them. */
  record Found(List<Grid.Row> rows, TableHead head) {}

  /** The names in the first rows, once for each way in which the file may be a table. */
  private record Names(List<List<Map<String, List<Integer>>>> ways) {
    static Names of(StatementHead head) {
      if (!head.rows().isEmpty()) {
        List<Grid.Row> rows = new ArrayList<>();
        head.rows()
            .forEach(
                r ->
                    rows.add(
                        new Grid.Row(rows.size() + 1, r.stream().map(SourceText::fold).toList())));
        return new Names(List.of(TableHead.names(rows)));
      }
      List<List<Map<String, List<Integer>>>> ways = new ArrayList<>();
      try {
        String text = SourceText.decodeHead(head.bytes());
        for (char d : DELIMITERS) {
          ways.add(TableHead.names(Grid.top(text, d, TableHead.SEARCHED_ROWS)));
        }
      } catch (PartidaException notText) {
        return new Names(List.of());
      }
      return new Names(List.copyOf(ways));
    }
  }

  /** The headings within the first rows; empty if the file is none of the profile. */
  static Optional<TableHead> look(StatementHead head, TableProfile profile) {
    for (List<Map<String, List<Integer>>> way : head.once(Names.class, Names::of).ways()) {
      Optional<TableHead> found = TableHead.find(way, profile);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The whole file. */
  Optional<Found> read(byte[] bytes, String fileName, TableProfile profile) throws IOException {
    Optional<List<Grid.Row>> sheet = sheets.rows(bytes, fileName);
    if (sheet.isPresent()) {
      return TableHead.find(TableHead.names(sheet.get()), profile)
          .map(h -> new Found(sheet.get(), h));
    }
    String text = SourceText.decode(bytes);
    for (char d : DELIMITERS) {
      List<Grid.Row> top = Grid.top(text, d, TableHead.SEARCHED_ROWS);
      Optional<TableHead> head = TableHead.find(TableHead.names(top), profile);
      if (head.isPresent()) {
        return Optional.of(new Found(Grid.rows(text, d), head.get()));
      }
    }
    return Optional.empty();
  }

  /** All rows, whatever they are; the delimiter is the one that makes the most cells. */
  List<Grid.Row> rows(byte[] bytes, String fileName) throws IOException {
    Optional<List<Grid.Row>> sheet = sheets.rows(bytes, fileName);
    if (sheet.isPresent()) {
      return sheet.get();
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
}
