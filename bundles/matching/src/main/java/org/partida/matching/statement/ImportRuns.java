package org.partida.matching.statement;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.partida.spi.action.Progress;

/**
 * The imports that this node has in work, by id: how far they are, and who was asked to stop. What
 * lasts is in the books. Thread-safe.
 */
@Component(service = ImportRuns.class)
public final class ImportRuns {
  private long changes;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  /** An import in work. */
  static final class Run implements Progress, AutoCloseable {
    private final ImportRuns of;
    private final String id;
    private volatile boolean cancelled;
    private volatile Told told = new Told(0, 0, "begin");

    private Run(ImportRuns of, String id) {
      this.of = of;
      this.id = id;
    }

    @Override
    public void update(long done, long total, String message) {
      told = new Told(done, total, message);
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }

    @Override
    public void close() {
      of.runs.remove(id, this);
      of.changed();
    }
  }

  /** How far an import is. */
  record Told(long done, long total, String message) {}

  /** Begins; closed when it has ended. */
  Run begin(String id) {
    Run run = new Run(this, id);
    runs.put(id, run);
    return run;
  }

  Optional<Told> told(String id) {
    return Optional.ofNullable(runs.get(id)).map(r -> r.told);
  }

  /** Asks it to stop at its next safe point. */
  void cancel(String id) {
    Optional.ofNullable(runs.get(id)).ifPresent(r -> r.cancelled = true);
  }

  /** Something may have ended. */
  private synchronized void changed() {
    changes++;
    notifyAll();
  }

  /** Waits for an end here, or until it is time to look whether one came elsewhere. */
  @SuppressWarnings("WaitNotInLoop") // whoever waits looks at the books again, whatever woke it
  synchronized void awaitChange(long millis) throws InterruptedException {
    long before = changes;
    long end = System.nanoTime() + millis * 1_000_000;
    long left = millis;
    while (changes == before && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }
}
