package org.partida.camel.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.partida.api.health.HealthCheck;
import org.partida.api.health.HealthEntry;
import org.partida.base.home.Home;
import org.partida.camel.runtime.context.ContextSettings;
import org.partida.camel.runtime.context.Contexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the contexts to the framework. Everything that changes a context runs on one thread; who
 * takes a service away waits until what used it is drained.
 */
@Component(
    immediate = true,
    service = {HealthCheck.class, ConfigurationListener.class},
    configurationPid = "org.partida.camel.runtime")
@Designate(ocd = RuntimeConfig.class)
public final class CamelRuntime implements HealthCheck, ConfigurationListener {
  private static final Logger LOG = LoggerFactory.getLogger(CamelRuntime.class);

  private final Duration drain;
  private final ScheduledExecutorService thread;
  private final TrackedGateway gateway;
  private final Contexts contexts;
  private final RoutesTracker routes;
  private final ComponentTracker components;

  /** Begins to track. */
  @Activate
  public CamelRuntime(
      BundleContext bundle,
      RuntimeConfig config,
      @Reference Home home,
      @Reference ConfigurationAdmin admin) {
    drain = Duration.ofSeconds(config.drainSeconds());
    thread = Executors.newSingleThreadScheduledExecutor(CamelRuntime::thread);
    gateway = new TrackedGateway(bundle);
    int retryPolls =
        Math.max(1, config.retrySeconds() * 1000 / Math.max(1, config.pollMilliseconds()));
    contexts =
        new Contexts(
            name -> named(new OsgiDefaultCamelContext(bundle), name),
            new ContextSettings(home.spool(), drain, retryPolls),
            gateway,
            new WireServices(bundle, home.spool(), (long) config.maxAnswerMegabytes() << 20, drain),
            folder(bundle, config, home),
            new ContextConfigurations(admin));
    components =
        new ComponentTracker(
            bundle,
            now -> later(() -> contexts.components(now.get())),
            now -> andWait(() -> contexts.components(now.get())));
    routes =
        new RoutesTracker(
            bundle, s -> later(() -> contexts.add(s)), s -> andWait(() -> contexts.remove(s)));
    components.open();
    routes.open();
    // guarded: nothing is thrown that the future would hold back
    var unused =
        thread.scheduleWithFixedDelay(
            guarded(contexts::poll), 0, config.pollMilliseconds(), TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void deactivate() {
    routes.close();
    andWait(contexts::stop);
    thread.shutdownNow();
    components.close();
    gateway.close();
  }

  @Override
  public List<HealthEntry> check() {
    return contexts.check();
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    String context = ContextConfigurations.context(event.getPid());
    if (!context.isEmpty()) {
      later(() -> contexts.configured(context));
    }
  }

  private static Thread thread(Runnable work) {
    Thread t = Executors.defaultThreadFactory().newThread(work);
    t.setName("partida-camel-contexts");
    return t;
  }

  private static OsgiDefaultCamelContext named(OsgiDefaultCamelContext context, String name) {
    context.getCamelContextExtension().setName(name);
    return context;
  }

  private static Path folder(BundleContext bundle, RuntimeConfig config, Home home) {
    if (!config.routesDirectory().isBlank()) {
      return Path.of(config.routesDirectory());
    }
    String etc = bundle.getProperty("partida.etc");
    return etc == null
        ? home.books().resolveSibling("etc").resolve("routes")
        : Path.of(etc).resolve("routes");
  }

  private Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException | LinkageError e) {
        LOG.error("a change of the routes could not be carried out", e);
      }
    };
  }

  private void later(Runnable work) {
    try {
      thread.execute(guarded(work));
    } catch (RejectedExecutionException e) {
      LOG.debug("too late, all contexts are stopped", e);
    }
  }

  /**
   * Bounded, so that a framework that waits for us never hangs: an exchange that does not end is
   * cut off after the drain time.
   */
  private void andWait(Runnable work) {
    try {
      Future<?> done = thread.submit(guarded(work));
      done.get(2 * drain.toMillis() + 10_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.warn("contexts did not stop in time", e);
    }
  }
}
