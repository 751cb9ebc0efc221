package org.partida.spi.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Shows PDFs of strangers as pictures. Registered as an OSGi service; called from several threads
 * at once.
 */
@ConsumerType
public interface PdfPages {
  /**
   * How many pages it has.
   *
   * @throws org.partida.model.PartidaException {@code pdf.unreadable}, {@code pdf.locked} if it
   *     wants a password
   * @throws IOException if the file cannot be read
   */
  int count(Path pdf) throws IOException;

  /**
   * Writes a page as PNG.
   *
   * @param page from 1
   * @param width in pixels; a page that would be too high gets less
   * @param out the caller closes it
   * @throws org.partida.model.PartidaException {@code pdf.unreadable}, {@code pdf.locked}
   */
  void png(Path pdf, int page, int width, OutputStream out) throws IOException;
}
