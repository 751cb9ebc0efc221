package org.partida.spi.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A type of host. One OSGi service per type, with service property {@code host.type}. Thread-safe.
 */
@ConsumerType
public interface HostConnector {
  /** embedded, tryton, idempiere, odoo … */
  String type();

  /** What this host can do. */
  HostCapabilities capabilities();

  /**
   * Opens a session for one company's books.
   *
   * @throws HostException if the host cannot be reached or refuses
   */
  HostSession open(HostConnection connection, ActingUser user) throws HostException;
}
