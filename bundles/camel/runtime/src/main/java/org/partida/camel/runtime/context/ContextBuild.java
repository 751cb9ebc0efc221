package org.partida.camel.runtime.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.support.PropertyBindingSupport;
import org.partida.camel.runtime.component.Gateway;
import org.partida.camel.runtime.component.PartidaComponent;

/**
 * Sets up a context: placeholders, options of components, draining, spooling, the {@code partida:}
 * component, the bundles' routes.
 */
final class ContextBuild {
  private static final String COMPONENT_OPTION = "camel.component.";

  private final ContextFactory factory;
  private final ContextSettings settings;
  private final Gateway gateway;

  ContextBuild(ContextFactory factory, ContextSettings settings, Gateway gateway) {
    this.factory = factory;
    this.settings = settings;
    this.gateway = gateway;
  }

  /** A stopped context with everything but the routes. */
  CamelContext prepare(String name, ContextInputs inputs) {
    CamelContext context = factory.create(name);
    context.addComponent("partida", new PartidaComponent(gateway));
    Properties placeholders = new Properties();
    placeholders.putAll(inputs.placeholders());
    context.getPropertiesComponent().setInitialProperties(placeholders);
    context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
    context.getShutdownStrategy().setTimeout(settings.drain().toMillis());
    context.getShutdownStrategy().setShutdownNowOnTimeout(true);
    StreamCachingStrategy caching = context.getStreamCachingStrategy();
    caching.setSpoolEnabled(true);
    caching.setSpoolThreshold(128 << 10);
    caching.setSpoolDirectory(settings.spool().resolve("camel-" + name).toFile());
    return context;
  }

  /**
   * Adds the routes of the bundles; the builders must be given back once the context is stopped.
   */
  List<Runnable> addRoutes(CamelContext context, ContextInputs inputs) throws Exception {
    List<Runnable> closers = new ArrayList<>();
    try {
      options(context, inputs.placeholders());
      for (RoutesSource source : inputs.sources()) {
        RoutesBuilder builder = source.open();
        closers.add(() -> source.close(builder));
        context.addRoutes(builder);
      }
      return closers;
    } catch (Exception | Error e) {
      closers.forEach(Runnable::run);
      throw e;
    }
  }

  /**
   * {@code camel.component.http.automaticRetriesDisabled=true}: many options exist only on the
   * component.
   */
  private static void options(CamelContext context, Map<String, String> placeholders) {
    placeholders.forEach(
        (key, value) -> {
          if (key.startsWith(COMPONENT_OPTION)) {
            String rest = key.substring(COMPONENT_OPTION.length());
            int dot = rest.indexOf('.');
            if (dot <= 0) {
              throw new IllegalArgumentException(
                  "not an option of a component: "
                      + key
                      + "; write camel.component.<name>.<option>");
            }
            Component component = context.getComponent(rest.substring(0, dot));
            PropertyBindingSupport.build()
                .withMandatory(true)
                .withProperty(rest.substring(dot + 1), value)
                .withCamelContext(context)
                .withTarget(component)
                .bind();
          }
        });
  }
}
