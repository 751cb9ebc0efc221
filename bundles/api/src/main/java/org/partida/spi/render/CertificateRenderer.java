package org.partida.spi.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.api.archive.Certificate;

/**
 * Renders a certificate of completeness for people. Registered as an OSGi service; called from
 * several threads at once.
 */
@ConsumerType
public interface CertificateRenderer {
  /**
   * Writes a PDF; the same certificate and language give the same bytes.
   *
   * @param language ro, it or en
   * @param out the caller closes it
   * @throws IOException if {@code out} fails
   */
  void render(Certificate certificate, Locale language, OutputStream out) throws IOException;
}
