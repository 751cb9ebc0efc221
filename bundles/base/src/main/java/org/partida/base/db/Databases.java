package org.partida.base.db;

import org.osgi.annotation.versioning.ProviderType;

/** Opens named databases: an SQLite file each, or a schema each in PostgreSQL. Thread-safe. */
@ProviderType
public interface Databases {
  /**
   * Opens the database with this name and brings it up to date; opening it again gives the same
   * one.
   *
   * @param name lower-case letters: partida, ledger, sandbox
   * @throws org.partida.model.PartidaException if a migration was changed after it ran, or the
   *     database cannot be opened
   */
  Database open(String name, Migrations migrations);
}
