package org.partida.spi.host;

import java.util.Set;

/**
 * What a host can do. Immutable.
 *
 * @param hostName for people
 * @param hostVersion for people
 * @param all what it can do
 * @param maxBatch most entries per call
 */
public record HostCapabilities(
    String hostName, String hostVersion, Set<Capability> all, int maxBatch) {
  public HostCapabilities {
    all = Set.copyOf(all);
  }

  public boolean can(Capability c) {
    return all.contains(c);
  }
}
