package org.partida.spi.network;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.CompanyId;

/**
 * An authority channel. Registered as an OSGi service; called from several threads at once. Each
 * call is one exchange with the authority or a pure function; budget, retry, leases and idempotency
 * belong to the caller.
 */
@ConsumerType
public interface Network {
  /** Stable id, such as {@code ro.spv}. */
  String id();

  /** How often the authority may be called; the caller keeps to it. */
  default NetworkLimits limits() {
    return NetworkLimits.UNLIMITED;
  }

  /**
   * Lists one page of messages in a time window.
   *
   * @throws NetworkException with the kind that tells the caller what to do next
   */
  MessagePage list(ConnectionRef connection, CompanyId company, ListWindow window)
      throws NetworkException;

  /**
   * Fetches a message's container to a new file in {@code folder}. The bytes are exactly what the
   * authority sent, checked only for being a container at all.
   *
   * @throws NetworkException if the authority refused or sent something else
   * @throws IOException if the file cannot be written
   */
  Path fetch(ConnectionRef connection, CompanyId company, String messageId, Path folder)
      throws NetworkException, IOException;

  /**
   * Opens a fetched container into {@code folder}; pure.
   *
   * @throws org.partida.model.PartidaException if it is broken, too big or not what was listed
   */
  Unpacked unpack(Path container, Path folder) throws IOException;

  /**
   * Checks the authority's seal over a payload; pure. A broken seal is an answer, not a failure.
   */
  SealReport checkSeal(Path payload, Path signature) throws IOException;
}
