package org.partida.spi.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.table.PrintedTable;

/**
 * Writes tables in one format. Registered as an OSGi service; called from several threads at once.
 */
@ConsumerType
public interface TableRenderer {
  /** Short name of the format, also the ending of its files, such as {@code pdf}. */
  String format();

  /**
   * Writes the table; the same table and language give the same bytes.
   *
   * @param language how numbers are written where the format asks for it: ro, it or en
   * @param out the caller closes it
   * @throws IOException if {@code out} fails
   */
  void render(PrintedTable table, Locale language, OutputStream out) throws IOException;
}
