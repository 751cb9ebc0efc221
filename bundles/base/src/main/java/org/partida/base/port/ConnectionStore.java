package org.partida.base.port;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Connections with their sealed tokens. */
@ProviderType
public interface ConnectionStore {
  Optional<ConnectionRow> find(String id);

  List<ConnectionRow> list();

  /**
   * Adds the connection or puts it in place of the one with its id; the version counts up by
   * itself.
   */
  void put(ConnectionRow row);

  /**
   * Puts the row if the stored version is still the row's version; false if somebody was faster.
   */
  boolean replace(ConnectionRow row);
}
