package org.partida.spi.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.invoice.Invoice;

/**
 * Renders an invoice for people. Registered as an OSGi service; called from several threads at
 * once.
 */
@ConsumerType
public interface InvoiceRenderer {
  /** Media type of what is written, such as {@code application/pdf}. */
  String mediaType();

  /**
   * Writes the rendering; the same invoice and language give the same bytes.
   *
   * @param language ro, it or en
   * @param out the caller closes it
   * @throws IOException if {@code out} fails
   */
  void render(Invoice invoice, Locale language, OutputStream out) throws IOException;
}
