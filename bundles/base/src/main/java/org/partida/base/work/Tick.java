package org.partida.base.work;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a scheduled route starts: quick, only enqueues. Registered as an OSGi service; the route
 * reaches it as {@code partida:tick/NAME}.
 */
@ConsumerType
public interface Tick {
  String name();

  void tick();
}
