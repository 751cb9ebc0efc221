package org.partida.spi.statement;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads one statement format. Registered as an OSGi service; a pure function of the bytes, called
 * from several threads at once.
 */
@ConsumerType
public interface StatementReader {
  /** Short stable name, such as {@code mt940}, {@code camt.053}, {@code bt-csv}. */
  String format();

  /** What is known of the format. */
  default FormatFacts facts() {
    return FormatFacts.bank(format());
  }

  /**
   * Whether the file is of this format, judged by its first bytes; never guesses: anything but
   * certain is {@link Detection#no}.
   */
  Detection detect(StatementHead head);

  /**
   * Reads the whole file.
   *
   * @param source the raw bytes; the caller closes it
   * @throws org.partida.model.PartidaException if it cannot be read; nothing of the file may then
   *     be used
   * @throws IOException if the source fails
   */
  StatementRead read(InputStream source, String fileName) throws IOException;
}
