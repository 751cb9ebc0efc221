package org.partida.base.port;

import java.util.Optional;
import org.partida.api.source.SourceConnection;

/**
 * A connection with a source as stored. Immutable.
 *
 * @param connection what may be shown
 * @param secrets JSON of the secret settings, sealed by {@link org.partida.base.secret.Secrets};
 *     empty once it is disconnected
 */
public record SourceRow(SourceConnection connection, Optional<String> secrets) {
  /** Never shows the secrets, sealed as they are. */
  @Override
  public String toString() {
    return "SourceRow[" + connection.id() + "]";
  }
}
