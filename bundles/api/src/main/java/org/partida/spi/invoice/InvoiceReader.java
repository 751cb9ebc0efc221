package org.partida.spi.invoice;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads one invoice format. Registered as an OSGi service; a pure function of the bytes, called
 * from several threads at once.
 */
@ConsumerType
public interface InvoiceReader {
  /** Short stable name of the format, such as {@code ubl-2.1}. */
  String format();

  /** Whether a document with this root is of this reader's format. Cheap: nothing is parsed. */
  boolean reads(RootElement root);

  /**
   * Reads the document. Totals that disagree with the rows are a warning, not a failure; amounts
   * are never changed.
   *
   * @param source the raw bytes; the caller closes it
   * @throws InvoiceReadException if it cannot be read; the problem names the element and the fix
   * @throws IOException if the source fails
   */
  InvoiceRead read(InputStream source) throws IOException;
}
