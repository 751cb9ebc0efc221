package org.partida.spi.statement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The bytes of a statement file, which may be read more than once: what a text's encoding is, or a
 * column's style of numbers, only the whole file tells. Used by one thread.
 */
@ConsumerType
public interface StatementSource {
  /** As it was handed over; names the file in errors. */
  String fileName();

  /**
   * The bytes from the beginning; whoever opens them closes them.
   *
   * @throws IOException if the source fails
   */
  InputStream open() throws IOException;

  /** Of bytes in memory, which must not be changed. */
  static StatementSource of(byte[] bytes, String fileName) {
    return new StatementSource() {
      @Override
      public String fileName() {
        return fileName;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
