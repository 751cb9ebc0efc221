package org.partida.camel.runtime.files;

/**
 * A file that cannot be used. Immutable.
 *
 * @param file which, as it was
 * @param message why
 */
public record FileProblem(RouteFile file, String message) {
  static FileProblem of(RouteFile file, Throwable t) {
    Throwable root = t;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String first = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    String why = root == t || root.getMessage() == null ? first : first + " - " + root.getMessage();
    return new FileProblem(file, why.length() > 500 ? why.substring(0, 500) + "…" : why);
  }
}
