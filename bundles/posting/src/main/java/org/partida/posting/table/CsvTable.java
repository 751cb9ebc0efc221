package org.partida.posting.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.partida.base.text.CsvCells;
import org.partida.model.table.PrintedTable;
import org.partida.model.table.PrintedTable.Cell;
import org.partida.spi.render.TableRenderer;

/**
 * A table as CSV (RFC 4180, UTF-8): headings and rows, nothing above or below. Numbers have a point
 * whatever the language; text that a spreadsheet would run as a formula is guarded. Stateless.
 */
@Component(service = TableRenderer.class)
public final class CsvTable implements TableRenderer {
  @Override
  public String format() {
    return "csv";
  }

  @Override
  public void render(PrintedTable table, Locale language, OutputStream out) throws IOException {
    Writer w = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    w.write(CsvCells.row(table.columns().stream().map(PrintedTable.Column::name).toList()));
    for (PrintedTable.Row r : table.rows()) {
      w.write(r.cells().stream().map(CsvTable::cell).collect(Collectors.joining(",", "", "\r\n")));
    }
    // the stream is the caller's: flushed, not closed
    w.flush();
  }

  private static String cell(Cell c) {
    return c.number()
        .map(java.math.BigDecimal::toPlainString)
        .orElseGet(() -> CsvCells.text(c.text()));
  }
}
