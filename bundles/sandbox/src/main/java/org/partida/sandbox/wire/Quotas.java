package org.partida.sandbox.wire;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;

/** Counts calls: per day (Romanian) in the books, per minute in memory. */
public final class Quotas {
  private static final String PREFIX = "quota.";
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Deque<Instant> lastMinute = new ArrayDeque<>();

  public Quotas(SandboxBooks books, SandboxSettings settings) {
    this.books = books;
    this.settings = settings;
  }

  /** Counts one call and says whether it is still within the day's limit. */
  boolean allows(Call call, String setting, String key) {
    String counter = PREFIX + call.today() + "." + setting + "." + call.env().path() + "." + key;
    return books.take(counter, 0, 1) < settings.number("quota." + setting);
  }

  /** Counts one call of any method and says whether the minute's limit holds. */
  synchronized boolean allowsMinute(Instant now) {
    Instant minuteAgo = now.minusSeconds(60);
    // a clock that was moved back must not leave stamps of the future behind
    lastMinute.removeIf(at -> !at.isAfter(minuteAgo) || at.isAfter(now));
    lastMinute.addLast(now);
    return lastMinute.size() <= settings.number("limit.callsPerMinute");
  }

  /** The counters of all days. */
  public Map<String, Long> counters() {
    Map<String, Long> counters = new TreeMap<>();
    books.entries(PREFIX).forEach((key, n) -> counters.put(key.substring(6), Long.parseLong(n)));
    return counters;
  }

  /** Forgets all counts. */
  public synchronized void reset() {
    books.forget(PREFIX);
    lastMinute.clear();
  }
}
