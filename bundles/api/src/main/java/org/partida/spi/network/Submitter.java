package org.partida.spi.network;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.CompanyId;
import org.partida.model.invoice.Invoice;
import org.partida.spi.invoice.RootElement;

/**
 * What a network can do beyond listing: take documents. Registered as an OSGi service beside the
 * {@link Network} of the same id; called from several threads at once. A call with an effect is
 * made once: whether it may be made again is the caller's to find out.
 */
@ConsumerType
public interface Submitter {
  /** The network that it belongs to, such as {@code ro.spv}. */
  String network();

  /** How big a file may be; more is refused before it is sent. */
  long maxBytes();

  /** The authority's word for documents with this root; empty if it takes none such. Pure. */
  Optional<String> standard(RootElement root);

  /** What the document itself says of the way it must be sent. Pure. */
  Set<SubmitFlag> flags(Invoice invoice);

  /**
   * The bytes of a message from the buyer to the seller about a document. Pure.
   *
   * @param index the authority's index of the document
   * @throws org.partida.model.PartidaException {@code message.length}, {@code message.index}
   */
  byte[] buyerMessage(String index, String text);

  /**
   * Sends the file's bytes as they are.
   *
   * @param filer who sends; the authorisation must cover it
   * @return what the authority said of the document
   * @throws NetworkException with kind {@link NetworkException.Kind#IN_DOUBT} if the authority may
   *     have taken it; with any other kind it has not
   */
  Submitted submit(ConnectionRef connection, CompanyId filer, SubmitOrder order)
      throws NetworkException, IOException;

  /** How far the authority is with what it took under this index. */
  SubmittedState state(ConnectionRef connection, CompanyId filer, String index)
      throws NetworkException, IOException;
}
