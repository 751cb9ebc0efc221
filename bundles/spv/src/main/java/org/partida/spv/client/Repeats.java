package org.partida.spv.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which calls the caller was asked to make once more, so that none is asked for twice in
 * a row. What is forgotten costs one call, so little is kept. Thread-safe.
 */
final class Repeats {
  private static final int MOST = 10_000;

  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** Whether the call may be asked for once more; it is noted then, else forgotten. */
  boolean once(String call) {
    if (asked.size() >= MOST) {
      asked.clear();
    }
    return asked.add(call) || !asked.remove(call);
  }

  /** The call had another end. */
  void ended(String call) {
    asked.remove(call);
  }
}
