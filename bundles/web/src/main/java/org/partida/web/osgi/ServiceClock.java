package org.partida.web.osgi;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.partida.web.Services;

/**
 * The clock that everybody gets, or the system's while there is none: not even base may take the
 * API down. Thread-safe.
 */
final class ServiceClock extends Clock {
  private final Services services;

  ServiceClock(Services services) {
    this.services = services;
  }

  private Clock now() {
    return services.find(Clock.class).orElseGet(Clock::systemUTC);
  }

  @Override
  public ZoneId getZone() {
    return now().getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return now().withZone(zone);
  }

  @Override
  public Instant instant() {
    return now().instant();
  }
}
