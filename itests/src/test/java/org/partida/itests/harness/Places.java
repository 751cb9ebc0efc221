package org.partida.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where things are. */
public final class Places {
  private Places() {}

  /** The project's folder. */
  public static Path root() {
    String given = System.getProperty("partida.root");
    if (given != null) {
      return Path.of(given);
    }
    Path p = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(p.resolve("mvnw"))) {
      p = p.getParent();
    }
    return p;
  }

  /** The version under test. */
  public static String version() {
    return System.getProperty("partida.version", "0.1.0");
  }

  /** The distribution, as the script starts it. */
  public static Path assembly() {
    return root().resolve("karaf-assembly/target/assembly");
  }

  /** All features as a Maven repository. */
  public static Path repository() {
    return root().resolve("karaf-assembly/target/repository");
  }

  /** A bundle of ours as the distribution carries it. */
  public static Path bundle(String name) {
    return assembly()
        .resolve("system/org/partida")
        .resolve(name)
        .resolve(version())
        .resolve(name + "-" + version() + ".jar");
  }

  /** All bundles of ours that the distribution carries. */
  public static List<Path> bundles() {
    return files(repository().resolve("org/partida")).stream()
        .filter(p -> p.toString().endsWith(".jar"))
        .toList();
  }

  /** What this run leaves. */
  public static Path target() {
    return root().resolve("itests/target");
  }

  /**
   * All files below a folder; none if it is not there. Folders that vanish meanwhile count as
   * empty.
   */
  public static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      return files(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
