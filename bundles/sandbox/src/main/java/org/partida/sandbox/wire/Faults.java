package org.partida.sandbox.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.sandbox.books.SandboxBooks;

/**
 * The armed faults, kept in the books so that they outlive a kill. At most one strikes per call:
 * the first armed one that concerns the call and whose dice agree. Safe for use by several threads.
 */
public final class Faults {
  private static final String PREFIX = "fault.";

  /** A fault that strikes now. */
  public record Strike(Fault fault, Optional<Long> value) {
    /** The value, or what the fault uses without one. */
    public long valueOr(long fallback) {
      return value.orElse(fallback);
    }
  }

  private final SandboxBooks books;
  private final TreeMap<String, FaultRule> armed = new TreeMap<>();

  public Faults(SandboxBooks books) {
    this.books = books;
    books.entries(PREFIX).forEach((key, text) -> armed.put(key, FaultRule.read(Json.read(text))));
  }

  /** Arms a fault. */
  public synchronized void arm(FaultRule rule) {
    long number = books.take("counter.faults", 1, 1);
    keep(PREFIX + String.format(Locale.ROOT, "%09d", number), rule);
  }

  /** Disarms all. */
  public synchronized void clear() {
    books.forget(PREFIX);
    armed.clear();
  }

  /** Disarms one kind of fault. */
  public synchronized void clear(Fault fault) {
    List<String> keys =
        armed.entrySet().stream()
            .filter(e -> e.getValue().fault() == fault)
            .map(Map.Entry::getKey)
            .toList();
    keys.forEach(
        key -> {
          books.forget(key);
          armed.remove(key);
        });
  }

  /** What is armed, in order. */
  public synchronized List<FaultRule> armed() {
    return List.copyOf(armed.values());
  }

  /** Asks whether something goes wrong with this call. */
  public synchronized Optional<Strike> strike(Endpoint endpoint, String key) {
    for (Map.Entry<String, FaultRule> entry : List.copyOf(armed.entrySet())) {
      FaultRule rule = entry.getValue();
      if (rule.concerns(endpoint, key)) {
        boolean hit = rule.hits();
        keep(entry.getKey(), rule.afterDraw(hit));
        if (hit) {
          return Optional.of(new Strike(rule.fault(), rule.value()));
        }
      }
    }
    return Optional.empty();
  }

  private void keep(String key, FaultRule rule) {
    if (rule.remaining() == 0) {
      books.forget(key);
      armed.remove(key);
    } else {
      books.put(key, Json.write(rule.view()));
      armed.put(key, rule);
    }
  }
}
