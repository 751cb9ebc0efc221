package org.partida.camel.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.RoutesBuilder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.partida.camel.runtime.context.RoutesSource;

/**
 * Routes that a bundle registered as a service.
 *
 * @param id the service's id
 * @param context property {@code partida.context}
 * @param components property {@code partida.components}
 * @param defaults property {@code partida.defaults}
 * @param objects gives a builder for each start
 */
record ServiceSource(
    long id,
    String context,
    Set<String> components,
    Map<String, String> defaults,
    ServiceObjects<RoutesBuilder> objects)
    implements RoutesSource {
  static final String CONTEXT = "partida.context";
  static final String COMPONENTS = "partida.components";
  static final String DEFAULTS = "partida.defaults";

  static ServiceSource of(BundleContext bundle, ServiceReference<RoutesBuilder> ref) {
    Map<String, String> defaults = new LinkedHashMap<>();
    for (String pair : Texts.of(ref.getProperty(DEFAULTS))) {
      int eq = pair.indexOf('=');
      defaults.put(
          eq < 0 ? pair.trim() : pair.substring(0, eq).trim(),
          eq < 0 ? "" : pair.substring(eq + 1).trim());
    }
    return new ServiceSource(
        (Long) ref.getProperty(Constants.SERVICE_ID),
        String.valueOf(ref.getProperty(CONTEXT)),
        new TreeSet<>(Texts.of(ref.getProperty(COMPONENTS))),
        defaults,
        bundle.getServiceObjects(ref));
  }

  @Override
  public RoutesBuilder open() {
    RoutesBuilder builder = objects.getService();
    if (builder == null) {
      throw new IllegalStateException("the routes for " + context + " are not there any more");
    }
    return builder;
  }

  @Override
  public void close(RoutesBuilder builder) {
    try {
      objects.ungetService(builder);
    } catch (IllegalStateException | IllegalArgumentException e) {
      // its bundle is gone already
      return;
    }
  }
}
