package org.partida.base.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files that are whole or absent, whatever happens: temporary file, fsync, rename, fsync of
 * the folder. When a method returns, the file is on the disk under its name. Thread-safe.
 */
public final class DurableFiles {
  private final FileSeam files;
  private final AtomicLong serial = new AtomicLong();

  public DurableFiles(FileSeam files) {
    this.files = files;
  }

  /**
   * Writes the content under this name; what had the name is replaced. The caller closes {@code
   * content}.
   */
  public void write(Path target, InputStream content) throws IOException {
    Path folder = folder(target);
    files.createFolders(folder);
    Path temp =
        folder.resolve(
            ".tmp-"
                + ProcessHandle.current().pid()
                + "-"
                + System.nanoTime()
                + "-"
                + serial.incrementAndGet());
    try {
      files.write(temp, content);
      files.syncFile(temp);
      files.rename(temp, target);
    } catch (IOException | RuntimeException e) {
      discard(temp, e);
      throw e;
    }
    files.syncFolder(folder);
  }

  /** Gives a finished file on the same file system this name. */
  public void adopt(Path file, Path target) throws IOException {
    Path folder = folder(target);
    files.createFolders(folder);
    files.syncFile(file);
    files.rename(file, target);
    files.syncFolder(folder);
  }

  private static Path folder(Path target) {
    return Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file stands in a folder");
  }

  private void discard(Path temp, Exception cause) {
    try {
      files.delete(temp);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
