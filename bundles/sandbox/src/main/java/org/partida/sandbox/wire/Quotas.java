package org.partida.sandbox.wire;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;

/**
 * Counts calls: per day (Romanian) in the books, per minute and second in memory; and what was
 * refused because of that, so that a test can say that a client never provoked it. Safe for use by
 * several threads.
 */
public final class Quotas {
  private static final String PREFIX = "quota.";
  private static final String REFUSED = "refused.";
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Deque<Instant> lastMinute = new ArrayDeque<>();
  private final Map<String, Deque<Instant>> lastSecond = new TreeMap<>();

  public Quotas(SandboxBooks books, SandboxSettings settings) {
    this.books = books;
    this.settings = settings;
  }

  /** Counts one call and says whether it is still within the day's limit. */
  boolean allows(Call call, String setting, String key) {
    String counter = PREFIX + call.today() + "." + setting + "." + call.env().path() + "." + key;
    return counted(books.take(counter, 0, 1) < settings.number(PREFIX + setting), setting);
  }

  /** Counts one call of any method of FCTEL and says whether the minute's limit holds. */
  synchronized boolean allowsMinute(Instant now) {
    return counted(slide(lastMinute, now, 60) <= settings.number("limit.callsPerMinute"), "minute");
  }

  /** Counts one request to a register and says whether its limit for a second holds. */
  synchronized boolean allowsSecond(String register, Instant now) {
    long limit = settings.number("vat.perSecond");
    return counted(
        slide(lastSecond.computeIfAbsent(register, r -> new ArrayDeque<>()), now, 1) <= limit
            || limit == 0,
        "vat");
  }

  /** A window that slides: the stamps stand in order, so only its ends are looked at. */
  private static int slide(Deque<Instant> window, Instant now, int seconds) {
    Instant ago = now.minusSeconds(seconds);
    // a clock that was moved back must not leave stamps of the future behind
    while (!window.isEmpty() && window.peekLast().isAfter(now)) {
      window.removeLast();
    }
    while (!window.isEmpty() && !window.peekFirst().isAfter(ago)) {
      window.removeFirst();
    }
    window.addLast(now);
    return window.size();
  }

  private boolean counted(boolean allowed, String kind) {
    if (!allowed) {
      books.take(REFUSED + kind, 0, 1);
    }
    return allowed;
  }

  /** The counters of all days. */
  public Map<String, Long> counters() {
    return numbers(PREFIX);
  }

  /** How often a limit was broken, by kind; no kind, no refusal. */
  public Map<String, Long> refused() {
    return numbers(REFUSED);
  }

  private Map<String, Long> numbers(String prefix) {
    Map<String, Long> numbers = new TreeMap<>();
    books
        .entries(prefix)
        .forEach((key, n) -> numbers.put(key.substring(prefix.length()), Long.parseLong(n)));
    return numbers;
  }

  /** Forgets all counts. */
  public synchronized void reset() {
    books.forget(PREFIX);
    books.forget(REFUSED);
    lastMinute.clear();
    lastSecond.clear();
  }
}
