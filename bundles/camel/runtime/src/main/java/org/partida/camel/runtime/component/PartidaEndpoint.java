package org.partida.camel.runtime.component;

import java.util.Set;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One address of the component; only for sending to. */
final class PartidaEndpoint extends DefaultEndpoint {
  static final Set<String> VERBS = Set.of("inbox", "action", "tick");

  private final PartidaTarget target;
  private final Gateway gateway;

  PartidaEndpoint(String uri, PartidaComponent component, PartidaTarget target, Gateway gateway) {
    super(uri, component);
    this.target = target;
    this.gateway = gateway;
  }

  @Override
  public Producer createProducer() {
    return switch (target.verb()) {
      case "inbox" -> new InboxProducer(this, target, gateway);
      case "action" -> new ActionProducer(this, target, gateway);
      default -> new TickProducer(this, target, gateway);
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "partida: is only for sending to; events are followed in Partida, not here");
  }

  /** So that two addresses that differ only in an option are two endpoints. */
  @Override
  public boolean isLenientProperties() {
    return false;
  }
}
