package org.partida.spi.invoice;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells before sending what an authority would refuse. Registered as an OSGi service; a pure
 * function of the bytes, called from several threads at once.
 */
@ConsumerType
public interface InvoiceValidator {
  /** Short stable name of the set of rules, such as {@code cius-ro}. */
  String profile();

  /**
   * Whether a document with this root is one that these rules are for. Cheap: nothing is parsed.
   */
  boolean validates(RootElement root);

  /**
   * Whether the rules are loaded. They are loaded in the background once the service is there;
   * until then {@link #validate} waits a while.
   */
  boolean ready();

  /**
   * Checks the document. What it breaks stands in the report; XML that is no XML is an exception.
   *
   * @param source the raw bytes, at most 10 MB; the caller closes it
   * @throws org.partida.model.PartidaException {@code xml.malformed}, {@code xml.dtd}, {@code
   *     xml.tooLarge}, {@code xml.tooDeep}; {@code validator.warming-up} if the rules are still
   *     being loaded after a wait; {@code validator.profile} if {@link #validates} says no
   * @throws IOException if the source fails
   */
  ValidationReport validate(InputStream source, ValidationOptions options) throws IOException;
}
