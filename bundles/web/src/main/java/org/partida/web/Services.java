package org.partida.web;

import java.util.List;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * The services that happen to be there now. Any bundle may be stopped at any moment: what is asked
 * of it is then refused with a fix, and the rest of the API goes on. Thread-safe.
 */
public interface Services {
  <T> Optional<T> find(Class<T> type);

  /** All services of a type, best first. */
  <T> List<T> all(Class<T> type);

  /**
   * The service of a type.
   *
   * @throws PartidaException {@code service.missing} while no bundle offers it
   */
  default <T> T need(Class<T> type) {
    return find(type)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "service.missing",
                        "the part of Partida that does this is not running now",
                        type.getSimpleName(),
                        "start the bundle that offers it, or wait until it has been updated, and ask again; health says what is missing")));
  }
}
