package org.partida.web.osgi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.partida.web.Services;

/** Services out of the OSGi registry, tracked from the first time one is asked for. Thread-safe. */
final class TrackedServices implements Services, AutoCloseable {
  private final BundleContext context;
  private final Map<Class<?>, ServiceTracker<?, ?>> trackers = new ConcurrentHashMap<>();

  TrackedServices(BundleContext context) {
    this.context = context;
  }

  @Override
  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(type.cast(tracker(type).getService()));
  }

  @Override
  public <T> List<T> all(Class<T> type) {
    ServiceTracker<?, ?> tracker = tracker(type);
    ServiceReference<?>[] references = tracker.getServiceReferences();
    if (references == null) {
      return List.of();
    }
    Arrays.sort(references, Collections.reverseOrder());
    List<T> found = new ArrayList<>();
    for (ServiceReference<?> r : references) {
      Object service = tracked(tracker, r);
      if (service != null) {
        found.add(type.cast(service));
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked") // the reference comes from this tracker
  private static <S> Object tracked(ServiceTracker<S, ?> tracker, ServiceReference<?> reference) {
    return tracker.getService((ServiceReference<S>) reference);
  }

  private ServiceTracker<?, ?> tracker(Class<?> type) {
    return trackers.computeIfAbsent(
        type,
        t -> {
          ServiceTracker<Object, Object> made = new ServiceTracker<>(context, t.getName(), null);
          made.open();
          return made;
        });
  }

  @Override
  public void close() {
    trackers.values().forEach(ServiceTracker::close);
    trackers.clear();
  }
}
