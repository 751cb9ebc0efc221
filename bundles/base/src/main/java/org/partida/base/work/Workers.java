package org.partida.base.work;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;

/** The workers that take rows and give them to steps. Thread-safe. */
@ProviderType
public interface Workers {
  /** There may be work: look now. Ticks and commits call it; leases decide who works. */
  void wake();

  /**
   * Waits until no row of the company is ready or in work (waiting and future rows do not count).
   *
   * @return true if it became quiet, false if the time was up or the progress was cancelled
   */
  boolean awaitQuiet(Optional<CompanyId> company, Duration atMost, Progress progress);
}
