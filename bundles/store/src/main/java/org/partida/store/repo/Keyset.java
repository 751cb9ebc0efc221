package org.partida.store.repo;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Pages that go on behind the last row seen, however many rows came in meanwhile. */
final class Keyset {
  private static final int MAX = 1000;

  private Keyset() {}

  /** How many rows to ask for: one more than wanted, to know whether there is a next page. */
  static int fetch(int limit) {
    return clamp(limit) + 1;
  }

  static <T> Page<T> page(List<T> fetched, int limit, Function<T, String> position) {
    int n = clamp(limit);
    if (fetched.size() <= n) {
      return new Page<>(fetched, Optional.empty());
    }
    List<T> items = fetched.subList(0, n);
    return new Page<>(items, Optional.of(position.apply(items.get(n - 1))));
  }

  /** The parts of a position; it comes from outside. */
  static String[] parts(String position, int count) {
    String[] parts = position.split("\\|", count);
    if (parts.length != count) {
      throw bad(position);
    }
    return parts;
  }

  static long number(String position, String part) {
    try {
      return Long.parseLong(part);
    } catch (NumberFormatException e) {
      throw bad(position);
    }
  }

  private static PartidaException bad(String position) {
    return new PartidaException(
        new Problem(
            "page.position",
            "not a position in this list: " + position,
            "after",
            "take it from the page before, or leave it out"));
  }

  private static int clamp(int limit) {
    return Math.max(1, Math.min(limit, MAX));
  }
}
