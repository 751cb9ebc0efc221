package org.partida.camel.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.spi.ComponentResolver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Follows which Camel components there are: Camel's own activator registers a resolver for each
 * bundle that has some.
 */
final class ComponentTracker extends ServiceTracker<ComponentResolver, List<String>> {
  private static final String COMPONENT = "component";

  private final Map<Long, List<String>> byService = new HashMap<>();
  private final Consumer<Supplier<Map<String, Long>>> more;
  private final Consumer<Supplier<Map<String, Long>>> less;

  /**
   * Not open yet.
   *
   * @param more told at once when there are more components
   * @param less told when there are fewer; the service goes away when it returns
   */
  ComponentTracker(
      BundleContext bundle,
      Consumer<Supplier<Map<String, Long>>> more,
      Consumer<Supplier<Map<String, Long>>> less) {
    super(bundle, ComponentResolver.class, null);
    this.more = more;
    this.less = less;
  }

  @Override
  public List<String> addingService(ServiceReference<ComponentResolver> reference) {
    List<String> names = Texts.of(reference.getProperty(COMPONENT));
    change(id(reference), names);
    more.accept(this::current);
    return names;
  }

  @Override
  public void removedService(ServiceReference<ComponentResolver> reference, List<String> names) {
    change(id(reference), List.of());
    less.accept(this::current);
  }

  private static Long id(ServiceReference<ComponentResolver> reference) {
    return (Long) reference.getProperty(Constants.SERVICE_ID);
  }

  private void change(Long id, List<String> names) {
    synchronized (byService) {
      if (names.isEmpty()) {
        byService.remove(id);
      } else {
        byService.put(id, names);
      }
    }
  }

  /** Asked for on the thread that uses it, so that no older picture comes after a newer one. */
  private Map<String, Long> current() {
    synchronized (byService) {
      Map<String, Long> out = new TreeMap<>();
      byService.forEach((service, all) -> all.forEach(n -> out.merge(n, service, Math::min)));
      return out;
    }
  }
}
