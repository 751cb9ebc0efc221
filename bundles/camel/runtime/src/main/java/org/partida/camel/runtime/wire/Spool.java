package org.partida.camel.runtime.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies a body to a file within limits of size and time. */
final class Spool {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private Spool() {}

  /**
   * Gives up the rest of an answer. Closing would read it to its end, which may never come, so the
   * connection is cut where the stream knows how: by Apache HttpClient's {@code abort}, whose
   * package we do not want to depend on.
   */
  static void abandon(InputStream in) {
    try {
      in.getClass().getMethod("abort").invoke(in);
    } catch (NoSuchMethodException e) {
      LOG.debug("a stream of {} cannot be cut, only closed", in.getClass());
    } catch (ReflectiveOperationException e) {
      LOG.debug("a connection could not be cut", e);
    }
  }

  /**
   * Copies until the end, or fails and cuts the connection; the deadline is in {@link
   * System#nanoTime} terms.
   */
  static void copy(InputStream in, Path file, long maxBytes, long deadline) throws IOException {
    try {
      write(in, file, maxBytes, deadline);
    } catch (IOException e) {
      abandon(in);
      throw e;
    }
  }

  private static void write(InputStream in, Path file, long maxBytes, long deadline)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
        if (total > maxBytes) {
          throw new IOException("it is longer than " + maxBytes + " bytes");
        }
        if (System.nanoTime() - deadline > 0) {
          throw new IOException("it was not complete in time");
        }
        out.write(buffer, 0, n);
      }
    }
  }
}
