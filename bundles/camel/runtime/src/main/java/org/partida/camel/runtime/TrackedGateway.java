package org.partida.camel.runtime;

import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;
import org.partida.api.action.Actions;
import org.partida.api.job.Jobs;
import org.partida.base.work.Intake;
import org.partida.base.work.Tick;
import org.partida.camel.runtime.component.Gateway;

/** Partida's services as the framework has them now. Thread-safe. */
final class TrackedGateway implements Gateway, AutoCloseable {
  private final ServiceTracker<Intake, Intake> intakes;
  private final ServiceTracker<Tick, Tick> ticks;
  private final ServiceTracker<Actions, Actions> actions;
  private final ServiceTracker<Jobs, Jobs> jobs;

  TrackedGateway(BundleContext bundle) {
    intakes = open(bundle, Intake.class);
    ticks = open(bundle, Tick.class);
    actions = open(bundle, Actions.class);
    jobs = open(bundle, Jobs.class);
  }

  @Override
  public Optional<Intake> intake(String kind) {
    return first(intakes, i -> i.kind().equals(kind));
  }

  @Override
  public Optional<Tick> tick(String name) {
    return first(ticks, t -> t.name().equals(name));
  }

  @Override
  public Optional<Actions> actions() {
    return Optional.ofNullable(actions.getService());
  }

  @Override
  public Optional<Jobs> jobs() {
    return Optional.ofNullable(jobs.getService());
  }

  @Override
  public void close() {
    intakes.close();
    ticks.close();
    actions.close();
    jobs.close();
  }

  private static <S> ServiceTracker<S, S> open(BundleContext bundle, Class<S> type) {
    ServiceTracker<S, S> tracker = new ServiceTracker<>(bundle, type, null);
    tracker.open();
    return tracker;
  }

  private static <S> Optional<S> first(ServiceTracker<S, S> tracker, Predicate<S> wanted) {
    return tracker.getTracked().values().stream().filter(wanted).findFirst();
  }
}
