package org.partida.spi.network;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps authorisations alive. Registered as an OSGi service beside the {@link Network} of the same
 * id; called from several threads at once.
 */
@ConsumerType
public interface Renewer {
  /** The network that it belongs to, such as {@code ro.spv}. */
  String network();

  /**
   * Renews the authorisation if it is due; else does nothing.
   *
   * @throws NetworkException if it could not be renewed, or is over
   */
  void renew(ConnectionRef connection) throws NetworkException;
}
