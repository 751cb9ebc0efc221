package org.partida.base.host;

import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.company.Company;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;

/** Opens sessions on the host that this instance is set up for. Thread-safe. */
@ProviderType
public interface Hosts {
  /** What rows wait for while there is no host. */
  String WAITING = "host";

  /** True if the host's bundle is running now. */
  boolean available();

  /**
   * Opens a session on a company's books; the caller closes it.
   *
   * @throws org.partida.model.PartidaException {@code host.missing} if no bundle for the host is
   *     running
   * @throws HostException if the host cannot be reached or refuses
   */
  HostSession open(Company company) throws HostException;

  /** What the host can do. */
  HostCapabilities capabilities();
}
