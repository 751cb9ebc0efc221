package org.partida.api.health;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says how a part of Partida is. Registered as an OSGi service by whoever has something to say;
 * quick, thread-safe.
 */
@ConsumerType
public interface HealthCheck {
  List<HealthEntry> check();
}
