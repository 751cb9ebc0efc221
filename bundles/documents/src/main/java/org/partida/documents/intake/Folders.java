package org.partida.documents.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Empty folders to unpack into, one for each thread that does so at a time, used again and again:
 * making and removing one for each container is dear on some file systems. Thread-safe.
 */
final class Folders implements AutoCloseable {
  private final Path parent;
  private final Queue<Path> free = new ConcurrentLinkedQueue<>();

  Folders(Path parent) {
    this.parent = parent;
  }

  /** An empty folder that nobody else has. */
  Path take() throws IOException {
    Path folder = free.poll();
    return folder == null ? Files.createTempDirectory(parent, "read-") : folder;
  }

  /** Removes the files that are left in it. */
  void giveBack(Path folder) throws IOException {
    clear(folder);
    free.add(folder);
  }

  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
      for (Path p : left) {
        Files.delete(p);
      }
    }
  }

  /** Removes the folders that are not in use. */
  @Override
  public void close() throws IOException {
    for (Path folder = free.poll(); folder != null; folder = free.poll()) {
      Files.deleteIfExists(folder);
    }
  }
}
