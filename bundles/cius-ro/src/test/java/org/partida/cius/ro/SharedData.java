package org.partida.cius.ro;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Samples that are not part of the project; tests that want them are skipped, visibly, where they
 * are absent.
 */
final class SharedData {
  private SharedData() {}

  /** A file or folder under {@code ../shared/data} beside the project. */
  static Path file(String name) {
    for (Path p = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        p != null;
        p = p.getParent()) {
      Path file = p.resolve("shared/data").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    assumeTrue(false, "the sample " + name + " is not beside the project");
    throw new IllegalStateException("not reached");
  }
}
