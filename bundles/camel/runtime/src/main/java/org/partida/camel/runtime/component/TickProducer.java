package org.partida.camel.runtime.component;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the tick of this name. Nobody there is no fault: the bundle may be stopped, and the next
 * tick comes anyway.
 */
final class TickProducer extends DefaultProducer {
  private static final Logger LOG = LoggerFactory.getLogger(TickProducer.class);

  private final PartidaTarget target;
  private final Gateway gateway;

  TickProducer(PartidaEndpoint endpoint, PartidaTarget target, Gateway gateway) {
    super(endpoint);
    this.target = target;
    this.gateway = gateway;
  }

  @Override
  public void process(Exchange exchange) {
    gateway
        .tick(target.name())
        .ifPresentOrElse(
            t -> t.tick(), () -> LOG.debug("nobody waits for the tick {}", target.name()));
  }
}
