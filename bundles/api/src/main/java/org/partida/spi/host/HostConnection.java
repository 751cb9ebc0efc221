package org.partida.spi.host;

import java.util.Currency;
import java.util.Map;
import org.partida.model.CompanyId;

/**
 * Which books of which host. Immutable.
 *
 * @param company whose books
 * @param name name of the company, for a host that makes books on first use
 * @param currency currency of the books
 * @param options host-specific settings; secrets are aliases
 */
public record HostConnection(
    CompanyId company, String name, Currency currency, Map<String, String> options) {
  public HostConnection {
    options = Map.copyOf(options);
  }
}
