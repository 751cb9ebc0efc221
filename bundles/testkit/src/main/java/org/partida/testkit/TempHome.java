package org.partida.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.partida.base.home.DirectoryHome;
import org.partida.base.home.Home;

/** An instance's folders in a temporary folder that goes away on close. Thread-safe. */
public final class TempHome implements Home, AutoCloseable {
  private final Path root;
  private final DirectoryHome home;

  public TempHome() {
    try {
      this.root = Files.createTempDirectory("partida-home");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.home = new DirectoryHome(root);
  }

  @Override
  public Path books() {
    return home.books();
  }

  @Override
  public Path secret() {
    return home.secret();
  }

  @Override
  public Path run() {
    return home.run();
  }

  @Override
  public Path inbox() {
    return home.inbox();
  }

  @Override
  public Path spool() {
    return home.spool();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    }
  }
}
