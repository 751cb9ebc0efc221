package org.partida.camel.runtime.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.partida.api.health.HealthCheck;
import org.partida.api.health.HealthEntry;
import org.partida.camel.runtime.component.Gateway;

/**
 * All contexts. Changes come from one thread; {@link #check} may be called by any.
 *
 * <p>Files directly in the folder are for the context {@value #USER}; those in a sub-folder for the
 * context of its name.
 */
public final class Contexts implements HealthCheck {
  /** The context of routes that operators add. */
  public static final String USER = "user";

  private final ContextSettings settings;
  private final ContextListener listener;
  private final ContextBuild build;
  private final Path folder;
  private final Function<String, Map<String, String>> configurations;
  private final ConcurrentSkipListMap<String, ManagedContext> contexts =
      new ConcurrentSkipListMap<>();
  private final Map<Long, RoutesSource> sources = new HashMap<>();
  private Map<String, Long> components = Map.of();

  /**
   * Starts nothing.
   *
   * @param folder of route files
   * @param configurations values of placeholders by context name
   */
  public Contexts(
      ContextFactory factory,
      ContextSettings settings,
      Gateway gateway,
      ContextListener listener,
      Path folder,
      Function<String, Map<String, String>> configurations) {
    this.settings = settings;
    this.listener = listener;
    this.build = new ContextBuild(factory, settings, gateway);
    this.folder = folder;
    this.configurations = configurations;
  }

  /** Routes have come. */
  public void add(RoutesSource source) {
    sources.put(source.id(), source);
    update(source.context());
  }

  /** Routes are going: drained when this returns. */
  public void remove(RoutesSource source) {
    sources.remove(source.id());
    update(source.context());
  }

  /** Components have come or are going: what used the latter is drained when this returns. */
  public void components(Map<String, Long> now) {
    components = Map.copyOf(now);
    List.copyOf(contexts.keySet()).forEach(this::update);
  }

  /** Somebody changed the configuration of a context. */
  public void configured(String context) {
    if (contexts.containsKey(context)) {
      update(context);
    }
  }

  /** Looks at the files. */
  public void poll() {
    for (String name : names()) {
      if (contexts.containsKey(name)) {
        contexts.get(name).poll();
      } else {
        update(name);
      }
    }
  }

  /** Drains and stops all. */
  public void stop() {
    contexts.values().forEach(ManagedContext::stop);
  }

  @Override
  public List<HealthEntry> check() {
    List<HealthEntry> out = new ArrayList<>();
    contexts.values().forEach(c -> out.addAll(c.status().health()));
    return out;
  }

  /** How a context is. */
  public ContextStatus status(String name) {
    ManagedContext c = contexts.get(name);
    return c == null ? ContextStatus.idle(name) : c.status();
  }

  private void update(String name) {
    List<RoutesSource> own =
        sources.values().stream()
            .filter(s -> s.context().equals(name))
            .sorted((a, b) -> Long.compare(a.id(), b.id()))
            .toList();
    contexts
        .computeIfAbsent(
            name,
            n ->
                new ManagedContext(
                    n,
                    n.equals(USER),
                    build,
                    settings,
                    listener,
                    USER.equals(n) ? folder : folder.resolve(n)))
        .update(new ContextInputs(own, configurations.apply(name), components));
  }

  private Set<String> names() {
    Set<String> out = new TreeSet<>(contexts.keySet());
    out.add(USER);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.list(folder)) {
        all.filter(Files::isDirectory)
            .map(p -> p.getFileName().toString())
            .filter(n -> !n.startsWith(".") && !n.equals(USER))
            .forEach(out::add);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + folder, e);
      }
    }
    return out;
  }
}
