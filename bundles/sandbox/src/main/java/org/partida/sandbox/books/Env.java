package org.partida.sandbox.books;

import java.util.Locale;
import java.util.Optional;

/** The authority's two environments; mailboxes, uploads and quotas are apart. */
public enum Env {
  /** The real one, as the simulator plays it. */
  PROD,
  /** The authority's test environment. */
  TEST;

  /** The path segment. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a path segment. */
  public static Optional<Env> ofPath(String segment) {
    return switch (segment) {
      case "prod" -> Optional.of(PROD);
      case "test" -> Optional.of(TEST);
      default -> Optional.empty();
    };
  }
}
