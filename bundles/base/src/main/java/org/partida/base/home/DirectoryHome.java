package org.partida.base.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** An instance in one folder. Thread-safe. */
public final class DirectoryHome implements Home {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path root;

  public DirectoryHome(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The instance's own folder. */
  public Path root() {
    return root;
  }

  @Override
  public Path books() {
    return folder("books");
  }

  @Override
  public Path secret() {
    Path secret = root.resolve("secret");
    try {
      if (!Files.isDirectory(secret) && POSIX) {
        Files.createDirectories(root);
        Files.createDirectories(
            secret,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder("secret");
  }

  @Override
  public Path run() {
    return folder("run");
  }

  @Override
  public Path inbox() {
    return folder("inbox");
  }

  @Override
  public Path spool() {
    return folder("books/spool");
  }

  private Path folder(String name) {
    Path p = root.resolve(name);
    try {
      return Files.isDirectory(p) ? p : Files.createDirectories(p);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the folder " + p + " cannot be made; check rights and free space", e);
    }
  }
}
