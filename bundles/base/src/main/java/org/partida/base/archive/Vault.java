package org.partida.base.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.Sha256;

/**
 * Keeps bytes under their SHA-256, write-once. What {@link #store} has answered is on disk and
 * synced, folder included; the caller writes the index row after that. Thread-safe.
 */
@ProviderType
public interface Vault {
  /** Keeps the bytes; bytes that are there already are left alone. */
  Stored store(InputStream content) throws IOException;

  /**
   * Keeps a finished file of the spool folder by taking it over, which spares a copy. It is gone
   * afterwards; if keeping it fails, it stays.
   */
  Stored adopt(Path file) throws IOException;

  /** Opens kept bytes. */
  InputStream open(Sha256 id) throws IOException;

  /** The kept file, for reading only; a missing one is an IOException. */
  Path path(Sha256 id) throws IOException;

  /**
   * What was kept. Immutable.
   *
   * @param id digest
   * @param size bytes
   */
  record Stored(Sha256 id, long size) {}
}
