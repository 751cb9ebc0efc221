package org.partida.camel.runtime.context;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a context depends on at a moment. Immutable.
 *
 * @param sources routes of bundles, by id
 * @param configuration values of placeholders by the operator
 * @param components id of the service that gives each Camel component that is there
 */
public record ContextInputs(
    List<RoutesSource> sources, Map<String, String> configuration, Map<String, Long> components) {
  public ContextInputs {
    sources = List.copyOf(sources);
    configuration = Map.copyOf(configuration);
    components = Map.copyOf(components);
  }

  /** Components that are needed and not there. */
  public Set<String> missing() {
    Set<String> out = new TreeSet<>();
    sources.forEach(s -> out.addAll(s.components()));
    out.removeAll(components.keySet());
    return out;
  }

  /** Placeholders: the configuration before the defaults. */
  public Map<String, String> placeholders() {
    Map<String, String> out = new LinkedHashMap<>();
    sources.forEach(s -> out.putAll(s.defaults()));
    out.putAll(configuration);
    return out;
  }

  /**
   * True if a context made from the other inputs would not be the same; components that nobody used
   * do not matter.
   */
  boolean differs(ContextInputs other, Set<String> usedComponents) {
    return !ids().equals(other.ids())
        || !placeholders().equals(other.placeholders())
        || !used(usedComponents).equals(other.used(usedComponents));
  }

  private List<Long> ids() {
    return sources.stream().map(RoutesSource::id).sorted().toList();
  }

  private Map<String, Long> used(Set<String> names) {
    Map<String, Long> out = new TreeMap<>(components);
    out.keySet().retainAll(names);
    return out;
  }
}
