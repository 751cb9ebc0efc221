package org.partida.spi.statement;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads the first sheet of a kind of workbook, so that the profiles of tables work on it.
 * Registered as an OSGi service; a pure function of the bytes, called from several threads at once.
 */
@ConsumerType
public interface SheetReader {
  /** Short stable name, such as {@code xls}. */
  String kind();

  /** Whether the bytes are such a workbook, judged by the first ones. */
  boolean is(byte[] head);

  /**
   * The rows that hold something, from the top.
   *
   * @throws org.partida.model.PartidaException if it cannot be read
   */
  List<Row> read(byte[] bytes, String fileName) throws IOException;

  /**
   * A row. Immutable.
   *
   * @param line its number in the sheet, counted from 1
   * @param cells texts; a day in ISO 8601, a number with a decimal point and nothing else
   * @param numbers which cells the workbook keeps as numbers, counted from 0
   */
  record Row(int line, List<String> cells, Set<Integer> numbers) {
    public Row {
      cells = List.copyOf(cells);
      numbers = Set.copyOf(numbers);
    }
  }
}
