package org.partida.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.partida.base.file.FileSeam;
import org.partida.base.file.RealFiles;

/**
 * Files of a view that can be made again from the archive: whole or absent, but not synced. After a
 * power cut {@code archive-refile} mends what is missing or differs. Thread-safe.
 */
final class ViewFiles implements FileSeam {
  private final RealFiles real = new RealFiles();

  @Override
  public void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public void write(Path file, InputStream content) throws IOException {
    real.write(file, content);
  }

  @Override
  public void syncFile(Path file) {
    // a view is not the original
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    real.rename(from, to);
  }

  @Override
  public void syncFolder(Path folder) {
    // a view is not the original
  }

  @Override
  public void delete(Path file) throws IOException {
    real.delete(file);
  }
}
