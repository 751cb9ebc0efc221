package org.partida.base.work.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.base.clock.Ids;
import org.partida.base.home.Home;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Step;
import org.partida.base.work.Wakeup;
import org.partida.base.work.Workers;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;

/** The workers of this node. */
@Component(immediate = true, configurationPid = WorkersComponent.PID)
@Designate(ocd = WorkersComponent.Config.class)
public final class WorkersComponent implements Workers {
  static final String PID = "org.partida.work";

  private static final long RETRY_MILLISECONDS = 200;

  private final Map<ServiceReference<Step>, Optional<Step>> steps = new ConcurrentHashMap<>();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final BundleContext context;
  private final WorkerLoop loop;
  private final Wakeup.Subscription wakes;

  /** How much is done at once. */
  @ObjectClassDefinition(name = "Partida: workers")
  @interface Config {
    @AttributeDefinition(
        name = "Threads",
        description =
            "Rows in work at once, of the steps that compute; 0 = two per processor, at least 4")
    int threads() default 0;

    @AttributeDefinition(
        name = "Waiting threads",
        description = "Rows at once of the steps that wait for an authority's answers")
    int waitingThreads() default WorkSettings.MANY;

    @AttributeDefinition(
        name = "Lease",
        description = "Seconds after which another node takes over the rows of one that died")
    int leaseSeconds() default 60;

    @AttributeDefinition(name = "Poll", description = "Seconds between looks without being woken")
    int pollSeconds() default 10;

    @AttributeDefinition(
        name = "Drain",
        description = "Seconds that a bundle being stopped may take to finish its rows")
    int drainSeconds() default 30;

    @AttributeDefinition(
        name = "Soon",
        description = "A retry due within so many seconds counts as work that a sync waits for")
    int soonSeconds() default 6;
  }

  @Activate
  public WorkersComponent(
      BundleContext context,
      @Reference UnitOfWork work,
      @Reference Clock clock,
      @Reference Home home,
      @Reference Wakeup wakeup,
      Config config) {
    int threads =
        config.threads() > 0
            ? config.threads()
            : Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    WorkSettings settings =
        new WorkSettings(
            threads,
            Math.max(1, config.waitingThreads()),
            Duration.ofSeconds(config.leaseSeconds()),
            Duration.ofSeconds(config.pollSeconds()),
            Duration.ofSeconds(config.drainSeconds()),
            Duration.ofSeconds(config.soonSeconds()));
    Ids ids = new Ids(clock);
    this.context = context;
    this.loop = new WorkerLoop(work, clock, settings, node(home, ids), ids.next());
    this.wakes = wakeup.onWake(loop::wake);
  }

  @Deactivate
  void deactivate() {
    later.shutdownNow();
    wakes.close();
    loop.close();
  }

  @Reference(
      service = Step.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindStep(ServiceReference<Step> reference) {
    steps.put(reference, Optional.empty());
    fetch(reference);
  }

  void unbindStep(ServiceReference<Step> reference) {
    Optional<Step> step = steps.remove(reference);
    if (step != null && step.isPresent()) {
      loop.remove(step.get());
      context.ungetService(reference);
    }
  }

  /**
   * A step that another thread is activating answers nothing for a moment; were it not asked again,
   * its queue would stand still until the next start.
   */
  private void fetch(ServiceReference<Step> reference) {
    if (!steps.containsKey(reference)) {
      return;
    }
    Step step = context.getService(reference);
    if (step == null) {
      var unused =
          later.schedule(() -> fetch(reference), RETRY_MILLISECONDS, TimeUnit.MILLISECONDS);
    } else if (steps.replace(reference, Optional.empty(), Optional.of(step))) {
      loop.add(step);
    } else {
      context.ungetService(reference);
    }
  }

  @Override
  public void wake() {
    loop.wake();
  }

  @Override
  public boolean awaitQuiet(Optional<CompanyId> company, Duration atMost, Progress progress) {
    return loop.awaitQuiet(company, atMost, progress);
  }

  /**
   * The node's name stays over restarts, so that it knows its own rows again; it lives with the
   * books.
   */
  static String node(Home home, Ids ids) {
    Path file = home.books().resolve("node-id");
    try {
      if (Files.exists(file) && Files.size(file) > 0) {
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
      }
      String id = ids.next();
      Files.writeString(file, id, StandardCharsets.US_ASCII);
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the node's name in " + file + " can neither be read nor written", e);
    }
  }
}
