package org.partida.base.clock.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The clock everybody gets: the system's, or, while there is a Clock service with property {@code
 * partida.clock=override}, that one. Nobody has to be restarted when time is moved for a trial.
 */
@Component(
    service = Clock.class,
    property = {"partida.clock=main", Constants.SERVICE_RANKING + ":Integer=1000"})
public final class MovableClock extends Clock {
  private final Clock system;
  private final SortedMap<Long, Clock> overrides =
      new ConcurrentSkipListMap<>(Comparator.reverseOrder());

  public MovableClock() {
    this(Clock.systemUTC());
  }

  MovableClock(Clock system) {
    this.system = system;
  }

  @Reference(
      target = "(partida.clock=override)",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindOverride(Clock clock, Map<String, Object> properties) {
    overrides.put((Long) properties.get(Constants.SERVICE_ID), clock);
  }

  @SuppressWarnings("ReferenceEquality") // the service that goes, not one that shows the same time
  void unbindOverride(Clock clock) {
    overrides.values().removeIf(c -> c == clock);
  }

  @Override
  public ZoneId getZone() {
    return current().getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new InZone(this, zone);
  }

  @Override
  public Instant instant() {
    return current().instant();
  }

  private Clock current() {
    for (Clock c : overrides.values()) {
      return c;
    }
    return system;
  }

  /** The same moving time with another zone. */
  private static final class InZone extends Clock {
    private final Clock clock;
    private final ZoneId zone;

    InZone(Clock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new InZone(clock, other);
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }
  }
}
