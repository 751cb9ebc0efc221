package org.partida.web.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered under which idempotency key. In memory and bounded: after {@link #KEPT}
 * answers, a day, or a restart it is forgotten; the engine's own identities still keep effects
 * single. Thread-safe.
 */
public final class Remembered {
  static final int KEPT = 2_000;
  static final Duration TIME = Duration.ofHours(24);

  private final Clock clock;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  /** Who asked, under which key. */
  record Key(String actor, String key) {}

  /** An answer; status 0 while it is still being worked out. */
  record Entry(
      String request, Instant since, int status, Optional<String> location, Object entity) {
    boolean running() {
      return status == 0;
    }
  }

  public Remembered(Clock clock) {
    this.clock = clock;
  }

  /** What is known under this key; if nothing, the key is now taken by this request. */
  synchronized Optional<Entry> take(Key key, String request) {
    forgetOld();
    Entry known = entries.get(key);
    if (known == null) {
      entries.put(key, new Entry(request, clock.instant(), 0, Optional.empty(), ""));
    }
    return Optional.ofNullable(known);
  }

  synchronized void answered(Key key, int status, Optional<String> location, Object entity) {
    entries.computeIfPresent(
        key, (k, e) -> new Entry(e.request(), e.since(), status, location, entity));
  }

  /** Nothing was done: the key is free again. */
  synchronized void released(Key key) {
    entries.remove(key);
  }

  private void forgetOld() {
    Instant limit = clock.instant().minus(TIME);
    Iterator<Entry> oldestFirst = entries.values().iterator();
    while (oldestFirst.hasNext()) {
      Entry e = oldestFirst.next();
      if (e.since().isAfter(limit) && entries.size() < KEPT) {
        return;
      }
      oldestFirst.remove();
    }
  }
}
