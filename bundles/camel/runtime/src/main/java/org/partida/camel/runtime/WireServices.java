package org.partida.camel.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.partida.base.wire.Wire;
import org.partida.camel.runtime.context.ContextListener;
import org.partida.camel.runtime.wire.CamelWire;

/**
 * Offers a {@link Wire} for every running context that has a route {@code <context>-wire}. Called
 * by one thread.
 */
final class WireServices implements ContextListener {
  private final BundleContext bundle;
  private final Path spool;
  private final long maxBytes;
  private final Duration drain;
  private final Map<CamelContext, Offer> offers = new HashMap<>();

  /** A wire and its registration. */
  private record Offer(CamelWire wire, ServiceRegistration<Wire> registration) {}

  WireServices(BundleContext bundle, Path spool, long maxBytes, Duration drain) {
    this.bundle = bundle;
    this.spool = spool;
    this.maxBytes = maxBytes;
    this.drain = drain;
  }

  @Override
  public void started(CamelContext context) {
    Route route = context.getRoute(context.getName() + "-wire");
    if (route == null || !route.getEndpoint().getEndpointBaseUri().equals("direct://wire")) {
      return;
    }
    CamelWire wire = new CamelWire(context, spool, maxBytes);
    Dictionary<String, Object> properties =
        new Hashtable<>(Map.of("partida.wire", context.getName()));
    offers.put(context, new Offer(wire, bundle.registerService(Wire.class, wire, properties)));
  }

  @Override
  public void stopping(CamelContext context) {
    Offer offer = offers.remove(context);
    if (offer != null) {
      try {
        offer.registration().unregister();
      } catch (IllegalStateException e) {
        // our bundle is being stopped, the framework was faster
        bundle.getBundle();
      }
      offer.wire().drain(drain);
    }
  }
}
