package org.partida.camel.runtime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A route file as seen at a moment. Immutable.
 *
 * @param path where
 * @param size bytes
 * @param modified last change in milliseconds
 */
public record RouteFile(Path path, long size, long modified) {
  static RouteFile of(Path path) throws IOException {
    return new RouteFile(path, Files.size(path), Files.getLastModifiedTime(path).toMillis());
  }

  static boolean isRoutes(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".xml"))
        && Files.isRegularFile(path);
  }
}
