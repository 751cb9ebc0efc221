package org.partida.base.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The few calls that make a file last, apart from one another, so that a test can see their order
 * and make each of them fail. A power cut cannot be played with kill -9; the order can be asserted.
 * Implementations are thread-safe.
 */
public interface FileSeam {
  /**
   * Makes the folder and those above it, as far as they are missing; each new entry is synced in
   * the folder that holds it.
   */
  void createFolders(Path folder) throws IOException;

  /** Writes a new file; fails if it is there. Not synced. */
  void write(Path file, InputStream content) throws IOException;

  /** The file's bytes are on the disk when this returns. */
  void syncFile(Path file) throws IOException;

  /** Gives the file its name at one blow; what had that name is replaced. */
  void rename(Path from, Path to) throws IOException;

  /** The folder's names are on the disk when this returns. */
  void syncFolder(Path folder) throws IOException;

  /** Takes a file away if it is there. */
  void delete(Path file) throws IOException;
}
