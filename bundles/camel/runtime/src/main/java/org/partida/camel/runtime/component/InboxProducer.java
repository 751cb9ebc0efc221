package org.partida.camel.runtime.component;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.partida.base.work.Intake;
import org.partida.base.work.Received;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Hands the body to the intake of its kind; when it returns the bytes are safe. */
final class InboxProducer extends DefaultProducer {
  /** Header with the key of the inbox row. */
  static final String KEY_HEADER = "partidaKey";

  /** Header that is true if the same bytes were taken before. */
  static final String KNOWN_HEADER = "partidaKnown";

  private final PartidaTarget target;
  private final Gateway gateway;

  InboxProducer(PartidaEndpoint endpoint, PartidaTarget target, Gateway gateway) {
    super(endpoint);
    this.target = target;
    this.gateway = gateway;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Intake intake =
        gateway
            .intake(target.name())
            .orElseThrow(() -> Callers.missing("the intake of " + target.name() + "s", exchange));
    Optional<CompanyId> company = Callers.company(exchange, target);
    try (InputStream body = exchange.getMessage().getBody(InputStream.class)) {
      if (body == null) {
        throw new PartidaException(
            new Problem(
                "route.noBody",
                "there is nothing to take in",
                Callers.where(exchange),
                "send the file as the message body"));
      }
      Received received =
          intake.take(Callers.actor(exchange), company, fileName(exchange), told(exchange), body);
      exchange.getMessage().setHeader(KEY_HEADER, received.key());
      exchange.getMessage().setHeader(KNOWN_HEADER, !received.fresh());
    }
  }

  /**
   * What a route knows beyond the file: headers {@code partidaSender partidaAccount partidaNumber}.
   */
  private static Map<String, String> told(Exchange exchange) {
    Map<String, String> told = new HashMap<>();
    for (String name : List.of("sender", "account", "number")) {
      String header = "partida" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      Optional.ofNullable(exchange.getMessage().getHeader(header, String.class))
          .filter(v -> !v.isBlank())
          .ifPresent(v -> told.put(name, v));
    }
    return told;
  }

  /** The last part of the name only: routes that read folders put the folder before it. */
  private static String fileName(Exchange exchange) {
    String name =
        exchange.getMessage().getHeader(Exchange.FILE_NAME, "", String.class).replace('\\', '/');
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.isBlank() ? exchange.getExchangeId() : last;
  }
}
