package org.partida.camel.runtime.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files' routes of one context. What cannot be done in place - giving a bundle's route back its
 * place - is asked for by {@link #apply} returning false: the context is then made anew without the
 * file. Not thread-safe.
 */
public final class FileRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(FileRoutes.class);

  private final Map<Path, ParsedFile> loaded = new LinkedHashMap<>();
  private final Map<Path, FileProblem> problems = new HashMap<>();
  private Set<String> bundleIds = Set.of();

  /** What cannot be used now. */
  public Collection<FileProblem> problems() {
    return List.copyOf(new TreeMap<>(problems).values());
  }

  /** How many files run. */
  public int size() {
    return loaded.size();
  }

  /** A file may work now that components have come: try all again. */
  public void forgetProblems() {
    problems.clear();
  }

  /**
   * For a context that is not started yet: reads the files and takes the routes that they replace
   * out of it, so that these never run.
   *
   * @param ids of the routes that bundles brought
   */
  public void prepare(CamelContext context, SortedMap<Path, RouteFile> files, Set<String> ids)
      throws Exception {
    loaded.clear();
    bundleIds = Set.copyOf(ids);
    problems.keySet().retainAll(files.keySet());
    for (RouteFile file : files.values()) {
      ParsedFile parsed = isKnownBad(file) ? null : parse(context, file);
      if (parsed != null) {
        loaded.put(file.path(), parsed);
        ParsedFile.remove(context, parsed.routeIds());
      }
    }
  }

  /**
   * For a context that was just started: starts the files' routes one by one; false if it must be
   * made anew.
   */
  public boolean start(CamelContext context) throws Exception {
    for (ParsedFile file : new ArrayList<>(loaded.values())) {
      if (!add(context, file) && overrides(file.routeIds())) {
        return false;
      }
    }
    return true;
  }

  /** Brings a running context in step with the files; false if it must be made anew. */
  public boolean apply(CamelContext context, SortedMap<Path, RouteFile> files) throws Exception {
    problems.keySet().retainAll(files.keySet());
    for (ParsedFile old : new ArrayList<>(loaded.values())) {
      if (!files.containsKey(old.file().path()) && !drop(context, old, old.routeIds())) {
        return false;
      }
    }
    for (RouteFile file : files.values()) {
      if (isNew(file) && !isKnownBad(file) && !replace(context, file)) {
        return false;
      }
    }
    return true;
  }

  private boolean replace(CamelContext context, RouteFile file) throws Exception {
    ParsedFile old = loaded.get(file.path());
    ParsedFile parsed = parse(context, file);
    if (parsed == null) {
      // what ran before still runs
      return true;
    }
    if (old != null) {
      Set<String> gone = new LinkedHashSet<>(old.routeIds());
      gone.removeAll(parsed.routeIds());
      if (!drop(context, old, gone)) {
        return false;
      }
    }
    loaded.put(file.path(), parsed);
    return add(context, parsed) || !overrides(parsed.routeIds());
  }

  private boolean add(CamelContext context, ParsedFile parsed) throws Exception {
    try {
      parsed.addTo(context);
      problems.remove(parsed.file().path());
      LOG.info(
          "context {}: routes {} of {} started",
          context.getName(),
          parsed.routeIds(),
          parsed.file().path());
      return true;
    } catch (Exception | LinkageError e) {
      failed(context, parsed.file(), e);
      loaded.remove(parsed.file().path());
      ParsedFile.remove(context, parsed.routeIds());
      return false;
    }
  }

  private boolean drop(CamelContext context, ParsedFile old, Set<String> ids) throws Exception {
    loaded.remove(old.file().path());
    if (overrides(ids)) {
      return false;
    }
    ParsedFile.remove(context, ids);
    LOG.info("context {}: routes {} of {} removed", context.getName(), ids, old.file().path());
    return true;
  }

  private ParsedFile parse(CamelContext context, RouteFile file) {
    try {
      ParsedFile parsed = ParsedFile.parse(context, file);
      for (ParsedFile other : loaded.values()) {
        for (String id : parsed.routeIds()) {
          if (!other.file().path().equals(file.path()) && other.routeIds().contains(id)) {
            throw new IllegalArgumentException(
                "the route " + id + " stands in " + other.file().path().getFileName() + " too");
          }
        }
      }
      return parsed;
    } catch (Exception | LinkageError | StackOverflowError e) {
      failed(context, file, e);
      return null;
    }
  }

  private void failed(CamelContext context, RouteFile file, Throwable e) {
    FileProblem problem = FileProblem.of(file, e);
    problems.put(file.path(), problem);
    LOG.warn(
        "context {}: {} cannot be used: {}", context.getName(), file.path(), problem.message());
  }

  private boolean overrides(Set<String> ids) {
    return ids.stream().anyMatch(bundleIds::contains);
  }

  private boolean isNew(RouteFile file) {
    ParsedFile old = loaded.get(file.path());
    return old == null || !old.file().equals(file);
  }

  private boolean isKnownBad(RouteFile file) {
    FileProblem known = problems.get(file.path());
    return known != null && known.file().equals(file);
  }
}
