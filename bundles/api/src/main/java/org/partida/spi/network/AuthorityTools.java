package org.partida.spi.network;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.spi.invoice.RootElement;

/**
 * What an authority does for everybody, without filing anything: look at a document, and draw it.
 * Registered as an OSGi service beside the {@link Network} of the same id; called from several
 * threads at once. A call needs no authorisation, has no effect at the authority, and may fail for
 * reasons that have nothing to do with the document.
 */
@ConsumerType
public interface AuthorityTools {
  /** The network that it belongs to, such as {@code ro.spv}. */
  String network();

  /** How big a document may be. */
  long maxBytes();

  /** Whether the authority knows documents with this root. Pure. */
  boolean takes(RootElement root);

  /**
   * The authority's own verdict.
   *
   * @throws NetworkException if there is none: it is away, or something in front of it does not let
   *     the document through
   */
  RemoteVerdict validate(Path document, RootElement root) throws NetworkException, IOException;

  /**
   * The authority's own PDF, as a new file in {@code folder}.
   *
   * @throws NetworkException with {@link NetworkException.Kind#REFUSED} if it does not draw the
   *     document because it finds it wrong; the problem holds its texts
   */
  Path pdf(Path document, RootElement root, Path folder) throws NetworkException, IOException;
}
