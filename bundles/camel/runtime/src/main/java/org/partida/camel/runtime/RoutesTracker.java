package org.partida.camel.runtime;

import java.util.function.Consumer;
import org.apache.camel.RoutesBuilder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Follows the routes that bundles register. */
final class RoutesTracker extends ServiceTracker<RoutesBuilder, ServiceSource> {
  private final Consumer<ServiceSource> coming;
  private final Consumer<ServiceSource> going;

  RoutesTracker(
      BundleContext bundle, Consumer<ServiceSource> coming, Consumer<ServiceSource> going) {
    super(bundle, filter(bundle), null);
    this.coming = coming;
    this.going = going;
  }

  @Override
  public ServiceSource addingService(ServiceReference<RoutesBuilder> reference) {
    ServiceSource source = ServiceSource.of(context, reference);
    coming.accept(source);
    return source;
  }

  @Override
  public void removedService(ServiceReference<RoutesBuilder> reference, ServiceSource source) {
    going.accept(source);
  }

  private static org.osgi.framework.Filter filter(BundleContext bundle) {
    try {
      return FrameworkUtil.createFilter(
          "(&(objectClass="
              + RoutesBuilder.class.getName()
              + ")("
              + ServiceSource.CONTEXT
              + "=*))");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("a constant filter of " + bundle.getBundle(), e);
    }
  }
}
