package org.partida.camel.runtime.context;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.partida.camel.runtime.files.FileRoutes;
import org.partida.camel.runtime.files.RouteFile;
import org.partida.camel.runtime.files.RouteFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One context: runs while its routes and the components they need are there, and is made anew when
 * one of these changes. Only one thread may change it; {@link #status} may be read by any.
 */
public final class ManagedContext {
  private static final Logger LOG = LoggerFactory.getLogger(ManagedContext.class);

  private final String name;
  private final boolean filesAlone;
  private final ContextBuild build;
  private final ContextSettings settings;
  private final ContextListener listener;
  private final RouteFolder folder;
  private final FileRoutes files = new FileRoutes();
  private SortedMap<Path, RouteFile> current = new TreeMap<>();
  private ContextInputs inputs = new ContextInputs(List.of(), Map.of(), Map.of());
  private RunningContext running;
  private ContextInputs failedWith;
  private int pollsSinceFailure;
  private volatile ContextStatus status;

  /**
   * Starts nothing.
   *
   * @param filesAlone it runs on files alone, without any bundle's routes
   */
  public ManagedContext(
      String name,
      boolean filesAlone,
      ContextBuild build,
      ContextSettings settings,
      ContextListener listener,
      Path folder) {
    this.name = name;
    this.filesAlone = filesAlone;
    this.build = build;
    this.settings = settings;
    this.listener = listener;
    this.folder = new RouteFolder(folder);
    this.status = ContextStatus.idle(name);
  }

  public ContextStatus status() {
    return status;
  }

  /** Takes in what it depends on now and does what follows. */
  public void update(ContextInputs now) {
    if (!now.components().keySet().equals(inputs.components().keySet())) {
      files.forgetProblems();
    }
    inputs = now;
    if (running != null && (!wanted() || running.inputs().differs(now, running.usedComponents()))) {
      stop();
    } else if (running != null) {
      running.adopt(now);
    }
    poll();
  }

  /** Looks at the files and starts what can start. */
  public void poll() {
    current = folder.look();
    if (running != null && !wanted()) {
      stop();
    } else if (running != null) {
      applyFiles();
    }
    if (running == null && wanted() && mayTry()) {
      start();
    }
    tell(null);
  }

  /** Drains and stops it. */
  public void stop() {
    if (running == null) {
      return;
    }
    RunningContext stopping = running;
    running = null;
    LOG.info("context {}: stopping", name);
    try {
      listener.stopping(stopping.context());
    } catch (RuntimeException e) {
      LOG.warn("context {}: what uses it did not let go", name, e);
    }
    stopping.stop();
    tell(null);
  }

  private boolean wanted() {
    return inputs.missing().isEmpty()
        && (!inputs.sources().isEmpty() || filesAlone && !current.isEmpty());
  }

  private boolean mayTry() {
    if (failedWith == null || failedWith.differs(inputs, inputs.components().keySet())) {
      return true;
    }
    pollsSinceFailure++;
    return pollsSinceFailure >= settings.retryPolls();
  }

  private void applyFiles() {
    try {
      if (!files.apply(running.context(), current)) {
        LOG.info(
            "context {}: made anew, since a file no longer replaces a route of a bundle", name);
        stop();
      }
    } catch (Exception | LinkageError e) {
      LOG.error("context {}: route files could not be applied, it is made anew", name, e);
      stop();
    }
  }

  /** Each try either runs or marks one more file as bad, so it comes to an end. */
  private void start() {
    for (int tries = 0; running == null && tries <= current.size(); tries++) {
      RunningContext started = new RunningContext(build.prepare(name, inputs), inputs);
      try {
        started.closers().addAll(build.addRoutes(started.context(), inputs));
        files.prepare(started.context(), current, ids(started.context()));
        started.context().start();
        if (files.start(started.context())) {
          running = started;
          failedWith = null;
        } else {
          started.stop();
        }
      } catch (Exception | LinkageError e) {
        started.stop();
        failed(e);
        return;
      }
    }
    if (running != null) {
      LOG.info("context {}: started with {} routes", name, running.context().getRoutesSize());
      listener.started(running.context());
    }
  }

  private void failed(Throwable e) {
    failedWith = inputs;
    pollsSinceFailure = 0;
    LOG.error("context {}: cannot start", name, e);
    tell(e);
  }

  private static Set<String> ids(CamelContext context) {
    Set<String> out = new LinkedHashSet<>();
    for (RouteDefinition route :
        new ArrayList<>(
            context
                .getCamelContextExtension()
                .getContextPlugin(Model.class)
                .getRouteDefinitions())) {
      if (route.hasCustomIdAssigned()) {
        out.add(route.getId());
      }
    }
    return out;
  }

  private void tell(Throwable error) {
    String text =
        error != null
            ? ContextStatus.text(error)
            : running == null && failedWith != null ? status.error() : "";
    int routes = running == null ? 0 : running.context().getRoutesSize();
    status =
        new ContextStatus(
            name,
            running != null,
            routes,
            inputs.sources().size(),
            inputs.missing(),
            text,
            current.size(),
            List.copyOf(files.problems()));
  }
}
