package org.partida.model;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list, and where the next part starts. Immutable.
 *
 * @param items the items of this part
 * @param next opaque position to give as {@code after} for the next part; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }
}
