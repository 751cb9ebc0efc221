package org.partida.sandbox.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.books.SandboxBooks;

/**
 * The armed faults, kept in the books so that they outlive a kill. At most one strikes per call:
 * the first armed one that concerns the call and whose dice agree.
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

  public Faults(SandboxBooks books) {
    this.books = books;
  }

  /** Arms a fault. */
  public synchronized void arm(FaultRule rule) {
    long number = books.take("counter.faults", 1, 1);
    books.put(PREFIX + String.format(Locale.ROOT, "%09d", number), Json.write(rule.view()));
  }

  /** Disarms all. */
  public synchronized void clear() {
    books.forget(PREFIX);
  }

  /** What is armed, in order. */
  public synchronized List<FaultRule> armed() {
    return books.entries(PREFIX).values().stream().map(Json::read).map(FaultRule::read).toList();
  }

  /** Asks whether something goes wrong with this call. */
  public synchronized Optional<Strike> strike(Endpoint endpoint, String key) {
    for (Map.Entry<String, String> entry : books.entries(PREFIX).entrySet()) {
      FaultRule rule = FaultRule.read(Json.read(entry.getValue()));
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
    } else {
      books.put(key, Json.write(rule.view()));
    }
  }
}
