package org.partida.base.work;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Carries the news that there may be work, from who commits to who works, so that neither needs the
 * other's service. Thread-safe.
 */
@ProviderType
public interface Wakeup {
  /** There may be work; quick, never fails. */
  void wake();

  /** Calls the listener on every wake until the answer is closed; the listener must be quick. */
  Subscription onWake(Runnable listener);

  /** Ends the calls. */
  @FunctionalInterface
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
