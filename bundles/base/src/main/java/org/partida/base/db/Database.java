package org.partida.base.db;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A named database. Thread-safe: writes stand in a fair queue, one at a time on SQLite; reads run
 * beside them and see the last commit. No host, network or file call may be made inside.
 */
@ProviderType
public interface Database {
  /**
   * Runs in a write transaction, synced to disk when this returns; an exception rolls everything
   * back and comes out as it is if unchecked, else wrapped in a PartidaException ({@code db.busy},
   * {@code db.full}, {@code db.failed}).
   */
  <T> T write(Work<T> work);

  /** Runs in a read transaction: one consistent picture. */
  <T> T read(Work<T> work);

  /** sqlite or postgresql, for the few statements that differ. */
  String dialect();
}
