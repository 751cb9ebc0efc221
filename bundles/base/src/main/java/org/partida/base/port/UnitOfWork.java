package org.partida.base.port;

import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Transactions on Partida's own books. Thread-safe. No host, network or file call may be made
 * inside.
 */
@ProviderType
public interface UnitOfWork {
  /**
   * All of it or nothing, synced when this returns. Work enqueued inside wakes the workers after
   * the commit.
   */
  <T> T write(Function<Tx, T> work);

  /** One consistent picture. */
  <T> T read(Function<Tx, T> work);
}
