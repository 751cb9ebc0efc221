package org.partida.shell.demo;

import java.time.Duration;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Waits for a service that has taken a new configuration over: the framework hands it out on a
 * thread of its own, and who goes on at once would still meet the old service. Stateless.
 */
final class Applied {
  /** Where the service's feature is not installed, nobody comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Applied() {}

  static void await(String property, String value) {
    Bundle bundle = FrameworkUtil.getBundle(Applied.class);
    if (bundle == null) {
      return;
    }
    BundleContext context = bundle.getBundleContext();
    try {
      ServiceTracker<Object, Object> tracker =
          new ServiceTracker<>(
              context, context.createFilter("(" + property + "=" + value + ")"), null);
      tracker.open(true);
      try {
        tracker.waitForService(PATIENCE.toMillis());
      } finally {
        tracker.close();
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("an address is no filter: " + value, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
